using System.Net;
using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>What the list of hosts opens: each service, in both families, from each place that may come and from each that may not.</summary>
internal static class HostProbes
{
    /// <summary>Shell text that has the hosts, and the VPS, serve what is listed.</summary>
    public static string Servers(Plan plan) => string.Concat(
        from host in Known(plan)
        let place = PlaceOf(host)
        from service in host.Given.Services
        where !ServerProbes.IsReal(place, service)
        from port in new[] { service.Ports.First, service.Ports.Last }.Distinct()
        // The world's game host has an echo of its own on some.
        select $"n {place} ss -Hln{service.Protocol[0]} 'sport = :{port}' | grep -q . || serve at-{place}-{port} {place} {port}\n");

    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        foreach (var host in Known(plan))
        {
            var (given, place) = (host.Given, PlaceOf(host));
            // What dmzhost is answered by the VPS, other probes count.
            var neighbour = place == Places.DmzHost2 ? Places.DmzHost : Places.DmzHost2;
            yield return new($"DHCP gives {given.Name} its own IPv4 address", place, $"{given.Ipv4}", async (context, ct) =>
                Observation.Exactly($"{given.Ipv4}", await context.On(place, $"busybox udhcpc -i eth0 -f -n -q -t 5 -T 2 -s {Tools.Folder}/lease.sh 2>/dev/null | sed -n '$s/ .*//p'", ct)));
            yield return Probe.AsksAhead($"The router knows {given.Name}'s IPv6 address by its name", place, $"{host.Ipv6}", _ => [$"dns,{plan.Dmz.RouterIpv4},{given.Name}.{plan.Dmz.Given.Domain}/AAAA"]);
            yield return Probe.AsksAhead($"The router knows {given.Name}'s IPv4 address by its name", place, $"{given.Ipv4}", _ => [$"dns,{plan.Dmz.RouterIpv4},{given.Name}.{plan.Dmz.Given.Domain}/A"]);
            foreach (var service in given.Services.Where(service => !ServerProbes.IsReal(place, service)))
            {
                var (protocol, from) = (service.Protocol, service.Enabled ? service.From : new(false, false, false, []));
                foreach (var port in new[] { service.Ports.First, service.Ports.Last }.Distinct())
                {
                    var name = $"{given.Name}'s {service.Name} ({protocol} {port})";
                    var at6 = $"{protocol},{host.Ipv6},{port}";
                    yield return Opens(name, "the internet", Places.Stranger, at6, Admits(from, StrangerIpv6) ? StrangerIpv6 : null);
                    yield return Opens(name, "the VPS", Places.Vps, at6, from.Internet || from.Vps ? $"{plan.Tunnel.Vps.Ipv6}" : null);
                    yield return Opens(name, "home", Places.HomePc, at6, Admits(from, "2001:db8:0:a1::1") ? context => context.Facts.HomePcIpv6 : null);
                    yield return Opens(name, "the provider's neighbour", Places.Provider, at6, Admits(from, ProviderIpv6) ? ProviderIpv6 : null);
                    if (service.Ipv4 is { } forward)
                    {
                        var at4 = $"{protocol},{plan.Vps.Ipv4},{forward.First + port - service.Ports.First}";
                        yield return Opens(name, "the internet, by the VPS's IPv4 address,", Places.Stranger, at4, Admits(from, StrangerIpv4) ? StrangerIpv4 : null);
                        yield return Opens(name, "home, by the VPS's IPv4 address,", Places.HomePc, at4, Admits(from, HomeGatewayIpv4) ? HomeGatewayIpv4 : null);
                        yield return Opens(name, "the provider's neighbour, by the VPS's IPv4 address,", Places.Provider, at4, Admits(from, ProviderIpv4) ? ProviderIpv4 : null);
                        yield return Opens(name, "another host of the DMZ, by the VPS's IPv4 address,", neighbour, at4, from.Internet ? $"{plan.Tunnel.Vps.Ipv4}" : null);
                        yield return Opens(name, "the host itself, by the VPS's IPv4 address,", place, at4, from.Internet ? $"{plan.Tunnel.Vps.Ipv4}" : null);
                    }
                }
            }

            // The host would refuse what came through.
            foreach (var service in given.Services)
            {
                var other = service.Protocol == "tcp" ? "udp" : "tcp";
                if (!given.Services.Any(it => it.Protocol == other && it.Ports.First <= service.Ports.First && service.Ports.First <= it.Ports.Last))
                {
                    yield return Opens($"{given.Name}'s {service.Name} by {other}", "the internet", Places.Stranger, $"{other},{host.Ipv6},{service.Ports.First}", seen: (string?)null);
                }
            }
        }
    }

    /// <summary>What home reaches over the router. They set routes on the home PC: nothing may ask from there meanwhile.</summary>
    public static IEnumerable<Probe> FromHome(ProbeOptions options)
    {
        var plan = options.Plan;
        string[] notForHome =
        [
            .. from host in Known(plan)
               from service in host.Given.Services
               where !service.Enabled || !service.From.Home
               from to in new[] { host.Ipv6, host.Given.Ipv4 }
               select $"{service.Protocol},{to},{service.Ports.First}",
        ];
        if (notForHome is not [])
        {
            yield return new("Home, with a route by the router, reaches nothing that isn't for home", Places.HomePc, "nothing", async (context, ct) =>
                Observation.Exactly("nothing", (await IsolationProbes.FromHomeAsync(context, notForHome, ProbeRunner.Patience, ct)).Leaks));
        }

        foreach (var host in Known(plan))
        {
            foreach (var service in host.Given.Services.Where(service => service is { Enabled: true, From.Home: true } && !ServerProbes.IsReal(PlaceOf(host), service)))
            {
                foreach (var port in new[] { service.Ports.First, service.Ports.Last }.Distinct())
                {
                    yield return OverTheRouter(
                        $"Home, with a route by the router, reaches {host.Given.Name}'s {service.Name} ({service.Protocol} {port}) in both families, which sees who it is", "its addresses",
                        context => $"seen as {context.Facts.HomePcIpv6}, seen as {HomePcIpv4}", [$"{service.Protocol},{host.Ipv6},{port}", $"{service.Protocol},{host.Given.Ipv4},{port}"]);
                }
            }
        }
    }

    /// <summary>Each machine's rules alone keep shut what is not listed.</summary>
    public static IEnumerable<Probe> Controls(ProbeOptions options) => Unlisted(options).Concat(ToHome(options.Plan));

    // What home may ask is answered by its port, and nothing else is sent from there. A neighbour in the host's name has that port free.
    private static IEnumerable<Probe> ToHome(Plan plan)
    {
        var services = from host in Known(plan) from service in host.Services where service.From.Home select (host, service);
        foreach (var (host, service) in services.Take(1))
        {
            var what = $"from the port of {host.Given.Name}'s {service.Name}, which is for home,";
            var neighbour = PlaceOf(host) == Places.DmzHost2 ? Places.DmzHost : Places.DmzHost2;
            var port = service.Ports.First;
            var filter = $"(src {host.Ipv6} or src {host.Given.Ipv4}) and dst port {Preparation.Port}";
            foreach (var (how, routes) in new[] { ("", (string?)null), (", by the firewall alone", Opened.OnLink) })
            {
                yield return Control.Of($"{what} nothing goes there unasked{how}", Places.Router, "0 packets at home", (context, ct) =>
                    Opened.WhileAsync(context, Places.Router, [], routes, async () =>
                    {
                        await SendAsync(context, ct);
                        return Observation.Exactly("0 packets at home", $"{await context.CountAsync(Captures.Home, filter, ct)} packets at home");
                    }, ct));
            }

            yield return Control.Arrives($"{what} with the router's routing and forward chain open it does", ["forward"], [], Opened.OnLink, Captures.Home, _ => filter, SendAsync);

            Task<Answers> SendAsync(ProbeContext context, CancellationToken ct) => context.AskAsync(neighbour, ProbeRunner.Patience,
            [
                .. from to in new[] { ($"{HomePcIpv4}", $"{host.Given.Ipv4}"), (context.Facts.HomePcIpv6, $"{host.Ipv6}") }
                   from protocol in new[] { "tcp", "udp" }
                   select $"{protocol},{to.Item1},{Preparation.Port},{to.Item2}@{port}",
            ], ct);
        }
    }

    private static IEnumerable<Probe> Unlisted(ProbeOptions options)
    {
        var plan = options.Plan;
        if (Known(plan).FirstOrDefault() is not { } host || plan.Dmz.Given.Exposure == Exposure.Open)
        {
            yield break;
        }

        var (shut, filter) = ($"{host.Ipv6},{Preparation.Port}", $"src {StrangerIpv6} and dst {host.Ipv6} and tcp dst port {Preparation.Port}");
        foreach (var (open, stops) in new[] { (Places.Vps, "router"), (Places.Router, "VPS") })
        {
            yield return Control.Of($"what isn't listed is stopped by the {stops} alone", open, "nothing; 0 packets in the DMZ", (context, ct) =>
                Opened.WhileAsync(context, open, ["forward"], routes: null, async () =>
                {
                    var answers = await context.AskAsync(Places.Stranger, ProbeRunner.Patience, [$"tcp,{shut}"], ct);
                    var count = await context.CountAsync(Captures.Dmz, filter, ct);
                    return new Observation($"{answers.Leaks}; {count} packets in the DMZ", answers.IsNothing && count == 0);
                }, ct));
        }

        yield return Control.Arrives("with both open it is there", ["forward"], ["forward"], null, Captures.Dmz, _ => filter,
            (context, ct) => context.AskAsync(Places.Stranger, Control.Sent, [$"tcp,{shut}"], ct));
    }

    private static IEnumerable<HostPlan> Known(Plan plan) => plan.Hosts.Where(host => Places.OfMac(host.Given.Mac) is not null);

    private static string PlaceOf(HostPlan host) => Places.OfMac(host.Given.Mac)!;

    internal static bool Admits(ServiceSources from, string address) => from.Internet || from.Prefixes.Any(prefix => prefix.Contains(IPAddress.Parse(address)));

    private static Probe Opens(string service, string who, string place, string target, string? seen) => Opens(service, who, place, target, seen is null ? null : _ => seen);

    private static Probe Opens(string service, string who, string place, string target, Func<ProbeContext, string>? seen) => seen is null
        ? Probe.Waits($"{Capital(who)} doesn't reach {service}", place, "nothing", _ => [target], (_, answers, _) => Task.FromResult(new Observation(answers.Leaks, answers.IsNothing)))
        : Probe.AsksAhead($"{Capital(who)} reaches {service}, which sees who it is", place, "its address", _ => [target], context => $"seen as {seen(context)}");

    private static Probe OverTheRouter(string name, string expected, Func<ProbeContext, string> seen, string[] targets) => new(name, Places.HomePc, expected,
        async (context, ct) => Observation.Exactly(
            seen(context), string.Join(", ", (await IsolationProbes.FromHomeAsync(context, targets, ProbeRunner.Patience, ct)).All.Select(answer => answer.Result))));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
