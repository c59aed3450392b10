namespace Ipv6Dmz.Planning;

/// <summary>The isolated network behind the router.</summary>
/// <param name="Given">What needs no planning.</param>
/// <param name="RouterIpv4">The first of <see cref="Subnet"/>.</param>
/// <param name="Prefix">The /64 for SLAAC (RFC 4862).</param>
/// <param name="RouterIpv6">In that: ::1, with native64 ::d:3.</param>
public sealed record DmzPlan(DmzNetworkConfig Given, IPAddress RouterIpv4, IPNetwork Prefix, IPAddress RouterIpv6)
{
    /// <summary>IPv4, leaves by NAT on the VPS.</summary>
    public IPNetwork Subnet => Given.Subnet;
}
