using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

// What one source may take of a service, counted on the VPS, before the way home. In a table of its own: one that is replaced forgets who has how many
// connections open, and never counts those again.
internal static class FairUse
{
    // How many sources are told apart, a port. With a full set of rates new sources have none.
    private const int Sources = 65536;

    private static readonly (string Name, string Key, string Type)[] Families =
    [
        ("6", "ip6 daddr . th dport . ip6 saddr & ffff:ffff:ffff:ffff::", "ipv6_addr . inet_service . ipv6_addr"),
        ("4", "ip daddr . th dport . ip saddr", "ipv4_addr . inet_service . ipv4_addr"),
    ];

    /// <returns>Nothing where no service has limits.</returns>
    public static IEnumerable<Artifact> Files(Plan plan, Uplink uplink)
    {
        var hosts = plan.Hosts.SelectMany(host => host.Services.Select(service => (Host: host, Service: service))).Where(each => !each.Service.Limits.AreNone).ToArray();
        var own = plan.VpsServices.Where(service => service.Enabled && !service.Limits.AreNone).ToArray();
        (string Protocol, ServiceLimits Limits)[] policies = [.. hosts.Select(each => each.Service).Concat(own).Select(service => (service.Protocol, service.Limits)).Distinct()];
        if (policies is [])
        {
            return [];
        }

        string[] toHosts = [.. ServiceMap.Verdicts6("hosts6", hosts, Jump), .. ServiceMap.Verdicts4("hosts4", hosts.Where(each => each.Service.Ipv4 is not null), Jump)];
        string[] toTheVps = [.. ServiceMap.Verdicts("services", own, Jump)];
        var (wg, asks) = (plan.Tunnel.Vps.Interface, "ct direction original");
        return
        [
            new("fair_use.nft", $$"""
            table inet ipv6_dmz_fair_use {}
            delete table inet ipv6_dmz_fair_use
            table inet ipv6_dmz_fair_use {
            	{{toHosts}}
            	{{toTheVps}}
            	{{policies.SelectMany((policy, index) => Sets(index + 1, policy.Limits))}}
            	{{policies.SelectMany((policy, index) => Chain(index + 1, policy.Protocol, policy.Limits))}}

            	# Behind the firewall: what that one drops isn't counted.
            	chain input {
            		type filter hook input priority filter + 10; policy accept;
            		{{ServiceMap.Lookups($"iifname != \"lo\" {asks} {ServiceMap.ToThis}", "services", toTheVps)}}
            	}

            	chain forward {
            		type filter hook forward priority filter + 10; policy accept;
            		{{ServiceMap.Lookups($"iifname \"{uplink.Interface(plan)}\" oifname \"{wg}\" {asks} {ServiceMap.To6}", "hosts6", toHosts)}}
            		{{ServiceMap.Lookups($"oifname \"{wg}\" ct status dnat {asks} {ServiceMap.To4}", "hosts4", toHosts)}}
            	}
            }
            """),
        ];

        string Jump(ServiceConfig service) => $"jump limits_{Array.IndexOf(policies, (service.Protocol, service.Limits)) + 1}";
    }

    private static IEnumerable<string> Sets(int number, ServiceLimits limits) => Families.SelectMany(family => new[]
    {
        limits.Rate is null ? [] : Set($"rate{family.Name}_{number}", family.Type, "dynamic,timeout", $"\ttimeout {(limits.Rate.Value.Unit == "hour" ? "1h" : "1m")}"),
        limits.Connections is null ? [] : Set($"open{family.Name}_{number}", family.Type, "dynamic"),
    }).SelectMany(set => set);

    private static IEnumerable<string> Set(string name, string type, string flags, params string[] more) => [$"set {name} {{", $"\ttype {type}", $"\tsize {Sources}", $"\tflags {flags}", .. more, "}"];

    // UDP knows no connections: its rate counts packets.
    private static IEnumerable<string> Chain(int number, string protocol, ServiceLimits limits) =>
    [
        $"chain limits_{number} {{",
        .. limits.Rate is not { } rate ? [] : Families.Select(family =>
            $"\t{(protocol == "tcp" ? "ct state new " : "")}update @rate{family.Name}_{number} {{ {family.Key} limit rate over {rate} burst {rate.Count} packets }} drop"),
        .. limits.Connections is not { } most ? [] : Families.Select(family =>
            $"\tct state new add @open{family.Name}_{number} {{ {family.Key} ct count over {most} }} drop"),
        "}",
    ];
}
