namespace Ipv6Dmz.Lab.Deployment;

/// <summary>The resource types that the lab can make.</summary>
internal sealed class Providers(IRemoteShell shell)
{
    private readonly Dictionary<string, IResourceProvider> byType = new()
    {
        [CommandProvider.Type] = new CommandProvider(new UnreachableMachines(shell)),
        [RandomPasswordProvider.Type] = new RandomPasswordProvider(),
    };

    /// <exception cref="DeploymentException">It can't make this one.</exception>
    public IResourceProvider Of(ResourceKey key) => byType.GetValueOrDefault(key.Type)
        ?? throw new DeploymentException($"the lab can't make a {key.Type}; it knows {string.Join(", ", byType.Keys.Order())}");
}
