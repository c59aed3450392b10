using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

// What one source may take of a service, counted on the VPS, before the way home. In a table of its own: one that is replaced forgets who has how many
// connections open, and never counts those again.
internal static class FairUse
{
    // So many sources are told apart, by all services with the same limits. A full set limits no other source.
    private const int Sources = 65536;

    private static readonly Family Ipv6 = new("6", "ip6 daddr . th dport . ip6 saddr & ffff:ffff:ffff:ffff::", "ipv6_addr . inet_service . ipv6_addr");
    private static readonly Family Ipv4 = new("4", "ip daddr . th dport . ip saddr", "ipv4_addr . inet_service . ipv4_addr");

    /// <returns>Nothing where no service has limits.</returns>
    public static IEnumerable<Artifact> Files(Plan plan, Uplink uplink)
    {
        var hosts = plan.Hosts.SelectMany(host => host.Services.Select(service => (Host: host, Service: service))).Where(each => !each.Service.Limits.AreNone).ToArray();
        var own = plan.VpsServices.Where(service => service.Enabled && !service.Limits.AreNone).ToArray();
        var byIpv4 = hosts.Where(each => each.Service.Ipv4 is not null).ToArray();
        if (hosts is [] && own is [])
        {
            return [];
        }

        // The sets of a family that nobody comes by would take memory for nothing.
        var policies = Policies(hosts.Select(each => each.Service).Concat(own), Ipv6).Concat(Policies(byIpv4.Select(each => each.Service).Concat(own), Ipv4))
            .ToLookup(each => each.Policy, each => each.Family);
        string[] toHosts = [.. ServiceMap.Verdicts6("hosts6", hosts, Jump), .. ServiceMap.Verdicts4("hosts4", byIpv4, Jump)];
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
            	{{policies.OrderBy(policy => policy.Key.Name, StringComparer.Ordinal).SelectMany(policy => Policy(policy.Key, [.. policy]))}}

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
    }

    private static string Jump(ServiceConfig service) => $"jump limits_{Limited.By(service).Name}";

    private static IEnumerable<(Limited Policy, Family Family)> Policies(IEnumerable<ServiceConfig> services, Family family) =>
        services.Select(Limited.By).Distinct().Select(policy => (policy, family));

    // UDP knows no connections: its rate counts packets.
    private static IEnumerable<string> Policy(Limited policy, Family[] families) =>
    [
        .. policy.Limits.Rate is not { } rate ? [] : families.SelectMany(family => Set($"rate{family.Name}_{policy.Name}", family, "dynamic,timeout", $"\ttimeout {(rate.Unit == "hour" ? "1h" : "1m")}")),
        .. policy.Limits.Connections is null ? [] : families.SelectMany(family => Set($"open{family.Name}_{policy.Name}", family, "dynamic")),
        $"chain limits_{policy.Name} {{",
        .. policy.Limits.Rate is not { } most ? [] : families.Select(family =>
            $"\t{(policy.Protocol == "tcp" ? "ct state new " : "")}update @rate{family.Name}_{policy.Name} {{ {family.Key} limit rate over {most} burst {most.Count} packets }} drop"),
        .. policy.Limits.Connections is not { } open ? [] : families.Select(family => $"\tct state new add @open{family.Name}_{policy.Name} {{ {family.Key} ct count over {open} }} drop"),
        "}",
    ];

    private static IEnumerable<string> Set(string name, Family family, string flags, params string[] more) =>
        [$"set {name} {{", $"\ttype {family.Type}", $"\tsize {Sources}", $"\tflags {flags}", .. more, "}"];

    private sealed record Family(string Name, string Key, string Type);

    // By name, so that a service more leaves the others' names alone.
    private sealed record Limited(string Protocol, ServiceLimits Limits)
    {
        public string Name => string.Join('_', new[] { Protocol, Limits.Rate is { } rate ? $"{rate.Count}_{rate.Unit}" : "", Limits.Connections is { } most ? $"{most}_open" : "" }.Where(part => part != ""));

        public static Limited By(ServiceConfig service) => new(service.Protocol, service.Limits);
    }
}
