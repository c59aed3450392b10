namespace Ipv6Dmz.Config;

/// <summary>A machine of the DMZ that has a name.</summary>
/// <param name="Name">A label of DNS (RFC 1123), in lower case.</param>
/// <param name="Mac">Its Ethernet address, by which DHCP knows it; null: its addresses are set on the host itself.</param>
/// <param name="Ipv4">Of the DMZ's subnet.</param>
/// <param name="InterfaceId">The lower half of its IPv6 address, e.g. <c>::10</c>.</param>
/// <param name="BySlaac">Whether the host makes that half from its Ethernet address (RFC 4291, appendix A).</param>
/// <param name="Egress">Where it may open connections to, prefixes of both families; null: everywhere.</param>
public sealed record HostConfig(string Name, string? Mac, IPAddress Ipv4, IPAddress InterfaceId, bool BySlaac, ImmutableArray<IPNetwork>? Egress, ImmutableArray<ServiceConfig> Services);
