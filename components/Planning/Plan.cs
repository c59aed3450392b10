using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Planning;

/// <summary>Everything that the machines are to run, resolved: every address, table, priority and MTU. Holds no secret.</summary>
public sealed record Plan(
    VpsPlan Vps,
    RouterPlan Router,
    UplinkPlan Uplink,
    TunnelPlan Tunnel,
    DmzPlan Dmz,
    RoutingPlan Routing)
{
    /// <summary>The networks behind the VPS's end of the tunnel: the DMZ's /64 and, where it is another, the tunnel link's.</summary>
    public ImmutableArray<IPNetwork> Inside6 => Tunnel.Prefix == Dmz.Prefix ? [Dmz.Prefix] : [Dmz.Prefix, Tunnel.Prefix];
}
