using System.Collections.Immutable;
using System.Net;
using Ipv6Dmz.Config;

namespace Ipv6Dmz.Planning;

/// <summary>The isolated network behind the router.</summary>
/// <param name="Subnet">IPv4, leaves by NAT on the VPS.</param>
/// <param name="RouterIpv4">The router's address in it: the first.</param>
/// <param name="Prefix">The /64 for SLAAC (RFC 4862).</param>
/// <param name="RouterIpv6">The router's address in it: ::1, with native64 ::d:3.</param>
/// <param name="DhcpFirst">First address of the DHCP range.</param>
/// <param name="DhcpLast">Last address of the DHCP range.</param>
/// <param name="Lease">DHCP lease time as dnsmasq writes it, e.g. <c>12h</c>.</param>
/// <param name="Domain">DNS domain of the hosts.</param>
/// <param name="DnsUpstreams">Resolvers that the router asks, through the tunnel.</param>
/// <param name="Exposure">What the internet may reach on the hosts.</param>
public sealed record DmzPlan(
    IPNetwork Subnet,
    IPAddress RouterIpv4,
    IPNetwork Prefix,
    IPAddress RouterIpv6,
    IPAddress DhcpFirst,
    IPAddress DhcpLast,
    string Lease,
    string Domain,
    ImmutableArray<IPAddress> DnsUpstreams,
    Exposure Exposure);
