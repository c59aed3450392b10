using System.Net.Sockets;
using Ipv6Dmz.Config;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>The negative probes again, each without the rule that it is about: now the packet has to come through.</summary>
internal static class ControlProbes
{
    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        var pc = $"seen as {HomePcIpv4}";

        // Two things keep the DMZ and the home network apart, and each suffices.
        yield return Apart("By its routing alone, with the forward chain open, the router still keeps the DMZ and the home network apart", ["forward"], routes: false);
        yield return Apart("By its firewall alone, with the routing open, the router still keeps the DMZ and the home network apart", [], routes: true);
        yield return BothOpen("a DMZ host does reach the home PC over IPv4", "seen as the DMZ host", context => $"seen as {context.Facts.HostIpv4}",
            (context, ct) => FromDmzAsync(context, [$"tcp,{HomePcIpv4},{Preparation.Port}"], ct));
        yield return BothOpen("a DMZ host does reach the home PC over IPv6", "seen as the DMZ host", context => $"seen as {context.Facts.HostIpv6}",
            (context, ct) => FromDmzAsync(context, [$"tcp,{context.Facts.HomePcIpv6},{Preparation.Port}"], ct));
        yield return BothOpen("the home PC does reach a DMZ host over IPv4", pc, _ => pc,
            (context, ct) => IsolationProbes.FromHomeAsync(context, [$"tcp,{context.Facts.HostIpv4},{Preparation.Port}"], 4, ct));
        yield return BothOpen("the home PC does reach a DMZ host over IPv6", "seen as the home PC", context => $"seen as {context.Facts.HomePcIpv6}",
            (context, ct) => IsolationProbes.FromHomeAsync(context, [$"tcp,{context.Facts.HostIpv6},{Preparation.Port}"], 4, ct));
        yield return Arrives("with the router's routing and forward chain open a DMZ host's forged home address does show at home", Places.Router, "forward",
            Captures.Home, _ => "src 192.168.1.77",
            (context, ct) => context.AskAsync(Places.DmzHost, 1, [$"udp,{HomePcIpv4},{Preparation.Port},192.168.1.77"], ct), routes: true);
        yield return Control("with the router's input and output chains open a question in the home PC's name is answered to it", Places.Router, "at least one packet", async (context, ct) =>
        {
            await Opened.WhileAsync(context, Places.Router, ["input", "output"], routes: false,
                () => context.AskAsync(Places.DmzHost, 1.5, IsolationProbes.InHomesName(context), ct), ct);
            var count = await context.HeardAsync(Captures.Home, IsolationProbes.AnswersAtHome(context), ct);
            return new($"{count} packets", count > 0);
        });
        yield return Asks("with the router's input chain open a DMZ host does reach the router's SSH", Places.Router, "input",
            "open, SSH", _ => "open, SSH",
            async (context, ct) => (await context.AskAsync(Places.DmzHost, 4,
                [$"tcp,{plan.Dmz.RouterIpv4},{plan.Router.SshPort}", $"tcp,{plan.Dmz.RouterIpv6},{plan.Router.SshPort}"], ct)).Summary);
        yield return Asks("with the router's output chain open the router does reach the home PC", Places.Router, "output",
            "seen as the router's home address", context => $"seen as {context.Facts.RouterHomeIpv4}",
            async (context, ct) => (await context.AskAsync(Places.Router, 4, [$"tcp,{HomePcIpv4},{Preparation.Port}"], ct)).Summary);
        if (plan.Dmz.Exposure == Exposure.Closed)
        {
            yield return Asks("with the router's forward chain open the internet does reach a service of a DMZ host", Places.Router, "forward",
                $"seen as {StrangerIpv6}", _ => $"seen as {StrangerIpv6}",
                async (context, ct) => (await context.AskAsync(Places.Stranger, 4,
                    [$"tcp,{context.Facts.HostIpv6},{Preparation.Port}", $"udp,{context.Facts.HostIpv6},{Preparation.Port}"], ct)).Summary);
        }

        yield return Asks("with the VPS's input chain open its listener does answer the scan", Places.Vps, "input",
            $"seen as the stranger", _ => "seen as the stranger", ScanAsync);
        yield return Asks("with the VPS's input chain open a DMZ host does reach the VPS's SSH", Places.Vps, "input",
            "open, SSH", _ => "open, SSH",
            async (context, ct) => (await context.AskAsync(Places.DmzHost, 4, [$"tcp,{plan.Vps.Ipv4},{plan.Vps.SshPort}"], ct)).Summary);
        yield return Arrives("with the VPS's input chain open foreign protocol 41 does draw an ICMP error", Places.Vps, "input",
            Captures.Provider, _ => $"icmp and src {plan.Vps.Ipv4} and dst {StrangerIpv4} and icmp[icmptype] == icmp-unreach",
            SpoofingProbes.ThroughForeignTunnelAsync);
        yield return Asks("with the VPS's forward chain open a DMZ host does reach the provider's metadata service", Places.Vps, "forward",
            $"seen as {plan.Vps.Ipv4}", _ => $"seen as {plan.Vps.Ipv4}",
            async (context, ct) => (await context.AskAsync(Places.DmzHost, 4, [$"tcp,{Metadata},80"], ct)).Summary);
        yield return Arrives("with the VPS's forward chain open a neighbour at the provider does get into the DMZ", Places.Vps, "forward",
            Captures.Dmz, context => $"src 2001:db8:0:98::bad and dst {context.Facts.HostIpv6}",
            (context, ct) => SpoofingProbes.FromNeighbourAsync(context, 6, ct));
        yield return Arrives("with the VPS's prerouting chain open a forged DMZ source does get into the DMZ", Places.Vps, "prerouting",
            Captures.Dmz, context => $"src 2001:db8:0:2::f00 and dst {context.Facts.HostIpv6}",
            (context, ct) => context.AskAsync(Places.Stranger, 1, [$"icmp,{context.Facts.HostIpv6},,2001:db8:0:2::f00"], ct));
    }

    private static Probe BothOpen(
        string name, string expected, Func<ProbeContext, string> exactly, Func<ProbeContext, CancellationToken, Task<Answers>> ask) => Control(
        $"with the router's routing and forward chain open {name}", Places.Router, expected, async (context, ct) => Observation.Exactly(
            exactly(context), (await Opened.WhileAsync(context, Places.Router, ["forward"], routes: true, () => ask(context, ct), ct)).Summary));

    private static Probe Apart(string name, string[] chains, bool routes) => new(name, Places.Router, "nothing", async (context, ct) =>
    {
        var (facts, port) = (context.Facts, Preparation.Port);
        var (outwards, inwards) = await Opened.WhileAsync(context, Places.Router, chains, routes, async () => (
            await FromDmzAsync(context, [$"tcp,{HomePcIpv4},{port}", $"tcp,{facts.HomePcIpv6},{port}"], ct),
            await IsolationProbes.FromHomeAsync(context, [$"tcp,{facts.HostIpv4},{port}", $"tcp,{facts.HostIpv6},{port}"], 2.5, ct)), ct);
        return Observation.Exactly("nothing", new Answers([.. outwards.All, .. inwards.All]).Leaks);
    })
    { Kind = ProbeKind.Control };

    private static Probe Asks(
        string name, string machine, string chain, string expected, Func<ProbeContext, string> exactly,
        Func<ProbeContext, CancellationToken, Task<string>> ask) => Control(
        name, machine, expected, async (context, ct) => Observation.Exactly(
            exactly(context), await Opened.WhileAsync(context, machine, [chain], routes: false, () => ask(context, ct), ct)));

    private static Probe Arrives<T>(
        string name, string machine, string chain, string capture, Func<ProbeContext, string> filter,
        Func<ProbeContext, CancellationToken, Task<T>> send, bool routes = false) => Control(
        name, machine, "at least one packet", async (context, ct) =>
        {
            await Opened.WhileAsync(context, machine, [chain], routes, () => send(context, ct), ct);
            var count = await context.HeardAsync(capture, filter(context), ct);
            return new($"{count} packets", count > 0);
        });

    private static Probe Control(
        string name, string machine, string expected, Func<ProbeContext, CancellationToken, Task<Observation>> run) =>
        new($"control: {name}", machine, expected, run) { Kind = ProbeKind.Control };

    /// <summary>The home PC gets a way back for the time of the question.</summary>
    private static async Task<Answers> FromDmzAsync(ProbeContext context, string[] targets, CancellationToken ct) =>
        Answers.Parse(await context.On(Places.World,
            $"n {Places.HomePc} sh -c {Shell.Quote(IsolationProbes.WithRoutes(context,
                $"ip netns exec {Places.DmzHost} perl {Tools.Folder}/net.pl ask 3 {Shell.Join(targets)}"))}", ct));

    private static async Task<string> ScanAsync(ProbeContext context, CancellationToken ct)
    {
        var plan = context.Plan;
        List<string> targets = [$"tcp,{plan.Vps.Ipv4},{Preparation.Port}", $"tcp,{plan.Vps.Ipv6},{Preparation.Port}", $"udp,{plan.Vps.Ipv4},{Preparation.Port}"];
        if (plan.Tunnel.Endpoint.AddressFamily == AddressFamily.InterNetworkV6)
        {
            targets.Add($"tcp,{plan.Tunnel.Endpoint},{Preparation.Port}");
        }
        targets.Add($"tcp,{plan.Uplink.ClientAddress},{Preparation.Port}");
        var answers = await context.AskAsync(Places.Stranger, 4, [.. targets], ct);
        return answers.All.All(answer => answer.Result is $"seen as {StrangerIpv4}" or $"seen as {StrangerIpv6}") ? "seen as the stranger" : answers.Summary;
    }
}
