using Ipv6Dmz.Concerns;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Uplinks;

// 6in4 (RFC 4213) from a broker: an interface and a routing table of its own, since main's default route is the provider's, who drops the delegated prefixes.
internal sealed class SixInFour(SixInFourConfig config) : Uplink
{
    private const string Link = InterfaceNames.SixInFour;

    public override string Summary => $"6in4 by the broker {config.BrokerAddress}, {config.ClientAddress} on {Link}";

    public override string Tables(Plan plan) => $"{plan.Routing.Table} for the delegated prefixes, by rules from {plan.Routing.RulePriority} on";

    public override IReadOnlyList<string> Packages => [];

    public override IReadOnlyList<(string Name, Func<Plan, Concern> Files)> Concerns => [("sixinfour", Files)];

    public override IReadOnlyList<string> Checks => [$"answer {config.ServerAddress} the broker over 6in4"];

    internal override IReadOnlyList<string> Interfaces => [Link];

    internal override string InTable(Plan plan) => $" table {plan.Routing.Table}";

    internal override string Destinations => "meta nfproto ipv6";

    internal override IEnumerable<string> Prerouting => [];

    internal override IEnumerable<string> Input => [$"ip saddr {config.BrokerAddress} ip protocol 41 accept"];

    internal override string Interface(Plan plan) => Link;

    internal override IEnumerable<string> Routes(Plan plan) =>
    [
        .. config.Delegated.Select(prefix => $"-6 route add unreachable {prefix} metric {plan.Routing.DelegatedSinkMetric}{InTable(plan)}"),
        $"-6 route add unreachable ::/0 metric {plan.Routing.SinkMetric}{InTable(plan)}",
        "# The broker.",
        $"-6 route add ::/0 via {config.ServerAddress} dev {Link} metric {plan.Routing.Metric}{InTable(plan)}",
    ];

    internal override IEnumerable<string> Rules(Plan plan) => config.Delegated.Select(prefix => $"to {prefix}")
        .Concat(config.Delegated.Select(prefix => $"from {prefix}"))
        .Append($"from {config.ClientAddress}")
        .Select((selector, index) => $"-6 rule add pref {plan.Routing.RulePriority + index} {selector} lookup {plan.Routing.Table}");

    internal override IEnumerable<string> Forward(Plan plan) =>
    [
        "# It would reach the broker from the VPS's own address, and take over the tunnel.",
        $"iifname \"{plan.Tunnel.Vps.Interface}\" ip daddr {config.BrokerAddress} ip protocol 41 drop",
    ];

    internal override string Proxied(Plan plan) => "";

    private Concern Files(Plan plan) => new(
    [
        new("sixinfour.ip", $"""
            {Header}
            link add dev {Link} mtu {config.Mtu} type sit remote {config.BrokerAddress} local {plan.Vps.Ipv4} ttl 64
            link set dev {Link} up
            -6 address add {config.ClientAddress}/{config.Link.PrefixLength} dev {Link}
            """),
    ]);
}
