using System.Net;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Between the DMZ and the home network nothing passes.</summary>
internal static class IsolationProbes
{
    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        var (dmz, router) = (plan.Dmz, plan.Router);

        yield return FromDmz("A DMZ host doesn't reach the home PC over IPv4", _ => HomePcIpv4);
        yield return FromDmz("A DMZ host doesn't reach the home PC over IPv6", context => context.Facts.HomePcIpv6);
        yield return FromDmz("A DMZ host doesn't reach the home router's LAN side over IPv4", _ => HomeRouterIpv4);
        yield return FromDmz("A DMZ host doesn't reach the home router's LAN side over IPv6", _ => HomeRouterIpv6);
        yield return Gateway("IPv4", HomeGatewayIpv4, Captures.Provider, context => $"{context.Plan.Vps.Ipv4}");
        yield return Gateway("IPv6", HomeGatewayIpv6, Uplink.Way(plan), context => context.Facts.HostIpv6);
        yield return Waits("A DMZ host that takes a home address as its source gets nothing through",
            context => [.. Protocols(HomePcIpv4, ForgedHomeIpv4), .. Protocols(context.Facts.HomePcIpv6, ForgedHomeIpv6)],
            _ => $"src {ForgedHomeIpv4} or src {ForgedHomeIpv6}");
        yield return FromDmzToRouter("A DMZ host doesn't reach the router's SSH, or any other service, on its DMZ addresses",
            context => [$"{dmz.RouterIpv4}", $"{dmz.RouterIpv6}", $"{context.Facts.RouterDmzLinkLocal}%eth0"]);
        yield return FromDmzToRouter("A DMZ host doesn't reach the router's SSH, or any other service, on its home addresses",
            context => [context.Facts.RouterHomeIpv4, context.Facts.RouterHomeIpv6]);
        yield return FromDmzToRouter("A DMZ host doesn't reach the router's SSH, or any other service, on its tunnel addresses",
            _ => [$"{plan.Tunnel.Router.Ipv4}", $"{plan.Tunnel.Router.Ipv6}"]);
        yield return Nothing("A DMZ host reaches no service of the VPS, on any of its addresses", _ =>
            [.. AddressesOfTheVps(plan).Select(to => $"tcp,{to},{plan.Vps.SshPort}+{Preparation.Port}")]);
        yield return Nothing("A DMZ host doesn't reach the provider's metadata service", _ => [$"tcp,{Metadata},80", $"udp,{Metadata},80", $"icmp,{Metadata}"]);
        yield return Probe.Waits("What a DMZ host asks the router in the home PC's name, the router answers to nobody", Places.DmzHost, "0 packets at home",
            InHomesName, async (context, _, ct) =>
                Observation.Exactly("0 packets at home", $"{await context.CountAsync(Captures.Home, AnswersAtHome(context), ct)} packets at home"));

        yield return Raw("With a hand-set route a DMZ host gets nothing through the home router, in either family");
        yield return FromHome("The home PC reaches no DMZ host over IPv4, with a hand-set route by the router", 4);
        yield return FromHome("The home PC reaches no DMZ host over IPv6, with a hand-set route by the router", 6);
        yield return new("The router answers no DNS question from home, on any of its addresses", Places.HomePc, "refused or silence", NoDnsAtHomeAsync);
        yield return new("The router answers no ARP question at home for its addresses in the DMZ and in the tunnel", Places.HomePc, "0 answers",
            async (context, ct) => Observation.Exactly("0 answers", await ArpAsync(context, [dmz.RouterIpv4, plan.Tunnel.Router.Ipv4], ct)));

        yield return Probe.Asks("The router answers echo from a DMZ host, in both families", Places.DmzHost, "echo",
            _ => [$"icmp,{dmz.RouterIpv4}", $"icmp,{dmz.RouterIpv6}"]);
        yield return Probe.Asks("The router answers SSH from home, in both families", Places.HomePc, "open, SSH",
            context => [$"tcp,{context.Facts.RouterHomeIpv4},{router.SshPort}", $"tcp,{context.Facts.RouterHomeIpv6},{router.SshPort}"]);
        yield return Probe.Asks("The VPS itself reaches the provider's metadata service", Places.Vps, $"seen as {plan.Vps.Ipv4}", _ => [$"tcp,{Metadata},80"]);
    }

    /// <summary>What all of them have left at home.</summary>
    public static Probe Total { get; } = new("No packet that the router sent to the home segment has an address of the DMZ or the tunnel", "home segment",
        "WireGuard's packets, and 0 others from the inside", HomeSegmentAsync);

    internal const string ForgedHomeIpv4 = "192.168.1.77";

    internal const string ForgedHomeIpv6 = "2001:db8:0:a1::77";

    internal static IEnumerable<IPAddress> AddressesOfTheVps(Plan plan) =>
        [plan.Vps.Ipv4, plan.Vps.Ipv6, plan.Tunnel.Vps.Ipv4, plan.Tunnel.Vps.Ipv6, .. Uplink.OwnAddresses(plan)];

    /// <summary>Of the DMZ side, the home side and the tunnel, both families.</summary>
    internal static IEnumerable<string> AddressesOfTheRouter(ProbeContext context) =>
    [
        $"{context.Plan.Dmz.RouterIpv4}", $"{context.Plan.Dmz.RouterIpv6}", $"{context.Facts.RouterDmzLinkLocal}%eth0",
        context.Facts.RouterHomeIpv4, context.Facts.RouterHomeIpv6,
        $"{context.Plan.Tunnel.Router.Ipv4}", $"{context.Plan.Tunnel.Router.Ipv6}",
    ];

    internal static string[] ResolversOfTheRouter(ProbeContext context) =>
        [context.Facts.RouterHomeIpv4, context.Facts.RouterHomeIpv6, $"{context.Plan.Dmz.RouterIpv4}", $"{context.Plan.Dmz.RouterIpv6}"];

    internal static async Task<string> ArpAsync(ProbeContext context, IPAddress[] addresses, CancellationToken ct) => await context.On(Places.HomePc,
        $"""
        for address in {string.Join<IPAddress>(' ', addresses)}; do busybox arping -I eth0 -c 2 -w 3 $address & done |
            awk '/^Received/ {"{"} answers += $2 {"}"} END {"{"} print answers + 0, "answers" {"}"}'
        """, ct);

    internal static string[] InHomesName(ProbeContext context) =>
        [$"icmp,{context.Plan.Dmz.RouterIpv4},,{HomePcIpv4}", $"icmp,{context.Plan.Dmz.RouterIpv6},,{context.Facts.HomePcIpv6}"];

    internal static string AnswersAtHome(ProbeContext context) => $"src {context.Plan.Dmz.RouterIpv4} or src {context.Plan.Dmz.RouterIpv6}";

    internal static string[] Protocols(string to, string? from = null)
    {
        var source = from is null ? "" : $",{from}";
        return [$"tcp,{to},{Preparation.Port}{source}", $"udp,{to},{Preparation.Port}{source}", $"icmp,{to},{source}"];
    }

    private static Probe FromDmz(string name, Func<ProbeContext, string> target) => Waits(
        name, context => Protocols(target(context)),
        context => $"(src {context.Facts.HostIpv6} or src {context.Facts.HostIpv4}) and dst {target(context)}");

    private static Probe Waits(string name, Func<ProbeContext, string[]> questions, Func<ProbeContext, string> atHome) => Probe.Waits(
        name, Places.DmzHost, "nothing; 0 packets at home", questions, async (context, answers, ct) =>
        {
            var count = await context.CountAsync(Captures.Home, atHome(context), ct);
            return new($"{answers.Leaks}; {count} packets at home", answers.IsNothing && count == 0);
        });

    private static Probe Nothing(string name, Func<ProbeContext, string[]> questions) => Probe.Waits(
        name, Places.DmzHost, "nothing", questions, (_, answers, _) => Task.FromResult(Observation.Exactly("nothing", answers.Leaks)));

    private static Probe Gateway(string family, string to, string way, Func<ProbeContext, string> source) => Probe.Waits(
        $"Packets to the home gateway's public {family} address leave by the tunnel, never through home", Places.DmzHost,
        "seen behind the VPS; 0 packets at home", _ => Protocols(to), async (context, _, ct) =>
        {
            var outside = await context.HeardAsync(way, $"src {source(context)} and dst {to}", ct);
            var home = await context.CountAsync(Captures.Home, $"dst {to}", ct);
            return new($"{outside} behind the VPS; {home} packets at home", outside > 0 && home == 0);
        });

    private static Probe Raw(string name) => new(name, Places.DmzHost, "nothing; 0 packets at home", async (context, ct) =>
    {
        var dmz = context.Plan.Dmz;
        string[] targets = [.. Protocols(HomeRouterIpv4), .. Protocols(HomePcIpv4), .. Protocols(HomeRouterIpv6), .. Protocols(context.Facts.HomePcIpv6)];
        var leaks = Answers.Parse(await context.On(Places.DmzHost,
            $"""
            ip -4 route add 192.168.1.0/24 via {dmz.RouterIpv4}
            ip -6 route add 2001:db8:0:a1::/64 via {context.Facts.RouterDmzLinkLocal} dev eth0
            trap 'ip -4 route del 192.168.1.0/24; ip -6 route del 2001:db8:0:a1::/64' EXIT
            perl "$run/net.pl" ask {ProbeContext.Seconds(2.5)} {Shell.Join(targets)}
            """, ct)).Leaks;
        var home = await context.CountAsync(Captures.Home, $"src {context.Facts.HostIpv6} or src {context.Facts.HostIpv4}", ct);
        return new($"{leaks}; {home} packets at home", leaks == "nothing" && home == 0);
    });

    /// <summary>Shell text in a place at home: routes to the DMZ by the router, then <paramref name="body"/>.</summary>
    internal static string WithRoutes(ProbeContext context, string port, string body) =>
        $"""
        ip -4 route add {context.Plan.Dmz.Subnet} via {context.Facts.RouterHomeIpv4}
        ip -6 route add {context.Plan.Dmz.Prefix} via {context.Facts.RouterHomeLinkLocal} dev {port}
        trap 'ip -4 route del {context.Plan.Dmz.Subnet}; ip -6 route del {context.Plan.Dmz.Prefix}' EXIT
        {body}
        """;

    internal static async Task<Answers> FromHomeAsync(ProbeContext context, string[] targets, double seconds, CancellationToken ct) =>
        Answers.Parse(await context.On(Places.HomePc,
            WithRoutes(context, "eth0", $"perl \"$run/net.pl\" ask {ProbeContext.Seconds(seconds)} {Shell.Join(targets)}"), ct));

    private static Probe FromHome(string name, int family) => new(
        name, Places.HomePc, "nothing; sent to the router; 0 packets in the DMZ", async (context, ct) =>
        {
            var (to, from) = family == 6 ? (context.Facts.HostIpv6, context.Facts.HomePcIpv6) : (context.Facts.HostIpv4, HomePcIpv4);
            var leaks = (await FromHomeAsync(context, Protocols(to), 2.5, ct)).Leaks;
            var sent = await context.HeardAsync(Captures.Home, $"ether dst {context.Facts.RouterHomeMac} and dst {to}", ct);
            var inside = await context.CountAsync(Captures.Dmz, $"src {from} and dst {to}{ButForHome(context.Plan, "dst")}", ct);
            return new($"{leaks}; {sent} sent to the router; {inside} packets in the DMZ", leaks == "nothing" && sent > 0 && inside == 0);
        });

    private static Probe FromDmzToRouter(string name, Func<ProbeContext, string[]> addresses) => Nothing(name, context =>
    [
        .. addresses(context).SelectMany(to => new[] { $"tcp,{to},{context.Plan.Router.SshPort}+{Preparation.Port}+80+443", $"udp,{to},{Preparation.Port}+123+161" }),
    ]);

    private static async Task<Observation> NoDnsAtHomeAsync(ProbeContext context, CancellationToken ct)
    {
        var resolvers = ResolversOfTheRouter(context);
        var answers = await FromHomeAsync(context, [.. resolvers.Select(to => $"dns,{to},{Name}/AAAA")], 2, ct);
        return new(answers.Summary, answers.All.Count == resolvers.Length && answers.All.All(answer => answer.IsNothing || answer.Result == "refused"));
    }

    // Of services that are for home, over a route by the router.
    private static string ButForHome(Plan plan, string side) => string.Concat(
        from host in plan.Hosts
        from service in host.Services
        where service.From.Home
        select $" and not (({service.Protocol} {side} portrange {service.Ports.First}-{service.Ports.Last}) and ({side} host {host.Ipv6} or {side} host {host.Given.Ipv4}))");

    private static async Task<Observation> HomeSegmentAsync(ProbeContext context, CancellationToken ct)
    {
        var (plan, facts) = (context.Plan, context.Facts);
        // Something for the tunnel to carry, if no other probe ran.
        await context.AskAsync(Places.DmzHost, 3, [$"icmp,{ServerIpv6}", $"icmp,{ServerIpv4}", $"tcp,{ServerIpv6},{ServerPort}"], ct);
        var router = $"ether src {facts.RouterHomeMac}";
        var wireGuard = await context.HeardAsync(Captures.Home, $"{router} and udp and dst host {plan.Tunnel.Endpoint} and dst port {plan.Tunnel.ListenPort}", ct);
        var leaked = await context.CountAsync(Captures.Home, $"{router} and ({Uplink.Inside(plan, "")}){ButForHome(plan, "src")}", ct);
        return new($"{wireGuard} WireGuard packets, {leaked} from the inside", wireGuard > 0 && leaked == 0);
    }
}
