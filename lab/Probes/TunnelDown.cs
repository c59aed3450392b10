using System.Diagnostics;
using System.Globalization;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>One experiment: a tunnel's interface down, a ping from every side, the interface up again.</summary>
/// <param name="Inwards">What ping tells a stranger who asks a DMZ host; empty: nothing.</param>
/// <param name="Outwards6">What ping tells a DMZ host that asks the server over IPv6.</param>
/// <param name="Outwards4">The same over IPv4.</param>
/// <param name="AtBroker">How often the stranger's request crossed the 6in4 tunnel, in either direction.</param>
/// <param name="AtHome">Packets of the inside that the router sent to the home segment.</param>
/// <param name="AtProvider">Packets with a foreign source that the VPS sent to its provider.</param>
/// <param name="Recovery">From the interface up until everything answered; null: not within the deadline.</param>
internal sealed record TunnelDown(
    string Inwards, string Outwards6, string Outwards4, int AtBroker, int AtHome, int AtProvider, TimeSpan? Recovery)
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(40);

    public static async Task<TunnelDown> TryAsync(ProbeContext context, string machine, string link, CancellationToken ct)
    {
        string[] seen;
        await context.On(machine, $"ip link set {link} down", ct);
        try
        {
            seen = (await context.On(Places.World, Pings(context), ct)).Split('\n');
        }
        finally
        {
            await context.TryOn(machine, $"ip link set {link} up", CancellationToken.None);
        }
        var clock = Stopwatch.StartNew();
        var isBack = await Poll.UntilAsync(token => AnswersAsync(context, token), _deadline, ct: ct);
        return new(Of("in"), Of("out6"), Of("out4"), Number("broker"), Number("home"), Number("provider"), isBack ? clock.Elapsed : null);

        string Of(string name) => seen.FirstOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..] ?? "?";
        int Number(string name) => int.TryParse(Of(name), CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    private static async Task<bool> AnswersAsync(ProbeContext context, CancellationToken ct)
    {
        var out_ = context.AskAsync(Places.DmzHost, 2, [$"tcp,{ServerIpv6},{ServerPort}", $"tcp,{ServerIpv4},{ServerPort}"], ct);
        var in_ = context.AskAsync(Places.Stranger, 2, [$"icmp,{context.Facts.HostIpv6}"], ct);
        var (went, came) = (await out_, await in_);
        return came.Summary == "echo"
            && went.All.Select(answer => answer.Result).SequenceEqual([$"seen as {context.Facts.HostIpv6}", $"seen as {context.Plan.Vps.Ipv4}"]);
    }

    private static string Pings(ProbeContext context)
    {
        var (plan, facts) = (context.Plan, context.Facts);
        var inside = string.Join(" or ", plan.Uplink.DelegatedPrefixes.Append(plan.Dmz.Subnet).Append(plan.Tunnel.Subnet).Select(prefix => $"net {prefix}"));
        var atHome = $"ether src {facts.RouterHomeMac} and not arp and ({inside})";
        var atProvider = $"ether src {facts.VpsMac} and not arp and ({inside.Replace("net ", "src net ", StringComparison.Ordinal)})";
        var request = $"icmp6[icmp6type] == icmp6-echo and src {StrangerIpv6} and dst {facts.HostIpv6}";
        return $$"""
            counts() {
                broker=$(count {{Captures.Broker}} '{{request}}')
                home=$(count {{Captures.Home}} '{{atHome}}')
                provider=$(count {{Captures.Provider}} '{{atProvider}}')
            }
            tell() { echo "$1=$(sed -n '/^From/p; /bytes from/p' | sed -n 1p)"; }
            counts
            before_broker=$broker before_home=$home before_provider=$provider
            { n {{Places.Stranger}} ping -6 -n -c 1 -W 3 {{facts.HostIpv6}} | tell in; } &
            { n {{Places.DmzHost}} ping -6 -n -c 1 -W 3 {{ServerIpv6}} | tell out6; } &
            { n {{Places.DmzHost}} ping -4 -n -c 1 -W 3 {{ServerIpv4}} | tell out4; } &
            wait
            counts
            echo "broker=$((broker - before_broker))"
            echo "home=$((home - before_home))"
            echo "provider=$((provider - before_provider))"
            """;
    }
}
