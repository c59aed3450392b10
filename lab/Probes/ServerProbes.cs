using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Real servers on hosts of the list, asked by real clients: who is answered, and whom the server's own log names. All of them are asked in one go.</summary>
internal static class ServerProbes
{
    // What world's serve.sh runs where, by the client that asks it.
    private static readonly Dictionary<(string Place, string Protocol, int Port), string> ClientOf = new()
    {
        [(Places.Web, "tcp", 443)] = "https",
        [(Places.Web, "tcp", 80)] = "http",
        [(Places.Dns, "udp", 53)] = "dns",
        [(Places.Dns, "tcp", 53)] = "dns-tcp",
        [(Places.Shell, "tcp", 22)] = "ssh",
    };

    /// <summary>Shell text for the world: has the servers run where one of them is listed.</summary>
    public static string Serve(Plan plan) => Listed(plan).Any() ? Start + Addresses : "";

    /// <summary>The same text for whatever is listed.</summary>
    public const string Start = "sh /usr/lib/lab/serve.sh\n";

    /// <summary>Whether a real server listens there.</summary>
    public static bool IsReal(string place, ServiceConfig service) => ClientOf.ContainsKey((place, service.Protocol, service.Ports.First));

    public static IEnumerable<Probe> All(ProbeOptions options) => Asks(options.Plan).Select(ask => new Probe(
        $"{Capital(ask.Who)} {(ask.IsAllowed ? "is answered by" : "is not answered by")} {ask.Server}",
        ask.Place,
        ask.IsAllowed ? "an answer, and its address in the server's log" : "no answer, and nothing in the server's log",
        async (context, ct) =>
        {
            var seen = await context.OnceAsync("servers", () => LookAsync(context, ct));
            var (answer, source) = (seen.Said.GetValueOrDefault(ask.Tag, "not asked"), ask.Source(context));
            var logged = (ask.Client == "ssh" ? seen.Logged["ssh"].Where(address => address == source) : seen.Logged[ask.Tag]).Distinct().ToArray();
            return new($"{answer}; {(logged.Length == 0 ? "not logged" : $"logged as {string.Join(", ", logged)}")}",
                ask.IsAllowed ? answer == "answered" && logged is [var address] && address == source : answer.StartsWith("no answer", StringComparison.Ordinal) && logged.Length == 0);
        })
    { SideBySide = true });

    /// <summary>Without the rules whoever is refused gets in.</summary>
    public static IEnumerable<Probe> Controls(ProbeOptions options)
    {
        var refused = Asks(options.Plan).FirstOrDefault(ask => ask is { Client: "ssh", Place: Places.HomePc, IsAllowed: false } && ask.Address.Contains(':', StringComparison.Ordinal));
        if (refused is not null)
        {
            yield return Control.AnswersInternet($"with both machines' forward chains open home does reach {refused.Server}", "forward", "open, SSH",
                (context, ct) => context.AskAsync(refused.Place, 4, [$"tcp,{refused.Address},{refused.Port}"], ct));
        }
    }

    // One client at one place.
    private sealed record Ask(string Client, string Who, string Place, string Address, int Port, Func<ProbeContext, string> Source, bool IsAllowed, string Server)
    {
        public string Tag { get; init; } = "";

        public string Line(double seconds) =>
            $"client {Tag} {(Client == "ssh" && Place == Places.Vps ? "banner" : Client)} {ProbeContext.Seconds(seconds)} {Address} {Port}";
    }

    private sealed record Seen(IReadOnlyDictionary<string, string> Said, ILookup<string, string> Logged);

    private static IEnumerable<Ask> Asks(Plan plan) => Listed(plan).SelectMany(listed => Asks(plan, listed.Host, listed.Place, listed.Service)).Select((ask, number) => ask with { Tag = $"q{number}" });

    private static IEnumerable<(HostPlan Host, string Place, ServiceConfig Service)> Listed(Plan plan) =>
        from host in plan.Hosts
        let place = Places.OfMac(host.Given.Mac)
        where place is not null
        from service in host.Given.Services
        where IsReal(place, service)
        select (host, place, service);

    private static IEnumerable<Ask> Asks(Plan plan, HostPlan host, string place, ServiceConfig service)
    {
        var from = service.Enabled ? service.From : new(false, false, false, []);
        var client = ClientOf[(place, service.Protocol, service.Ports.First)];
        var name = $"{host.Given.Name}'s {service.Name}";
        var (at6, at4) = ($"{host.Ipv6}", $"{plan.Vps.Ipv4}");
        yield return Of("the internet", Places.Stranger, at6, _ => StrangerIpv6, HostProbes.Admits(from, StrangerIpv6));
        yield return Of("the VPS", Places.Vps, at6, context => $"{context.Plan.Tunnel.Vps.Ipv6}", from.Internet || from.Vps);
        yield return Of("home", Places.HomePc, at6, context => context.Facts.HomePcIpv6, HostProbes.Admits(from, HomeRouterIpv6));
        yield return Of("the provider's neighbour", Places.Provider, at6, _ => ProviderIpv6, HostProbes.Admits(from, ProviderIpv6));
        // No firewall stands between, so a server that refuses the others does run.
        yield return Of("another host of the DMZ, over the switch,", Places.DmzHost2, at6, context => context.Facts.Host2Ipv6, allowed: true);
        if (service.Ipv4 is not { } forward)
        {
            yield break;
        }

        yield return Of("the internet, by the VPS's IPv4 address,", Places.Stranger, at4, _ => StrangerIpv4, HostProbes.Admits(from, StrangerIpv4));
        yield return Of("home, by the VPS's IPv4 address,", Places.HomePc, at4, _ => HomeGatewayIpv4, HostProbes.Admits(from, HomeGatewayIpv4));
        yield return Of("the provider's neighbour, by the VPS's IPv4 address,", Places.Provider, at4, _ => ProviderIpv4, HostProbes.Admits(from, ProviderIpv4));
        yield return Of("another host of the DMZ, by the VPS's IPv4 address,", Places.DmzHost2, at4, context => $"{context.Plan.Tunnel.Vps.Ipv4}", from.Internet);
        yield return Of("the host itself, by the VPS's IPv4 address,", place, at4, context => $"{context.Plan.Tunnel.Vps.Ipv4}", from.Internet);

        Ask Of(string who, string asker, string address, Func<ProbeContext, string> source, bool allowed) =>
            new(client, who, asker, address, address == at6 ? service.Ports.First : service.Ipv4!.Value.First, source, allowed, name);
    }

    private static async Task<Seen> LookAsync(ProbeContext context, CancellationToken ct)
    {
        var asks = Asks(context.Plan).ToArray();
        await context.On(Places.World, $". {Tools.Folder}/clients.sh\nforget", ct);
        var inTheWorld = asks.Where(ask => ask.Place != Places.Vps).GroupBy(ask => ask.Place)
            .Select(place => $"n {place.Key} sh -c {Shell.Quote($". {Tools.Folder}/clients.sh\n{Lines(place)}")} &\n");
        var said = await Task.WhenAll(
            context.On(Places.World, $"{string.Concat(inTheWorld)}wait", ct),
            context.On(Places.Vps, Tools.Clients + Lines(asks.Where(ask => ask.Place == Places.Vps)), ct));
        var logged = await context.On(Places.World, $". {Tools.Folder}/clients.sh\nlogged", ct);
        return new(
            Lined(string.Join('\n', said)).Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]),
            Lined(logged).Select(line => line.Split(' ', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1]));
    }

    // Who waits for nothing waits beside the others, who compute.
    private static string Lines(IEnumerable<Ask> asks) => string.Concat(asks.OrderBy(ask => ask.IsAllowed)
        .Select(ask => ask.IsAllowed ? $"{ask.Line(15)}\n" : $"{ask.Line(ProbeRunner.Patience)} &\n")) + "wait\n";

    private static string[] Lined(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // The hosts' addresses, which come by DHCP and from the router's advertisement.
    private const string Addresses =
        $$"""
        addressed() { for host in {{Places.Web}} {{Places.Dns}} {{Places.Shell}} {{Places.Game}}; do
            [ -n "$(ip -n "$host" -o -4 address show dev eth0 scope global)" ] && [ -n "$(ip -n "$host" -o -6 address show dev eth0 scope global)" ] || return 1
        done; }
        deadline=$(($(date +%s) + 60))
        until addressed || [ "$(date +%s)" -gt $deadline ]; do sleep 0.5; done

        """;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
