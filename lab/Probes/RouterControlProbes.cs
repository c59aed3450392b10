using Ipv6Dmz.Config;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>The router's part in what must not pass, taken away piece by piece.</summary>
internal static class RouterControlProbes
{
    private const string Open = "with the router's routing and forward chain open";

    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;

        // Two things keep the DMZ and the home network apart, and each suffices.
        yield return Apart("By its routing alone, with the forward chain open, the router still keeps the DMZ and the home network apart", ["forward"], routes: null);
        yield return Apart("By its firewall alone, with the routing open, the router still keeps the DMZ and the home network apart", [], Opened.OnLink);

        foreach (var (what, place, port, to) in new (string, string, string, Func<ProbeContext, string>)[]
        {
            ("the home PC over IPv4", Places.HomePc, "eth0", _ => HomePcIpv4),
            ("the home PC over IPv6", Places.HomePc, "eth0", context => context.Facts.HomePcIpv6),
            ("the home router's LAN side over IPv4", Places.HomeRouter, "lan", _ => HomeRouterIpv4),
            ("the home router's LAN side over IPv6", Places.HomeRouter, "lan", _ => HomeRouterIpv6),
        })
        {
            yield return BothOpen($"a DMZ host does reach {what}", "TCP and UDP seen as the DMZ host, echo",
                context => context.Facts.HostOf(to(context)),
                (context, ct) => FromDmzAsync(context, place, port, IsolationProbes.Protocols(to(context)), ct));
        }

        foreach (var family in new[] { 4, 6 })
        {
            yield return BothOpen($"the home PC does reach a DMZ host over IPv{family}", "TCP and UDP seen as the home PC, echo",
                context => family == 6 ? context.Facts.HomePcIpv6 : HomePcIpv4,
                (context, ct) => IsolationProbes.FromHomeAsync(
                    context, IsolationProbes.Protocols(family == 6 ? context.Facts.HostIpv6 : context.Facts.HostIpv4), 4, ct));
        }

        yield return Forged("IPv4", _ => HomePcIpv4, IsolationProbes.ForgedHomeIpv4);
        yield return Forged("IPv6", context => context.Facts.HomePcIpv6, IsolationProbes.ForgedHomeIpv6);
        yield return Gateway("IPv4", HomeGatewayIpv4);
        yield return Gateway("IPv6", HomeGatewayIpv6);

        yield return Control.Arrives("with the router's input and output chains open a question in the home PC's name is answered to it",
            ["input", "output"], [], null, Captures.Home, IsolationProbes.AnswersAtHome,
            (context, ct) => context.AskAsync(Places.DmzHost, Control.Sent, IsolationProbes.InHomesName(context), ct));
        yield return Control.Answers("with the router's input chain open a DMZ host does reach the router's SSH, on every address", Places.Router, "input",
            "open, SSH", _ => "open, SSH", (context, ct) => context.AskAsync(Places.DmzHost, 4,
                [.. IsolationProbes.AddressesOfTheRouter(context).Select(to => $"tcp,{to},{plan.Router.SshPort}")], ct));
        yield return Control.AnswersInternet("with the router's input chain open the internet does reach the router's SSH", "input", "open, SSH", (context, ct) => context.AskAsync(Places.Stranger, 4,
                [$"tcp,{plan.Dmz.RouterIpv6},{plan.Router.SshPort}", $"tcp,{plan.Tunnel.Router.Ipv6},{plan.Router.SshPort}"], ct));
        yield return Control.Answers("with the router's output chain open the router does reach the home PC over IPv4", Places.Router, "output",
            "seen as the router's home address", context => $"seen as {context.Facts.RouterHomeIpv4}",
            (context, ct) => context.AskAsync(Places.Router, 4, [$"tcp,{HomePcIpv4},{Preparation.Port}"], ct));
        yield return Control.Answers("with the router's output chain open the router does reach the home PC over IPv6", Places.Router, "output",
            "seen as the router's home address", context => $"seen as {context.Facts.RouterHomeIpv6}",
            (context, ct) => context.AskAsync(Places.Router, 4, [$"tcp,{context.Facts.HomePcIpv6},{Preparation.Port}"], ct));
        yield return Control.Of("with the router's output chain open what listens on all of the router's addresses does answer the home PC", Places.Router,
            "seen as the home PC", async (context, ct) =>
            {
                var answers = await Opened.WhileAsync(context, Places.Router, ["output"], null, () => IsolationProbes.FromHomeAsync(
                    context, [.. IsolationProbes.ResolversOfTheRouter(context).Select(to => $"tcp,{to},{Preparation.Port}")], 4, ct), ct);
                var isSeen = answers.All.All(answer => answer.Result == $"seen as {HomePcIpv4}" || answer.Result == $"seen as {context.Facts.HomePcIpv6}");
                return new(isSeen ? "seen as the home PC" : answers.Summary, isSeen);
            });
        yield return Control.Of("as a Linux machine usually does, the router does answer ARP at home for its DMZ address", Places.Router, "2 answers",
            (context, ct) => Disturbance.WhileAsync(
                context, Places.Router,
                $"{Opened.WatchRests}\necho 0 >/proc/sys/net/ipv4/conf/{plan.Router.HomeInterface}/arp_ignore",
                $"echo 1 >/proc/sys/net/ipv4/conf/{plan.Router.HomeInterface}/arp_ignore\n{Opened.WatchGoesOn}",
                async _ =>
                {
                    var seen = "";
                    // A machine that is busy may answer later than is waited for.
                    await Poll.UntilAsync(async token => (seen = await IsolationProbes.ArpAsync(context, [plan.Dmz.RouterIpv4], token)) == "2 answers", Pace.Time(10), ct: ct);
                    return Observation.Exactly("2 answers", seen);
                }, ct));

        if (plan.Dmz.Given.Exposure == Exposure.Closed)
        {
            yield return Control.AnswersInternet("with the router's forward chain open the internet does reach a service of a DMZ host", "forward", $"seen as {StrangerIpv6}", (context, ct) => context.AskAsync(Places.Stranger, 4,
                    [$"tcp,{context.Facts.HostIpv6},{Preparation.Port}", $"udp,{context.Facts.HostIpv6},{Preparation.Port}"], ct));
        }
    }

    /// <summary>TCP, UDP and echo come through, with the asker's own address.</summary>
    private static Probe BothOpen(
        string name, string expected, Func<ProbeContext, string> source, Func<ProbeContext, CancellationToken, Task<Answers>> ask) =>
        Control.Of($"{Open} {name}", Places.Router, expected, async (context, ct) =>
        {
            var answers = await Opened.WhileAsync(context, Places.Router, ["forward"], Opened.OnLink, () => ask(context, ct), ct);
            var seen = $"seen as {source(context)}";
            var isAll = answers.All.Select(answer => answer.Result).SequenceEqual([seen, seen, "echo"]);
            return new(isAll ? $"TCP and UDP {seen}, echo" : answers.Summary, isAll);
        });

    private static Probe Forged(string family, Func<ProbeContext, string> to, string from) => Control.Arrives(
        $"{Open} a DMZ host's forged {family} home address does show at home", ["forward"], [], Opened.OnLink, Captures.Home, _ => $"src {from}",
        (context, ct) => context.AskAsync(Places.DmzHost, Control.Sent, [$"udp,{to(context)},{Preparation.Port},{from}"], ct));

    private static Probe Gateway(string family, string to) => Control.Arrives(
        $"with main's routes and the router's forward chain open a packet to the home gateway's public {family} address does leave through home",
        ["forward"], [], Opened.Main, Captures.Home, _ => $"dst {to}",
        (context, ct) => context.AskAsync(Places.DmzHost, Control.Sent, [$"udp,{to},{Preparation.Port}"], ct));

    private static Probe Apart(string name, string[] chains, string? routes) => new(name, Places.Router, "nothing", async (context, ct) =>
    {
        var (facts, port) = (context.Facts, Preparation.Port);
        var (outwards, inwards) = await Opened.WhileAsync(context, Places.Router, chains, routes, async () => (
            await FromDmzAsync(context, Places.HomePc, "eth0", [$"tcp,{HomePcIpv4},{port}", $"tcp,{facts.HomePcIpv6},{port}"], ct),
            await IsolationProbes.FromHomeAsync(context, [$"tcp,{facts.HostIpv4},{port}", $"tcp,{facts.HostIpv6},{port}"], 2.5, ct)), ct);
        return Observation.Exactly("nothing", new Answers([.. outwards.All, .. inwards.All]).Leaks);
    })
    { Kind = ProbeKind.Control };

    /// <summary>Who is asked gets a way back for the time of the question.</summary>
    private static async Task<Answers> FromDmzAsync(ProbeContext context, string place, string port, string[] targets, CancellationToken ct) =>
        Answers.Parse(await context.On(Places.World,
            $"n {place} sh -c {Shell.Quote(IsolationProbes.WithRoutes(context, port,
                $"ip netns exec {Places.DmzHost} perl {Tools.Folder}/net.pl ask {ProbeContext.Seconds(3)} {Shell.Join(targets)}"))}", ct));
}
