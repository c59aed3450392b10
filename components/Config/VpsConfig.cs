namespace Ipv6Dmz.Config;

/// <summary>The public server.</summary>
/// <param name="UplinkInterface">To the provider; null: found on the machine.</param>
/// <param name="SshFrom">Prefixes of either family that may reach its SSH; none covers another.</param>
/// <param name="SshPort">That its sshd listens on.</param>
public sealed record VpsConfig(VpsOrigin Origin, string? UplinkInterface, ImmutableArray<IPNetwork> SshFrom, int SshPort)
{
    /// <summary>The machine that is there already; null: it is made.</summary>
    public ExistingVpsConfig? Existing => Origin as ExistingVpsConfig;
}
