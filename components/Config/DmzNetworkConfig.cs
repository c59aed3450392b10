namespace Ipv6Dmz.Config;

/// <summary>The network behind the router.</summary>
/// <param name="Subnet">IPv4, private (RFC 1918).</param>
/// <param name="Prefix">A /64 of the delegated prefixes; <see langword="null"/> with native64: the VPS's.</param>
/// <param name="DhcpFirst">First address of the DHCP range.</param>
/// <param name="DhcpLast">Last address of the DHCP range.</param>
/// <param name="DhcpLease">Lease time as dnsmasq(8) writes it, e.g. <c>12h</c>.</param>
/// <param name="Domain">DNS domain of the hosts, lower-case.</param>
/// <param name="DnsUpstreams">Resolvers on the internet, at least one.</param>
/// <param name="Exposure">What the internet may reach on the hosts.</param>
public sealed record DmzNetworkConfig(
    IPNetwork Subnet,
    IPNetwork? Prefix,
    IPAddress DhcpFirst,
    IPAddress DhcpLast,
    string DhcpLease,
    string Domain,
    ImmutableArray<IPAddress> DnsUpstreams,
    Exposure Exposure);
