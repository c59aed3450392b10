namespace Ipv6Dmz.Config;

/// <summary>A server that is made in Hetzner's cloud, which decides its addresses; <c>hcloud</c>.</summary>
/// <param name="Location">The data centre.</param>
/// <param name="ServerType">How large it is.</param>
/// <param name="Image">The image of the first start.</param>
/// <param name="Protect">Whether its addresses are kept from being deleted; <see langword="null"/>: in every stack but dev.</param>
/// <param name="Firewall">Whether the cloud's firewall stands before it.</param>
/// <param name="ReverseDns">Name that its addresses get in DNS; <see langword="null"/>: the provider's.</param>
/// <param name="Labels">Further labels.</param>
/// <param name="ClientKey">Number of the deployment's SSH key.</param>
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

    /// <summary>The stack whose machines come and go: nothing of it is protected unless asked for.</summary>
    private const string Fleeting = "dev";

    /// <summary>Whether Pulumi and the cloud refuse to delete the addresses.</summary>
    public bool Protects(string stack) => Protect ?? stack != Fleeting;
}
