using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// Policy routing, as lines of ip(8). Behind every real route stands an unreachable one at a worse metric: with a tunnel
// down nothing loops, nothing takes another way, and the sender gets an ICMP error.
internal static class Routing
{
    // What the DMZ has comes through WireGuard, by whatever tables the uplink needs.
    public static Concern Vps(Plan plan, Uplink uplink)
    {
        var (routing, link) = (plan.Routing, plan.Tunnel.Vps.Interface);
        return new([new("routing.ip", $"""
            # What no tunnel takes ends here.
            {plan.DelegatedPrefixes.Select(prefix => $"-6 route add unreachable {prefix} metric {routing.DelegatedSinkMetric}")}
            -4 route add unreachable {plan.Dmz.Subnet} metric {routing.SinkMetric}
            -4 route add unreachable {plan.Tunnel.Subnet} metric {routing.SinkMetric}
            {uplink.Routes(plan)}
            # The DMZ, through WireGuard.
            {plan.Inside6.Select(prefix => $"-6 route add {prefix} dev {link} metric {routing.DelegatedMetric}{uplink.InTable(plan)}")}
            -4 route add {plan.Dmz.Subnet} dev {link} metric {routing.Metric}
            {uplink.Rules(plan)}
            """)]);
    }

    // WireGuard's marked packets take the home uplink, on-link prefixes stay reachable, everything else has the tunnel or nothing
    // (the fwmark method of wg-quick(8)).
    public static Concern Router(Plan plan)
    {
        var (routing, tunnel) = (plan.Routing, plan.Tunnel);
        var (sink, metric, table, link) = (routing.SinkMetric, routing.Metric, routing.Table, tunnel.Router.Interface);
        return new([new("routing.ip", $"""
            # What the tunnel doesn't take ends here, and what has no host in the DMZ doesn't go back into the tunnel.
            -6 route add unreachable ::/0 metric {sink} table {table}
            -4 route add unreachable 0.0.0.0/0 metric {sink} table {table}
            {plan.DelegatedPrefixes.Select(prefix => $"-6 route add unreachable {prefix} metric {sink}")}
            -4 route add unreachable {plan.Dmz.Subnet} metric {sink}
            -4 route add unreachable {tunnel.Subnet} metric {sink}
            # The VPS's end, then everything.
            {plan.OutsideDmz.Prepend(tunnel.Vps.Ipv6).Distinct().Where(address => !address.Equals(tunnel.Router.Ipv6)).Select(address => $"-6 route add {address}/128 dev {link} metric {metric}")}
            -6 route add ::/0 dev {link} metric {metric} table {table}
            -4 route add 0.0.0.0/0 dev {link} metric {metric} table {table}
            # From home nothing is forwarded, from the DMZ only into the tunnel: also while there is no firewall.
            {(plan.Hosts.Any(host => host.Services.Any(service => service.From.Home)) ? FromHome(plan) : [])}
            {BothFamilies($"rule add pref {routing.RulePriority} iif {plan.Router.HomeInterface} unreachable")}
            {BothFamilies($"rule add pref {routing.RulePriority + 1} iif {plan.Router.DmzInterface} lookup {table}")}
            # The router's own: on-link prefixes and WireGuard's marked packets from main, the rest by the tunnel.
            {BothFamilies($"rule add pref {routing.RulePriority + 2} lookup main suppress_prefixlength 0")}
            {(tunnel.EndpointName is null ? [] : Lookup(routing))}
            {BothFamilies($"rule add pref {routing.RulePriority + 3} not fwmark {tunnel.Mark} lookup {table}")}
            """)]);
    }

    private static IEnumerable<string> FromHome(Plan plan) =>
    [
        "# But to services that are for home, and back. The firewall sets the mark: while there is none, nothing passes.",
        .. new[] { plan.Dmz.Prefix, plan.Dmz.Subnet }.Select(dmz =>
            $"-{(dmz.IsIpv6() ? 6 : 4)} rule add pref {plan.Routing.RulePriority - 2} iif {plan.Router.HomeInterface} fwmark {plan.Tunnel.Mark} to {dmz} lookup main"),
        .. BothFamilies($"rule add pref {plan.Routing.RulePriority - 1} iif {plan.Router.DmzInterface} fwmark {plan.Tunnel.Mark} lookup main"),
    ];

    // By who asks, not by a mark: so the question's source is chosen by main, too.
    private static IEnumerable<string> Lookup(RoutingPlan routing) =>
    [
        "# Where the endpoint is can't be asked through the tunnel. UDP and TCP by number: not every machine has /etc/protocols.",
        .. new[] { 17, 6 }.SelectMany(protocol => BothFamilies($"rule add pref {routing.RulePriority + 2} uidrange {routing.ResolverUser}-{routing.ResolverUser} ipproto {protocol} dport 53 lookup main")),
    ];
}
