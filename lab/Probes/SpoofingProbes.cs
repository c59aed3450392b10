using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Packets that lie about where they come from, or come in by a door that isn't theirs.</summary>
internal static class SpoofingProbes
{
    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        var dmzSource = Inside($"{plan.Dmz.Prefix.BaseAddress}");
        var tunnelSource = Inside($"{plan.Tunnel.Prefix.BaseAddress}");

        foreach (var (what, source) in new[] { ("a DMZ host", dmzSource), ("the tunnel", tunnelSource) }.DistinctBy(forged => forged.Item2))
        {
            yield return Forged($"A packet from the internet that claims to come from {what} is dropped at the VPS",
                context => [$"icmp,{context.Facts.HostIpv6},,{source}", $"udp,{context.Facts.HostIpv6},{Preparation.Port},{source}", $"icmp,{plan.Tunnel.Router.Ipv6},,{source}"],
                Uplink.Way(plan), _ => $"src {source}", _ => $"host {source}");
        }
        yield return Forged("An IPv4 packet to the VPS that claims to come from a DMZ host draws no answer into the DMZ",
            context => [$"icmp,{plan.Vps.Ipv4},,{context.Facts.HostIpv4}", $"tcp,{plan.Vps.Ipv4},{plan.Vps.SshPort},{context.Facts.HostIpv4}"],
            Captures.Provider, context => $"src {context.Facts.HostIpv4} and dst {plan.Vps.Ipv4}", context => $"src {plan.Vps.Ipv4} and dst {context.Facts.HostIpv4}");
        yield return new($"Protocol 41 from anyone{(plan.Uplink is SixInFourConfig ? " but the broker" : "")} is dropped without an answer", Places.Stranger,
            "sent; nothing let in, nothing answered", ForeignTunnelAsync);
        if (plan.Uplink is SixInFourConfig)
        {
            yield return new("A neighbour of the VPS at its provider can't use it as a way into the DMZ by IPv6", Places.Provider,
                "sent; nothing in the DMZ", async (context, ct) => await NeighbourAsync(context, 6, ct));
        }

        yield return new("A neighbour of the VPS at its provider can't use it as a way into the DMZ by IPv4", Places.Provider,
            "sent; nothing in the DMZ", async (context, ct) => await NeighbourAsync(context, 4, ct));
    }

    /// <summary>An address in the prefix that nobody has.</summary>
    private static string Inside(string prefix) => $"{prefix}bad";

    /// <summary>The stranger's own 6in4 tunnel to the VPS, in shell; then what <paramref name="body"/> does.</summary>
    internal static string WithForeignTunnel(string prefix, string body) =>
        $"""
        set -e
        ip link add probe41 type sit local {StrangerIpv4} remote $VPS ttl 64
        trap 'ip link del probe41' EXIT
        ip link set probe41 up
        ip -6 route add {prefix} dev probe41 metric 1
        {body}
        """;

    internal const string ForeignSource = "2001:db8:0:80::41";

    internal static async Task<Answers> ThroughForeignTunnelAsync(ProbeContext context, CancellationToken ct)
    {
        var plan = context.Plan;
        string[] targets =
        [
            $"icmp,{context.Facts.HostIpv6},,{ForeignSource}",
            $"icmp,{plan.Tunnel.Vps.Ipv6},,{ForeignSource}",
            $"tcp,{plan.Tunnel.Vps.Ipv6},{plan.Vps.SshPort},{ForeignSource}",
        ];
        var script = $"VPS={plan.Vps.Ipv4}\n" + WithForeignTunnel($"{plan.DelegatedPrefixes[0]}",
            $"perl \"$run/net.pl\" ask {ProbeContext.Seconds(2.5)} {Shell.Join(targets)}");
        return Answers.Parse(await context.On(Places.Stranger, script, ct));
    }

    private static async Task<Observation> ForeignTunnelAsync(ProbeContext context, CancellationToken ct)
    {
        var leaks = (await ThroughForeignTunnelAsync(context, ct)).Leaks;
        var vps = context.Plan.Vps.Ipv4;
        var sent = await context.HeardAsync(Captures.Provider, $"ip proto 41 and src {StrangerIpv4} and dst {vps}", ct);
        var inside = await context.CountAsync(Captures.Dmz, $"host {ForeignSource}", ct);
        var errors = await context.CountAsync(Captures.Provider, $"icmp and src {vps} and dst {StrangerIpv4} and icmp[icmptype] == icmp-unreach", ct);
        // The cloud's firewall lets none of it come as far as where that is counted.
        return new($"{sent} sent; {leaks} came back, {inside} in the DMZ, {errors} ICMP errors", (sent > 0 || context.CloudFirewall) && leaks == "nothing" && inside == 0 && errors == 0);
    }

    private static Probe Forged(
        string name, Func<ProbeContext, string[]> questions, string way, Func<ProbeContext, string> sent, Func<ProbeContext, string> inside) => Probe.Waits(
        name, Places.Stranger, "sent as far as the VPS; nothing in the DMZ", questions, async (context, _, ct) =>
        {
            var before = await context.HeardAsync(way, sent(context), ct);
            var behind = await context.CountAsync(Captures.Dmz, inside(context), ct);
            return new($"{before} at the VPS; {behind} in the DMZ", before > 0 && behind == 0);
        });

    internal const string NeighbourIpv4 = "198.18.0.77";

    internal const string NeighbourIpv6 = "2001:db8:0:98::bad";

    internal static async Task<(int Sent, int Inside)> FromNeighbourAsync(ProbeContext context, int family, double seconds, CancellationToken ct)
    {
        var (to, via, source) = family == 6
            ? (context.Facts.HostIpv6, context.Facts.VpsLinkLocal, NeighbourIpv6)
            : (context.Facts.HostIpv4, $"{context.Plan.Vps.Ipv4}", NeighbourIpv4);
        // What the list of hosts opens, it opens by the uplink and the VPS's own address alone.
        var host = context.Plan.Hosts.FirstOrDefault();
        var other = host is null ? to : family == 6 ? $"{host.Ipv6}" : $"{host.Given.Ipv4}";
        var listed = host?.Services.Select(service => $"{service.Protocol},{other},{service.Ports.First},{source}") ?? [];
        string Routes(string change) => string.Join("; ", new[] { to, other }.Distinct().Select(address => $"ip -{family} route {change.Replace("TO", address, StringComparison.Ordinal)}"));
        await context.On(Places.Provider,
            $"""
            {Routes($"add TO via {via} dev {Captures.VpsCable}")}
            trap '{Routes("del TO")}' EXIT
            perl "$run/net.pl" ask {ProbeContext.Seconds(seconds)} icmp,{to},,{source} udp,{to},{Preparation.Port},{source} {string.Join(' ', listed)}
            """, ct);
        var filter = $"src {source} and (dst {to} or dst {other})";
        return (await context.HeardAsync(Captures.Provider, filter, ct), await context.CountAsync(Captures.Dmz, filter, ct));
    }

    private static async Task<Observation> NeighbourAsync(ProbeContext context, int family, CancellationToken ct)
    {
        var (sent, inside) = await FromNeighbourAsync(context, family, 1.5, ct);
        return new($"{sent} at the VPS; {inside} in the DMZ", sent > 0 && inside == 0);
    }
}
