using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// Where hosts may open connections to, for the router: it sees whose packets they are. Hosts without such a list aren't asked.
internal sealed class Egress
{
    private readonly SharedChains chains = new("egress");
    private readonly string outwards;

    public Egress(Plan plan)
    {
        outwards = $"iifname \"{plan.Router.DmzInterface}\" oifname \"{plan.Tunnel.Router.Interface}\"";
        Map =
        [
            .. ServiceMap.Of("egress", "ether_addr : verdict", false,
                from host in plan.Hosts where host.Given.Egress is not null select $"{host.Given.Mac} : {chains.Jump(Lines(host.Given.Egress!.Value))}"),
        ];
    }

    public string[] Map { get; }

    public IEnumerable<string> Chains => chains.Text;

    public string? Lookup => Map is [] ? null : $"{outwards} ether saddr vmap @egress";

    // Each packet is looked up: what is no longer listed ends for open connections, too.
    private static IEnumerable<string> Lines(ImmutableArray<IPNetwork> to) =>
    [
        "ct direction reply accept",
        "ct state related accept",
        .. To("ip", to.Where(prefix => !prefix.IsIpv6())),
        .. To("ip6", to.Where(prefix => prefix.IsIpv6())),
        "reject with icmpx type admin-prohibited",
    ];

    private static IEnumerable<string> To(string family, IEnumerable<IPNetwork> prefixes) => prefixes.Any() ? [$"{family} daddr {{ {List(prefixes)} }} accept"] : [];
}
