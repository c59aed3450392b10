using Ipv6Dmz.Config;

namespace Ipv6Dmz.Planning;

/// <summary>Everything that the machines are to run, resolved: every address, table, priority and MTU. Holds no secret.</summary>
/// <param name="Vps">The VPS as its provider made it.</param>
/// <param name="Router">The DMZ router's two sides.</param>
/// <param name="Uplink">How the DMZ's IPv6 reaches the VPS.</param>
/// <param name="DelegatedPrefixes">What comes to the VPS for the inside, and may leave from there.</param>
/// <param name="Tunnel">The WireGuard tunnel.</param>
/// <param name="Dmz">The isolated network.</param>
/// <param name="Routing">Tables, priorities, metrics.</param>
/// <param name="Elsewhere">Addresses that DMZ hosts take for their neighbours' and that are not in the DMZ, the VPS's own first: the VPS's and the tunnel's, where all share one /64.</param>
public sealed record Plan(
    VpsPlan Vps,
    RouterConfig Router,
    UplinkConfig Uplink,
    ImmutableArray<IPNetwork> DelegatedPrefixes,
    TunnelPlan Tunnel,
    DmzPlan Dmz,
    RoutingPlan Routing,
    ImmutableArray<IPAddress> Elsewhere)
{
    /// <summary>The networks behind the VPS's end of the tunnel: the DMZ's /64 and, where it is another, the tunnel link's.</summary>
    public ImmutableArray<IPNetwork> Inside6 => Tunnel.Prefix == Dmz.Prefix ? [Dmz.Prefix] : [Dmz.Prefix, Tunnel.Prefix];
}
