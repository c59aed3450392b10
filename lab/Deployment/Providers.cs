using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Deployment.HCloud;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>The resource types that the lab can make.</summary>
/// <param name="cloud">Null: there is none here, and its types are unknown.</param>
internal sealed class Providers(IRemoteShell shell, LabCloud? cloud)
{
    private readonly Dictionary<string, IResourceProvider> byType = new([
        new(CommandProvider.Type, new CommandProvider(new UnreachableMachines(shell))),
        new(RandomPasswordProvider.Type, new RandomPasswordProvider()),
        .. cloud is null ? [] : OfCloud(cloud),
    ]);

    /// <exception cref="DeploymentException">It can't make this one.</exception>
    public IResourceProvider Of(ResourceKey key) => byType.GetValueOrDefault(key.Type)
        ?? throw new DeploymentException($"the lab can't make a {key.Type}; it knows {string.Join(", ", byType.Keys.Order())}");

    private static KeyValuePair<string, IResourceProvider>[] OfCloud(LabCloud cloud) =>
    [
        new(ServerProvider.Type, new ServerProvider(cloud)),
        new(PrimaryIpProvider.Type, new PrimaryIpProvider(cloud)),
        new(SshKeyProvider.Type, new SshKeyProvider(cloud)),
        new(FirewallProvider.Type, new FirewallProvider(cloud)),
        new(RdnsProvider.Type, new RdnsProvider(cloud)),
    ];
}
