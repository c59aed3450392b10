using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// What hosts and the VPS offer, for the firewalls of both machines.
internal sealed class Openings
{
    private readonly Plan plan;
    private readonly (HostPlan Host, ServiceConfig Service)[] all;

    // Who may come where not everybody may.
    private readonly SharedChains chains = new("from");

    /// <param name="own">What the machine itself offers.</param>
    public Openings(Plan plan, IEnumerable<ServiceConfig> own)
    {
        (this.plan, all) = (plan, [.. plan.Hosts.SelectMany(host => host.Services.Select(service => (host, service)))]);
        OfHosts =
        [
            .. ServiceMap.Verdicts6("open6", all.Where(each => plan.Dmz.Given.Exposure == Exposure.Closed && each.Service.From.ByTheTunnel), Verdict),
            .. ServiceMap.Verdicts4("open4", all.Where(each => each.Service.Ipv4 is not null), Verdict),
        ];
        var toHome = all.Where(each => each.Service.From.Home).ToArray();
        ToHome = [.. ServiceMap.Verdicts6("home6", toHome, _ => "accept"), .. ServiceMap.Verdicts4("home4", toHome, _ => "accept")];
        OfTheMachine = [.. ServiceMap.Verdicts("services", own.Where(service => service.Enabled), Verdict)];
        Forwards = [.. Forwarded()];
    }

    // Maps of both machines.
    public string[] OfHosts { get; }

    // The router's.
    public string[] ToHome { get; }

    // Its own.
    public string[] OfTheMachine { get; }

    // The VPS's IPv4 address, port by port.
    public string[] Forwards { get; }

    public IEnumerable<string> Chains => chains.Text;

    /// <param name="links4">Where IPv4 comes by other links.</param>
    public IEnumerable<string> ToHosts(string links, string? links4 = null) =>
    [
        .. ServiceMap.Lookups($"{links} ip6 daddr {plan.Dmz.Prefix} {ServiceMap.To6}", "open6", OfHosts),
        .. ServiceMap.Lookups($"{links4 ?? links} {ServiceMap.To4}", "open4", OfHosts),
    ];

    public IEnumerable<string> ToTheMachine => ServiceMap.Lookups(ServiceMap.ToThis, "services", OfTheMachine);

    public IEnumerable<string> ByForwards(string links) => ServiceMap.There(["forward4", "forward4_ranges", "forward4_moved"], Forwards)
        .Select(map => $"{links} ip daddr {plan.Vps.Ipv4} dnat ip to meta l4proto . th dport map @{map}");

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
            .. ServiceMap.Of("forward4", "inet_proto . inet_service : ipv4_addr", false, kept[false]),
            .. ServiceMap.Of("forward4_ranges", "inet_proto . inet_service : ipv4_addr", true, kept[true]),
            .. ServiceMap.Of("forward4_moved", "inet_proto . inet_service : ipv4_addr . inet_service", false, moved),
        ];
    }

    private string Verdict(ServiceConfig service)
    {
        var from = service.From;
        if (from.Internet)
        {
            return "accept";
        }

        var end = plan.Tunnel.Vps;
        return chains.Jump([.. Sources("ip", end.Ipv4, from), .. Sources("ip6", end.Ipv6, from)]);
    }

    private static IEnumerable<string> Sources(string family, IPAddress vps, ServiceSources from)
    {
        string[] all = [.. from.Prefixes.Where(prefix => prefix.IsIpv6() == vps.IsIpv6()).Select(prefix => $"{prefix}"), .. from.Vps ? [$"{vps}"] : Array.Empty<string>()];
        return all is [] ? [] : [$"{family} saddr {{ {List(all)} }} accept"];
    }
}
