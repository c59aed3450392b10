namespace Pulumi.Command.Remote;

/// <summary>What the provider declares as secret is secret from the moment it is set.</summary>
internal static class Secret
{
    public static Input<T> From<T>(Input<T>? value) => Output.CreateSecret(value.ToOutput());
}
