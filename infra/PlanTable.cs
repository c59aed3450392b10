using System.Net;
using Ipv6Dmz.Uplinks;

namespace Ipv6Dmz.Infra;

/// <summary>A plan as people read it: prefixes, addresses, tables, MTUs.</summary>
public static class PlanTable
{
    /// <summary>Two columns, a line for each thing.</summary>
    public static string Of(Plan plan)
    {
        var rows = Rows(plan).ToList();
        var width = rows.Max(row => row.What.Length);
        return string.Join('\n', rows.Select(row => $"{row.What.PadRight(width)}  {row.Value}"));
    }

    private static IEnumerable<(string What, string Value)> Rows(Plan plan)
    {
        var (vps, tunnel, dmz, routing, uplink) = (plan.Vps, plan.Tunnel, plan.Dmz, plan.Routing, UplinkModes.Of(plan.Uplink));
        yield return ("uplink", uplink.Summary);
        yield return ("VPS", $"{vps.Ipv4}, {vps.Ipv6}{(plan.OutsideDmz.Contains(vps.Ipv6) ? "/128" : $" of {vps.NativePrefix}")}");
        yield return ("delegated prefixes", string.Join(", ", plan.DelegatedPrefixes));
        yield return ("DMZ IPv6", $"{dmz.Prefix}, the router is {dmz.RouterIpv6}");
        yield return ("DMZ IPv4", $"{dmz.Subnet}, the router is {dmz.RouterIpv4}; DHCP {dmz.Given.DhcpFirst} to {dmz.Given.DhcpLast}");
        yield return ("tunnel, VPS", End(tunnel.Vps));
        yield return ("tunnel, router", $"{End(tunnel.Router)}, to {new IPEndPoint(tunnel.Endpoint, tunnel.ListenPort)}{(tunnel.EndpointName is { } name ? $", or where {name} is" : "")}");
        yield return ("MTU", $"uplink {plan.Uplink.Mtu}, tunnel {tunnel.Mtu}, hosts {tunnel.PathMtu}; TCP MSS {tunnel.Mss4} over IPv4, {tunnel.Mss6} over IPv6");
        yield return ("tables, VPS", uplink.Tables(plan));
        yield return ("tables, router", $"{routing.Table} for all but WireGuard's own packets (mark 0x{tunnel.FwMark:x}), by rules from {routing.RulePriority} on");
        yield return ("unreachable", $"without the tunnel: {string.Join(", ", plan.DelegatedPrefixes)}, {dmz.Subnet}, {tunnel.Subnet}");
        yield return ("exposure", dmz.Given.Exposure == Exposure.Open ? "open: the internet reaches every host" : "closed: the internet opens nothing towards hosts");
    }

    private static string End(TunnelEnd end) => $"{end.Interface} {end.Ipv4}, {end.Ipv6}";
}
