using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// Where hosts may open connections to, for the router: it sees whose packets they are. Hosts without such a list aren't asked.
internal sealed class Egress
{
    private readonly (string? Mac, string Lines)[] hosts;
    private readonly string[] policies;
    private readonly string outwards;

    public Egress(Plan plan)
    {
        outwards = $"iifname \"{plan.Router.DmzInterface}\" oifname \"{plan.Tunnel.Router.Interface}\"";
        hosts = [.. from host in plan.Hosts where host.Given.Egress is not null select (host.Given.Mac, string.Join('\n', Lines(host.Given.Egress!.Value)))];
        policies = [.. hosts.Select(host => host.Lines).Distinct()];
    }

    public IEnumerable<string> Map => ServiceMap.Of("egress", "ether_addr : verdict", false, hosts.Select(host => $"{host.Mac} : jump egress_{Array.IndexOf(policies, host.Lines) + 1}"));

    public IEnumerable<string> Chains => policies.SelectMany((lines, index) => new[] { $"chain egress_{index + 1} {{" }.Concat(lines.Split('\n').Select(line => $"\t{line}")).Append("}"));

    public string? Lookup => hosts is [] ? null : $"{outwards} ether saddr vmap @egress";

    // Each packet is looked up: what is no longer listed ends for open connections, too.
    private static IEnumerable<string> Lines(ImmutableArray<IPNetwork> to) =>
    [
        "ct direction reply accept",
        "ct state related accept",
        .. To("ip", to.Where(prefix => !prefix.IsIpv6())),
        .. To("ip6", to.Where(prefix => prefix.IsIpv6())),
        "reject with icmpx admin-prohibited",
    ];

    private static IEnumerable<string> To(string family, IEnumerable<IPNetwork> prefixes) => prefixes.Any() ? [$"{family} daddr {{ {List(prefixes)} }} accept"] : [];
}
