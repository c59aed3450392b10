using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.Uplinks;

// An interface and a routing table of its own, since main's default route is the provider's, who drops the delegated prefixes.
internal static class SixInFour
{
    private const string Link = InterfaceNames.SixInFour;

    public static Uplink Of(SixInFourConfig config) => new()
    {
        Summary = $"6in4 by the broker {config.BrokerAddress}, {config.ClientAddress} on {Link}",
        Tables = plan => $"{plan.Routing.Table} for the delegated prefixes, by rules from {plan.Routing.RulePriority} on",
        Packages = [],
        Concerns =
        [
            ("sixinfour", plan => new([new("sixinfour.ip", $"""
                link add dev {Link} mtu {config.Mtu} type sit remote {config.BrokerAddress} local {plan.Vps.Ipv4} ttl 64
                link set dev {Link} up
                -6 address add {config.ClientAddress}/{config.Link.PrefixLength} dev {Link}
                """)])),
        ],
        Checks = [$"answer {config.ServerAddress} the broker over 6in4"],
        Interfaces = [Link],
        Proxied = _ => "",
        InTable = plan => $" table {plan.Routing.Table}",
        Interface = _ => Link,
        Routes = plan =>
        [
            .. config.Delegated.Select(prefix => $"-6 route add unreachable {prefix} metric {plan.Routing.DelegatedSinkMetric} table {plan.Routing.Table}"),
            $"-6 route add unreachable ::/0 metric {plan.Routing.SinkMetric} table {plan.Routing.Table}",
            "# The broker.",
            $"-6 route add ::/0 via {config.ServerAddress} dev {Link} metric {plan.Routing.Metric} table {plan.Routing.Table}",
        ],
        Rules = plan => config.Delegated.Select(prefix => $"to {prefix}")
            .Concat(config.Delegated.Select(prefix => $"from {prefix}"))
            .Append($"from {config.ClientAddress}")
            .Select((selector, index) => $"-6 rule add pref {plan.Routing.RulePriority + index} {selector} lookup {plan.Routing.Table}"),
        Destinations = "meta nfproto ipv6",
        Prerouting = [],
        Input = [$"ip saddr {config.BrokerAddress} ip protocol 41 accept"],
        Forward = plan =>
        [
            "# It would reach the broker from the VPS's own address, and take over the tunnel.",
            $"iifname \"{plan.Tunnel.Vps.Interface}\" ip daddr {config.BrokerAddress} ip protocol 41 drop",
        ],
    };
}
