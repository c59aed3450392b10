using Ipv6Dmz.Planning;
using static Ipv6Dmz.Rendering.Text;

namespace Ipv6Dmz.Rendering;

/// <summary>Policy routing, as lines of ip(8). Behind every real route stands an unreachable one at a worse metric: with a tunnel
/// down nothing loops, nothing takes another way, and the sender gets an ICMP error.</summary>
public static class RoutingRendering
{
    /// <summary>The concern on the VPS: delegated prefixes have a table of their own, to and from.</summary>
    public static Concern Vps(Plan plan)
    {
        var (uplink, routing, tunnel) = (plan.Uplink, plan.Routing, plan.Tunnel);
        var sink = routing.SinkMetric;
        var table = routing.VpsTable;
        var priority = routing.RulePriority;
        var rules = uplink.DelegatedPrefixes.Select(prefix => $"to {prefix}")
            .Concat(uplink.DelegatedPrefixes.Select(prefix => $"from {prefix}"))
            .Append($"from {uplink.ClientAddress}")
            .Select((selector, index) => $"-6 rule add pref {priority + index} {selector} lookup {table}");
        return new("routing",
        [
            new("routing.ip", $"""
                {Header}
                # What no tunnel takes ends here.
                {Lines(uplink.DelegatedPrefixes, prefix => $"-6 route add unreachable {prefix} metric {sink}")}
                {Lines(uplink.DelegatedPrefixes, prefix => $"-6 route add unreachable {prefix} metric {sink} table {table}")}
                -6 route add unreachable ::/0 metric {sink} table {table}
                -4 route add unreachable {plan.Dmz.Subnet} metric {sink}
                -4 route add unreachable {tunnel.Subnet} metric {sink}
                # The broker.
                -6 route add ::/0 via {uplink.ServerAddress} dev {uplink.Interface} metric {routing.Metric} table {table}
                # The DMZ, through WireGuard.
                -6 route add {plan.Dmz.Prefix} dev {tunnel.Vps.Interface} metric {routing.Metric} table {table}
                -6 route add {tunnel.Prefix} dev {tunnel.Vps.Interface} metric {routing.Metric} table {table}
                -4 route add {plan.Dmz.Subnet} dev {tunnel.Vps.Interface} metric {routing.Metric}
                {Lines(rules, rule => rule)}

                """),
        ]);
    }

    /// <summary>The concern on the router: WireGuard's marked packets take the home uplink, on-link prefixes stay reachable, everything
    /// else has the tunnel or nothing (the fwmark method of wg-quick(8)).</summary>
    public static Concern Router(Plan plan)
    {
        var (routing, tunnel) = (plan.Routing, plan.Tunnel);
        var sink = routing.SinkMetric;
        var table = routing.RouterTable;
        var link = tunnel.Router.Interface;
        var mark = $"0x{tunnel.FwMark:x}";
        return new("routing",
        [
            new("routing.ip", $"""
                {Header}
                # What the tunnel doesn't take ends here, and what has no host in the DMZ doesn't go back into the tunnel.
                -6 route add unreachable ::/0 metric {sink} table {table}
                -4 route add unreachable 0.0.0.0/0 metric {sink} table {table}
                {Lines(plan.Uplink.DelegatedPrefixes, prefix => $"-6 route add unreachable {prefix} metric {sink}")}
                -4 route add unreachable {plan.Dmz.Subnet} metric {sink}
                -4 route add unreachable {tunnel.Subnet} metric {sink}
                # The VPS's end, then everything.
                -6 route add {tunnel.Vps.Ipv6}/128 dev {link} metric {routing.Metric}
                -6 route add ::/0 dev {link} metric {routing.Metric} table {table}
                -4 route add 0.0.0.0/0 dev {link} metric {routing.Metric} table {table}
                # From home nothing is forwarded, from the DMZ only into the tunnel: also while there is no firewall.
                {BothFamilies($"rule add pref {routing.RulePriority} iif {plan.Router.HomeInterface} unreachable")}
                {BothFamilies($"rule add pref {routing.RulePriority + 1} iif {plan.Router.DmzInterface} lookup {table}")}
                # The router's own: on-link prefixes and WireGuard's marked packets from main, the rest by the tunnel.
                {BothFamilies($"rule add pref {routing.RulePriority + 2} lookup main suppress_prefixlength 0")}
                {BothFamilies($"rule add pref {routing.RulePriority + 3} not fwmark {mark} lookup {table}")}

                """),
        ]);
    }

    private static string BothFamilies(string line) => $"-6 {line}\n-4 {line}";
}
