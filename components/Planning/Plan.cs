namespace Ipv6Dmz.Planning;

/// <summary>Everything that the machines are to run, resolved: every address, table, priority and MTU. Holds no secret.</summary>
/// <param name="DelegatedPrefixes">Prefixes whose packets come to the VPS for the inside, and may leave from there.</param>
/// <param name="OutsideDmz">The VPS's and the tunnel's addresses in the DMZ's /64: hosts take them for neighbours, the router answers for them.</param>
/// <param name="Hosts">By name.</param>
/// <param name="VpsServices">What the VPS itself offers.</param>
/// <param name="Dns">null: hosts have no public names.</param>
public sealed record Plan(
    VpsPlan Vps,
    RouterConfig Router,
    UplinkConfig Uplink,
    ImmutableArray<IPNetwork> DelegatedPrefixes,
    TunnelPlan Tunnel,
    DmzPlan Dmz,
    RoutingPlan Routing,
    ImmutableArray<IPAddress> OutsideDmz,
    ImmutableArray<HostPlan> Hosts,
    ImmutableArray<ServiceConfig> VpsServices,
    DnsConfig? Dns)
{
    /// <summary>Behind the VPS's end of the tunnel: the DMZ's /64 and, where it is another, the tunnel link's.</summary>
    public ImmutableArray<IPNetwork> Inside6 => Tunnel.Prefix == Dmz.Prefix ? [Dmz.Prefix] : [Dmz.Prefix, Tunnel.Prefix];
}
