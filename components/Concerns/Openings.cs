using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// What hosts and the VPS offer, for the firewalls of both machines: an element a service and not a rule, so that the rules are as many for one host as for
// thousands. Ranges stand apart: with them among the others, an older nft(8) takes minutes to check a long list.
internal sealed class Openings
{
    private const string HostKey6 = "ip6 daddr & ::ffff:ffff:ffff:ffff . meta l4proto . th dport";
    private const string HostKey4 = "ip daddr . meta l4proto . th dport";

    private readonly Plan plan;
    private readonly (HostPlan Host, ServiceConfig Service)[] all;

    // Who may come where not everybody may: lines of a chain, and its number.
    private readonly Dictionary<string, int> chains = [];

    /// <param name="own">What the machine itself offers.</param>
    public Openings(Plan plan, IEnumerable<ServiceConfig> own)
    {
        (this.plan, all) = (plan, [.. plan.Hosts.SelectMany(host => host.Services.Select(service => (host, service)))]);
        OfHosts =
        [
            .. Verdicts("open6", "ipv6_addr . ", all.Where(_ => plan.Dmz.Given.Exposure == Exposure.Closed).Select(each => ($"{each.Host.Given.InterfaceId} . ", each.Service))),
            .. Verdicts("open4", "ipv4_addr . ", all.Where(each => each.Service.Ipv4 is not null).Select(each => ($"{each.Host.Given.Ipv4} . ", each.Service))),
        ];
        OfTheMachine = [.. Verdicts("services", "", own.Where(service => service.Enabled).Select(service => ("", service)))];
        Forwards = [.. Forwarded()];
    }

    // Sets of both machines.
    public string[] OfHosts { get; }

    // Its own.
    public string[] OfTheMachine { get; }

    // The VPS's IPv4 address, port by port.
    public string[] Forwards { get; }

    public IEnumerable<string> Chains => chains.SelectMany(chain => new[] { $"chain from_{chain.Value} {{" }.Concat(chain.Key.Split('\n').Select(line => $"\t{line}")).Append("}"));

    // Lines of a chain; what nothing is in is not there.
    /// <param name="links4">Where IPv4 comes by other links.</param>
    public IEnumerable<string> ToHosts(string links, string? links4 = null) =>
        [.. Lookups($"{links} ip6 daddr {plan.Dmz.Prefix} {HostKey6}", "open6", OfHosts), .. Lookups($"{links4 ?? links} {HostKey4}", "open4", OfHosts)];

    public IEnumerable<string> ToTheMachine => Lookups("meta l4proto . th dport", "services", OfTheMachine);

    public IEnumerable<string> ByForwards(string links) => There(["forward4", "forward4_ranges", "forward4_moved"], Forwards)
        .Select(map => $"{links} ip daddr {plan.Vps.Ipv4} dnat ip to meta l4proto . th dport map @{map}");

    private static IEnumerable<string> Lookups(string key, string map, string[] sets) => There([map, $"{map}_ranges"], sets).Select(name => $"{key} vmap @{name}");

    private static IEnumerable<string> There(string[] maps, string[] sets) => maps.Where(map => sets.Contains($"map {map} {{"));

    // An offset can't be said of a range: a port that moves has its own element.
    private IEnumerable<string> Forwarded()
    {
        var forwards = all.Where(each => each.Service.Ipv4 is not null).ToLookup(each => each.Service.Ipv4 == each.Service.Ports);
        var kept = forwards[true].ToLookup(each => each.Service.Ports.Count > 1, each => $"{each.Service.Protocol} . {each.Service.Ports} : {each.Host.Given.Ipv4}");
        var moved = from each in forwards[false]
                    from offset in Enumerable.Range(0, each.Service.Ports.Count)
                    select $"{each.Service.Protocol} . {each.Service.Ipv4!.Value.First + offset} : {each.Host.Given.Ipv4} . {each.Service.Ports.First + offset}";
        return
        [
            .. Map("forward4", "inet_proto . inet_service : ipv4_addr", false, kept[false]),
            .. Map("forward4_ranges", "inet_proto . inet_service : ipv4_addr", true, kept[true]),
            .. Map("forward4_moved", "inet_proto . inet_service : ipv4_addr . inet_service", false, moved),
        ];
    }

    private IEnumerable<string> Verdicts(string name, string address, IEnumerable<(string Host, ServiceConfig Service)> services)
    {
        var type = $"{address}inet_proto . inet_service : verdict";
        var elements = services.ToLookup(each => each.Service.Ports.Count > 1, each => $"{each.Host}{each.Service.Protocol} . {each.Service.Ports} : {Verdict(each.Service.From)}");
        return [.. Map(name, type, false, elements[false]), .. Map($"{name}_ranges", type, true, elements[true])];
    }

    private static IEnumerable<string> Map(string name, string type, bool ranges, IEnumerable<string> elements) => !elements.Any() ? [] :
    [
        $"map {name} {{", $"\ttype {type}", .. ranges ? ["\tflags interval"] : Array.Empty<string>(), "\telements = {", .. elements.Select(element => $"\t\t{element},"), "\t}", "}",
    ];

    private string Verdict(ServiceSources from)
    {
        if (from.Internet)
        {
            return "accept";
        }

        var end = plan.Tunnel.Vps;
        var lines = string.Join('\n', [.. Sources("ip", end.Ipv4, from), .. Sources("ip6", end.Ipv6, from)]);
        chains.TryAdd(lines, chains.Count + 1);
        return $"jump from_{chains[lines]}";
    }

    private static IEnumerable<string> Sources(string family, IPAddress vps, ServiceSources from)
    {
        string[] all = [.. from.Prefixes.Where(prefix => prefix.IsIpv6() == vps.IsIpv6()).Select(prefix => $"{prefix}"), .. from.Vps ? [$"{vps}"] : Array.Empty<string>()];
        return all is [] ? [] : [$"{family} saddr {{ {List(all)} }} accept"];
    }
}
