namespace Ipv6Dmz.Planning;

/// <summary>The VPS as its provider made it.</summary>
/// <param name="UplinkInterface">Its interface to the provider, or <see cref="FoundInterface"/>.</param>
/// <param name="Ipv4">Its IPv4 address: source of NAT and of the 6in4 tunnel.</param>
/// <param name="Ipv6">Its own native IPv6 address.</param>
/// <param name="NativePrefix">The provider's /64 that <paramref name="Ipv6"/> is in.</param>
/// <param name="SshFrom4">IPv4 prefixes that may reach its SSH.</param>
/// <param name="SshFrom6">IPv6 prefixes that may reach its SSH.</param>
/// <param name="SshPort">TCP port that its sshd listens on.</param>
public sealed record VpsPlan(
    string UplinkInterface,
    IPAddress Ipv4,
    IPAddress Ipv6,
    IPNetwork NativePrefix,
    ImmutableArray<IPNetwork> SshFrom4,
    ImmutableArray<IPNetwork> SshFrom6,
    int SshPort)
{
    /// <summary>Stands in a file for the interface that the agent finds on the machine: the one of the default route.</summary>
    public const string FoundInterface = "@uplink@";
}
