using System.Net;
using Ipv6Dmz.Uplinks;

namespace Ipv6Dmz.Infra;

/// <summary>A plan as people read it: prefixes, addresses, tables, MTUs.</summary>
public static class PlanTable
{
    public static string Of(Plan plan)
    {
        var (vps, tunnel, dmz, routing, uplink) = (plan.Vps, plan.Tunnel, plan.Dmz, plan.Routing, UplinkModes.Of(plan.Uplink));
        (string What, string Value)[] rows =
        [
            ("uplink", uplink.Summary),
            ("VPS", $"{vps.Ipv4}, {vps.Ipv6}{(plan.OutsideDmz.Contains(vps.Ipv6) ? "/128" : $" of {vps.NativePrefix}")}"),
            ("delegated prefixes", string.Join(", ", plan.DelegatedPrefixes)),
            ("DMZ IPv6", $"{dmz.Prefix}, the router is {dmz.RouterIpv6}"),
            ("DMZ IPv4", $"{dmz.Subnet}, the router is {dmz.RouterIpv4}; DHCP {dmz.Given.DhcpFirst} to {dmz.Given.DhcpLast}"),
            ("tunnel, VPS", End(tunnel.Vps)),
            ("tunnel, router", $"{End(tunnel.Router)}, to {new IPEndPoint(tunnel.Endpoint, tunnel.ListenPort)}{(tunnel.EndpointName is { } name ? $", or where {name} is" : "")}"),
            ("MTU", $"uplink {plan.Uplink.Mtu}, tunnel {tunnel.Mtu}, hosts {tunnel.PathMtu}; TCP MSS {tunnel.Mss4} over IPv4, {tunnel.Mss6} over IPv6"),
            ("tables, VPS", uplink.Tables(plan)),
            ("tables, router", $"{routing.Table} for all but WireGuard's own packets (mark {tunnel.Mark}), by rules from {routing.RulePriority} on"),
            ("unreachable", $"without the tunnel: {string.Join(", ", plan.DelegatedPrefixes)}, {dmz.Subnet}, {tunnel.Subnet}"),
            ("exposure", dmz.Given.Exposure == Exposure.Open ? "open: the internet reaches every host" : "closed: the internet opens nothing towards hosts"),
        ];
        return string.Join('\n', rows.Select(row => $"{row.What.PadRight(rows.Max(other => other.What.Length))}  {row.Value}"));
    }

    private static string End(TunnelEnd end) => $"{end.Interface} {end.Ipv4}, {end.Ipv6}";
}
