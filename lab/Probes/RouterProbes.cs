using System.Globalization;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>The router's own traffic.</summary>
internal static class RouterProbes
{
    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        yield return Probe.Asks("The router's own IPv6 traffic leaves by the tunnel", Places.Router, $"seen as {plan.Tunnel.Router.Ipv6}",
            _ => [$"tcp,{ServerIpv6},{ServerPort}", $"udp,{ServerIpv6},{ServerPort}"]);
        yield return Probe.Asks("The router's own IPv4 traffic leaves by the tunnel", Places.Router, $"seen as {plan.Vps.Ipv4}",
            _ => [$"tcp,{ServerIpv4},{ServerPort}", $"udp,{ServerIpv4},{ServerPort}"]);
        yield return new("A question that the router asks a resolver at home is answered through the tunnel", Places.Router, $"{NameIpv4}; 0 questions at home", async (context, ct) =>
        {
            var seen = (await context.AskAsync(Places.Router, 4, [$"dns,{HomeRouterIpv4},{Name}/A"], ct)).Summary;
            var count = await context.CountAsync(Captures.Home, $"ether src {context.Facts.RouterHomeMac} and dst port 53", ct);
            return Observation.Exactly($"{NameIpv4}; 0 questions at home", $"{seen}; {count} questions at home");
        });
        yield return new("The router opens nothing to the home PC, in either family", Places.Router, "nothing; 0 packets at home", async (context, ct) =>
        {
            string[] targets = [.. IsolationProbes.Protocols(HomePcIpv4), .. IsolationProbes.Protocols(context.Facts.HomePcIpv6)];
            var answers = await context.AskAsync(Places.Router, 1.5, targets, ct);
            // Its own filter refuses: that this machine couldn't send is here what was hoped for.
            var isNothing = answers.All.Count == targets.Length && answers.All.All(answer => answer.IsNothing || answer.Result.StartsWith("not sent", StringComparison.Ordinal));
            var count = await context.CountAsync(Captures.Home,
                $"ether src {context.Facts.RouterHomeMac} and (dst {HomePcIpv4} or dst {context.Facts.HomePcIpv6}) and (udp dst port {Preparation.Port} or tcp dst port {Preparation.Port} or icmp[icmptype] == icmp-echo or icmp6[icmp6type] == icmp6-echo)", ct);
            return new($"{(isNothing ? "nothing" : answers.Summary)}; {count} packets at home", isNothing && count == 0);
        });
        yield return Handshake(Places.Vps, plan.Tunnel.Vps.Interface);
        yield return Handshake(Places.Router, plan.Tunnel.Router.Interface);
    }

    private static Probe Handshake(string machine, string link) => new(
        $"WireGuard's last handshake is recent on the {(machine == Places.Vps ? "VPS" : "router")}", machine, "at most 180 s ago", async (context, ct) =>
        {
            var seen = await context.On(machine, $"echo $(($(date +%s) - $(wg show {link} latest-handshakes | cut -f 2)))", ct);
            return new($"{seen} s ago", int.TryParse(seen, CultureInfo.InvariantCulture, out var age) && age is >= -2 and <= 180);
        });
}
