using Ipv6Dmz.Config;

namespace Ipv6Dmz.Planning;

/// <summary>The isolated network behind the router.</summary>
/// <param name="Given">Configured values that need no planning.</param>
/// <param name="RouterIpv4">The router's address in its IPv4 subnet: the first.</param>
/// <param name="Prefix">The /64 for SLAAC (RFC 4862).</param>
/// <param name="RouterIpv6">The router's address in it: ::1, with native64 ::d:3.</param>
public sealed record DmzPlan(DmzNetworkConfig Given, IPAddress RouterIpv4, IPNetwork Prefix, IPAddress RouterIpv6)
{
    /// <summary>IPv4, leaves by NAT on the VPS.</summary>
    public IPNetwork Subnet => Given.Subnet;
}
