using System.Diagnostics;
using System.Globalization;
using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>One experiment: a tunnel's interface down, questions from every side, the interface up again.</summary>
/// <param name="Inwards">What ping tells a stranger who asks a DMZ host; empty: nothing.</param>
/// <param name="Outwards6">What ping tells a DMZ host that asks the server over IPv6.</param>
/// <param name="Outwards4">The same over IPv4.</param>
/// <param name="BeforeVps">How often the stranger's request crossed the last link before the VPS, in either direction.</param>
/// <param name="AtHome">Packets that the router sent to the home segment and that are not what it sends there with the tunnel up.</param>
/// <param name="AtProvider">Packets that the VPS sent to its provider in the name of the inside; with native64, its questions there for a host of the DMZ, too.</param>
/// <param name="Recovery">From the interface up until everything answered; null: not within the deadline.</param>
internal sealed record TunnelDown(
    string Inwards, string Outwards6, string Outwards4, int BeforeVps, int AtHome, int AtProvider, TimeSpan? Recovery)
{
    // A look of the watch, and handshakes; the rest is computing.
    internal static TimeSpan Deadline => TimeSpan.FromSeconds(30) + Pace.Time(10);

    /// <summary>What a probe reads off it, with the machine as it is; done once.</summary>
    public static Task<TunnelDown> OnceAsync(ProbeContext context, string machine, string link, CancellationToken ct) =>
        context.OnceAsync($"{machine} {link}", async () =>
        {
            var seen = await Disturbance.WhileAsync(context, machine, $"ip link set {link} down", Up(link), _ => LookAsync(context, ct), ct);
            var clock = Stopwatch.StartNew();
            var isBack = await Poll.UntilAsync(token => AnswersAsync(context, token), Deadline, ct: ct);
            return seen with { Recovery = isBack ? clock.Elapsed : null };
        });

    /// <summary>The same with the routes gone that are there for this case, and with nothing that filters in <c>forward</c>; done once.</summary>
    public static Task<TunnelDown> WithoutSinksAsync(ProbeContext context, string machine, string link, CancellationToken ct) =>
        context.OnceAsync($"{machine} {link} without sinks", () => Disturbance.WhileAsync(
            context,
            machine,
            $$"""
            {{Opened.Open(["forward"], routes: null)}}
            for family in 4 6; do
                ip -$family route show table all type unreachable | sed 's/ dev lo / /; s/ pref medium//' |
                    while read -r route; do ip -$family route del $route; done
            done
            ip link set {{link}} down
            """,
            // What is missing the machine's own watch puts back.
            $"{Up(link)}\n/var/lib/ipv6-dmz/agent watch\n{Opened.Close}",
            _ => LookAsync(context, ct),
            ct));

    private static string Up(string link) => $"ip link set {link} up";

    private static async Task<TunnelDown> LookAsync(ProbeContext context, CancellationToken ct)
    {
        var seen = (await context.On(Places.World, Questions(context), ct)).Split('\n');
        return new(Of("in"), Of("out6"), Of("out4"), Number("before"), Number("home"), Number("provider"), null);

        string Of(string name) => seen.FirstOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..]
            ?? throw new ProbeException($"no line {name}= in: {string.Join(" | ", seen)}");
        int Number(string name) => int.Parse(Of(name), CultureInfo.InvariantCulture);
    }

    // RFC 3810: behind a hop-by-hop header, where pcap's icmp6 doesn't look.
    private const string Mld = "(ip6[6] == 0 and ip6[40] == 58 and (ip6[48] == 131 or ip6[48] == 132 or ip6[48] == 143))";

    private static async Task<bool> AnswersAsync(ProbeContext context, CancellationToken ct)
    {
        var out_ = context.AskAsync(Places.DmzHost, 2, [$"tcp,{ServerIpv6},{ServerPort}", $"tcp,{ServerIpv4},{ServerPort}"], ct);
        var in_ = context.AskAsync(Places.Stranger, 2, [$"icmp,{context.Facts.HostIpv6}"], ct);
        var (went, came) = (await out_, await in_);
        return came.Summary == "echo"
            && went.All.Select(answer => answer.Result).SequenceEqual([$"seen as {context.Facts.HostIpv6}", $"seen as {context.Plan.Vps.Ipv4}"]);
    }

    /// <summary>tcpdump's words for the address that a neighbour solicitation asks for.</summary>
    internal static string Target(string address)
    {
        var bytes = System.Net.IPAddress.Parse(address).GetAddressBytes();
        return string.Join(" and ", Enumerable.Range(0, 4).Select(word => $"ip6[{48 + (4 * word)}:4] == 0x{Convert.ToHexString(bytes, 4 * word, 4)}"));
    }

    private static string Questions(ProbeContext context)
    {
        var (plan, facts) = (context.Plan, context.Facts);
        var inside = Uplink.Inside(plan, "src ");
        var usual = $"arp or icmp6 or {Mld} or igmp or udp port 67 or udp port 547 or tcp src port {plan.Router.SshPort} or (udp and dst host {plan.Tunnel.Endpoint} and dst port {plan.Tunnel.ListenPort})";
        var atHome = $"ether src {facts.RouterHomeMac} and (not ({usual}) or (not arp and ({inside})))";
        var asks = plan.Uplink is Native64Config ? $" or (icmp6[icmp6type] == icmp6-neighborsolicit and {Target(facts.HostIpv6)})" : "";
        var atProvider = $"ether src {facts.VpsMac} and not arp and (({inside}){asks})";
        var request = $"icmp6[icmp6type] == icmp6-echo and src {StrangerIpv6} and dst {facts.HostIpv6}";
        return $$"""
            counts() {
                before=$(count {{Uplink.Way(plan)}} '{{request}}') || exit 1
                home=$(count {{Captures.Home}} '{{atHome}}') || exit 1
                provider=$(count {{Captures.Provider}} '{{atProvider}}') || exit 1
            }
            tell() { echo "$1=$(sed -n '/^From/p; /bytes from/p' | sed -n 1p)"; }
            counts
            old_before=$before old_home=$home old_provider=$provider
            { n {{Places.Stranger}} ping -6 -n -c 1 -W 3 {{facts.HostIpv6}} | tell in; } &
            { n {{Places.DmzHost}} ping -6 -n -c 1 -W 3 {{ServerIpv6}} | tell out6; } &
            { n {{Places.DmzHost}} ping -4 -n -c 1 -W 3 {{ServerIpv4}} | tell out4; } &
            # A name that the router has not in its cache.
            ask {{Places.DmzHost}} 2 dns,{{plan.Dmz.RouterIpv4}},at-$(date +%s).example.net/A >/dev/null &
            wait
            counts
            echo "before=$((before - old_before))"
            echo "home=$((home - old_home))"
            echo "provider=$((provider - old_provider))"
            """;
    }
}
