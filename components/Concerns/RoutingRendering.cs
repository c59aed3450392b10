using System.Net;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Rendering.Text;

namespace Ipv6Dmz.Rendering;

/// <summary>Policy routing, as lines of ip(8). Behind every real route stands an unreachable one at a worse metric: with a tunnel
/// down nothing loops, nothing takes another way, and the sender gets an ICMP error.</summary>
public static class RoutingRendering
{
    /// <summary>The concern on the VPS: with 6in4 delegated prefixes have a table of their own, to and from; otherwise main is theirs too.</summary>
    public static Concern Vps(Plan plan) => new("routing",
    [
        new("routing.ip", $"""
            {Header}
            # What no tunnel takes ends here.
            {Lines(plan.Uplink.DelegatedPrefixes, prefix => $"-6 route add unreachable {prefix} metric {plan.Routing.DelegatedSinkMetric}")}
            {OwnTableSinks(plan)}-4 route add unreachable {plan.Dmz.Subnet} metric {plan.Routing.SinkMetric}
            -4 route add unreachable {plan.Tunnel.Subnet} metric {plan.Routing.SinkMetric}
            {Broker(plan)}# The DMZ, through WireGuard.
            {Lines(plan.Inside6, prefix => $"-6 route add {prefix} dev {plan.Tunnel.Vps.Interface} metric {plan.Routing.DelegatedMetric}{InTable(plan)}")}
            -4 route add {plan.Dmz.Subnet} dev {plan.Tunnel.Vps.Interface} metric {plan.Routing.Metric}
            {Rules(plan)}
            """),
    ]);

    private static string InTable(Plan plan) => plan.Routing.VpsTable is { } table ? $" table {table}" : "";

    private static string OwnTableSinks(Plan plan)
    {
        var sink = plan.Routing.SinkMetric;
        return plan.Routing.VpsTable is not { } table ? "" : $"""
            {Lines(plan.Uplink.DelegatedPrefixes, prefix => $"-6 route add unreachable {prefix} metric {sink} table {table}")}
            -6 route add unreachable ::/0 metric {sink} table {table}

            """;
    }

    private static string Broker(Plan plan) => plan.Uplink is not SixInFourPlan six ? "" : $"""
        # The broker.
        -6 route add ::/0 via {six.ServerAddress} dev {six.Interface} metric {plan.Routing.Metric}{InTable(plan)}

        """;

    private static string Rules(Plan plan)
    {
        if (plan.Uplink is not SixInFourPlan six)
        {
            return "";
        }

        var selectors = six.DelegatedPrefixes.Select(prefix => $"to {prefix}")
            .Concat(six.DelegatedPrefixes.Select(prefix => $"from {prefix}"))
            .Append($"from {six.ClientAddress}");
        return Lines(selectors.Index(), rule => $"-6 rule add pref {plan.Routing.RulePriority + rule.Index} {rule.Item} lookup {plan.Routing.VpsTable}") + "\n";
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
                {Lines(BehindTunnel(plan), address => $"-6 route add {address}/128 dev {link} metric {routing.Metric}")}
                -6 route add ::/0 dev {link} metric {routing.Metric} table {table}
                -4 route add 0.0.0.0/0 dev {link} metric {routing.Metric} table {table}
                # From home nothing is forwarded, from the DMZ only into the tunnel: also while there is no firewall.
                {BothFamilies($"rule add pref {routing.RulePriority} iif {plan.Router.HomeInterface} unreachable")}
                {BothFamilies($"rule add pref {routing.RulePriority + 1} iif {plan.Router.DmzInterface} lookup {table}")}
                # The router's own: on-link prefixes and WireGuard's marked packets from main, the rest by the tunnel.
                {BothFamilies($"rule add pref {routing.RulePriority + 2} lookup main suppress_prefixlength 0")}
                {Lookup(plan)}{BothFamilies($"rule add pref {routing.RulePriority + 3} not fwmark {mark} lookup {table}")}

                """),
        ]);
    }

    /// <summary>By who asks, not by a mark: so the question's source is chosen by main, too.</summary>
    private static string Lookup(Plan plan) => plan.Tunnel.EndpointName is null ? "" : $"""
        # Where the endpoint is can't be asked through the tunnel. UDP and TCP by number: not every machine has /etc/protocols.
        {Lines([17, 6], protocol => BothFamilies($"rule add pref {plan.Routing.RulePriority + 2} uidrange {plan.Routing.ResolverUser}-{plan.Routing.ResolverUser} ipproto {protocol} dport 53 lookup main"))}

        """;

    private static IEnumerable<IPAddress> BehindTunnel(Plan plan) =>
        plan.Uplink is Native64Plan ? [plan.Tunnel.Vps.Ipv6, plan.Vps.Ipv6] : [plan.Tunnel.Vps.Ipv6];

    private static string BothFamilies(string line) => $"-6 {line}\n-4 {line}";
}
