namespace Ipv6Dmz.Planning;

/// <summary>Everything that the machines are to run, resolved: every address, table, priority and MTU. Holds no secret.</summary>
public sealed record Plan(
    VpsPlan Vps,
    RouterPlan Router,
    SixInFourPlan Uplink,
    TunnelPlan Tunnel,
    DmzPlan Dmz,
    RoutingPlan Routing);
