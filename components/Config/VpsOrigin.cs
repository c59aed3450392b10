namespace Ipv6Dmz.Config;

/// <summary>Where the VPS comes from: one kind per value of <c>vps.provider</c>.</summary>
public abstract record VpsOrigin;

/// <summary>A machine that is there; <c>existing</c>.</summary>
public sealed record ExistingVpsConfig(ConnectionConfig Connection, VpsAddresses Addresses) : VpsOrigin;

/// <summary>A server that is made in Hetzner's cloud, which decides its addresses; <c>hcloud</c>.</summary>
/// <param name="Location">E.g. <c>nbg1</c>.</param>
/// <param name="ServerType">E.g. <c>cx23</c>.</param>
/// <param name="Image">Of the first start, e.g. <c>debian-13</c>.</param>
/// <param name="Protect">Whether its addresses are kept from being deleted; null: in every stack but dev.</param>
/// <param name="Firewall">Whether the cloud's firewall stands before it.</param>
/// <param name="ReverseDns">Name that both addresses get in DNS; null: the provider's.</param>
/// <param name="Labels">Beside project and stack.</param>
/// <param name="ClientKey">Number of the deployment's SSH key, counted up by one for another.</param>
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
