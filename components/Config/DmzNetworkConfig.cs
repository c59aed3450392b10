namespace Ipv6Dmz.Config;

/// <summary>The network behind the router.</summary>
/// <param name="Subnet">IPv4, private (RFC 1918).</param>
/// <param name="Prefix">A /64; null: the VPS's.</param>
/// <param name="DhcpLease">As dnsmasq(8) writes it, e.g. <c>12h</c>.</param>
/// <param name="Domain">The hosts', lower-case.</param>
/// <param name="DnsUpstreams">Resolvers on the internet, at least one.</param>
public sealed record DmzNetworkConfig(
    IPNetwork Subnet,
    IPNetwork? Prefix,
    IPAddress DhcpFirst,
    IPAddress DhcpLast,
    string DhcpLease,
    string Domain,
    ImmutableArray<IPAddress> DnsUpstreams,
    Exposure Exposure)
{
    internal static IPAddress RouterIn(IPNetwork network) => network.At(1);
}
