namespace Ipv6Dmz.Config;

/// <summary>Where the VPS comes from: one kind per value of <c>vps.provider</c>.</summary>
public abstract record VpsOrigin;

/// <summary>A machine that is there; <c>existing</c>.</summary>
public sealed record ExistingVpsConfig(ConnectionConfig Connection, VpsAddresses Addresses) : VpsOrigin;

/// <summary>A server that is made in Hetzner's cloud, which decides its addresses; <c>hcloud</c>.</summary>
/// <param name="Protect">Null: in every stack but dev.</param>
/// <param name="ReverseDns">Null: the provider's.</param>
/// <param name="Labels">Beside project and stack.</param>
public sealed record HCloudConfig(
    string Location,
    string ServerType,
    string Image,
    bool? Protect,
    bool Firewall,
    string? ReverseDns,
    ImmutableDictionary<string, string> Labels,
    int ClientKey) : VpsOrigin
{
    /// <summary>The port that the image's sshd listens on.</summary>
    public const int SshPort = 22;

    /// <summary>Whether Pulumi and the cloud refuse to delete the addresses. Machines of the dev stack come and go.</summary>
    public bool Protects(string stack) => Protect ?? stack != "dev";
}
