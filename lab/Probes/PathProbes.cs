using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>The way between a DMZ host and the internet: its hops, its MTU, and transfers that don't depend on ICMP errors.</summary>
internal static class PathProbes
{
    private const int Bytes = 200_000;

    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        var mtu = plan.Tunnel.PathMtu;

        yield return Trace($"IPv6 from a DMZ host goes by the router, the VPS and {Uplink.Carrier(plan)}", 6, ServerIpv6,
            [plan.Dmz.RouterIpv6, plan.Tunnel.Vps.Ipv6, .. Uplink.Hops(plan), ServerIpv6]);
        yield return Trace("IPv4 from a DMZ host goes by the router, the VPS and its provider", 4, ServerIpv4,
            plan.Dmz.RouterIpv4, plan.Tunnel.Vps.Ipv4, ProviderIpv4, CoreTowardsProvider4, ServerIpv4);

        yield return Fits("An unfragmented IPv6 packet of exactly the path's MTU passes", 6, ServerIpv6, mtu);
        yield return TooBig("An IPv6 packet one byte over the path's MTU gets a packet-too-big from the router", 6, ServerIpv6, mtu);
        yield return Fits("An unfragmented IPv4 packet of exactly the path's MTU passes", 4, ServerIpv4, mtu);
        yield return TooBig("An IPv4 packet one byte over the path's MTU gets a fragmentation-needed from the router", 4, ServerIpv4, mtu);
        yield return Fragments("IPv6", ServerIpv6);
        yield return Fragments("IPv4", ServerIpv4);
        if (plan.Uplink is SixInFourConfig six)
        {
            yield return FromInternet("A full-size IPv6 packet from the internet gets a packet-too-big with the 6in4 MTU from the broker", 1500, six.Mtu);
            yield return FromInternet("A packet of the 6in4 MTU from the internet gets a packet-too-big with the WireGuard MTU from the VPS", six.Mtu, mtu);
        }
        else
        {
            yield return FromInternet("A full-size IPv6 packet from the internet gets a packet-too-big with the WireGuard MTU from the VPS", 1500, mtu);
        }

        foreach (var (family, server) in new[] { ("IPv6", ServerIpv6), ("IPv4", ServerIpv4) })
        {
            yield return Transfer(family, "from a DMZ host to the internet", "up", server);
            yield return Transfer(family, "from the internet to a DMZ host", "down", server);
        }
    }

    private static Probe Trace(string name, int family, string to, params object[] hops) => new(
        name, Places.DmzHost, string.Join(" > ", hops), async (context, ct) =>
        {
            // All hop limits at the same time; each answer is one line "number address".
            var seen = await context.On(Places.DmzHost,
                $$"""
                for hop in 1 2 3 4 5; do
                    ping -{{family}} -n -c 1 -W 3 -t $hop {{to}} | sed -n "s/^From \([^ ]*\) .*[Ee]xceeded.*/$hop \1/p; s/^[0-9]* bytes from \([^ ]*\): .*/$hop \1/p" &
                done | sort -n | sed 's/^[0-9]* //'
                """, ct);
            return Observation.Exactly(string.Join(" > ", hops), seen.Replace("\n", " > ", StringComparison.Ordinal));
        });

    private static Probe Fits(string name, int family, string to, int size) => new(
        name, Places.DmzHost, $"a reply to {size} bytes", async (context, ct) =>
        {
            var seen = await PingAsync(context, Places.DmzHost, family, to, size, ct);
            return new(seen.Contains("bytes from", StringComparison.Ordinal) ? $"a reply to {size} bytes" : seen,
                seen.StartsWith($"{size - Header(family) + 8} bytes from {to}", StringComparison.Ordinal));
        });

    private static Probe TooBig(string name, int family, string to, int mtu) => new(
        name, Places.DmzHost, $"too big: the path takes {mtu}", async (context, ct) =>
        {
            var seen = await PingAsync(context, Places.DmzHost, family, to, mtu + 1, ct);
            var router = family == 6 ? context.Plan.Dmz.RouterIpv6 : context.Plan.Dmz.RouterIpv4;
            return Judge(seen, $"From {router} ", mtu);
        });

    private static Probe FromInternet(string name, int size, int mtu) => new(
        name, Places.Server, $"too big: the path takes {mtu}", async (context, ct) =>
            Judge(await PingAsync(context, Places.Server, 6, context.Facts.HostIpv6, size, ct), "From ", mtu));

    // "From 2001:db8::1 icmp_seq=1 Packet too big: mtu=1420", "From 192.0.2.1 icmp_seq=1 Frag needed and DF set (mtu = 1420)"
    private static Observation Judge(string seen, string from, int mtu) => new(
        seen,
        seen.StartsWith(from, StringComparison.Ordinal)
            && (seen.EndsWith($"Packet too big: mtu={mtu}", StringComparison.Ordinal) || seen.EndsWith($"(mtu = {mtu})", StringComparison.Ordinal)));

    /// <summary>One unfragmented echo of <paramref name="size"/> bytes, headers included, with no memory of the path's MTU; the telling line.</summary>
    private static Task<string> PingAsync(ProbeContext context, string place, int family, string to, int size, CancellationToken ct)
    {
        // A route of its own lets a host send more than the MTU that the router announced to it.
        var route = place == Places.DmzHost && family == 6
            ? $"ip -6 route replace {to} via {context.Facts.RouterDmzLinkLocal} dev eth0 mtu 1500; trap 'ip -6 route del {to}' EXIT"
            : ":";
        return context.On(place,
            $$"""
            ip -{{family}} route flush cache
            {{route}}
            ping -{{family}} -n -c 1 -W 3 -M do -s {{size - Header(family)}} {{to}} 2>&1 | sed -n '/^From/p; /bytes from/p; /rror/p' | sed -n 1p
            """, ct);
    }

    private static int Header(int family) => family == 6 ? 48 : 28;

    private static Probe Fragments(string family, string to) => new(
        $"A fragmented {family} packet of 4000 bytes passes both ways", Places.DmzHost, "a reply to 4000 bytes",
        async (context, ct) =>
        {
            // The first ones may be lost to the discovery of the path's MTU, which is as it should be.
            var seen = await context.On(Places.DmzHost, $"ping -n -c 4 -i 0.5 -W 2 -s 4000 {to} | sed -n '/bytes from/p' | sed -n 1p", ct);
            return new(seen.StartsWith($"4008 bytes from {to}", StringComparison.Ordinal) ? "a reply to 4000 bytes" : $"'{seen}'",
                seen.StartsWith($"4008 bytes from {to}", StringComparison.Ordinal));
        });

    private static Probe Transfer(string family, string way, string direction, string server) => new(
        $"A large {family} transfer {way} arrives whole though every too-big message is lost", Places.DmzHost, $"{Bytes} bytes intact",
        async (context, ct) => Observation.Exactly($"{Bytes} bytes intact", await context.On(Places.World,
            $$"""
            deafen='table inet deaf {
                chain input {
                    type filter hook input priority -300;
                    icmpv6 type packet-too-big drop
                    icmp code frag-needed icmp type destination-unreachable drop
                }
            }'
            trap 'for place in {{Places.Server}} {{Places.DmzHost}}; do n $place nft delete table inet deaf; done' EXIT
            for place in {{Places.Server}} {{Places.DmzHost}}; do
                n $place ip route flush cache
                n $place ip -6 route flush cache
                n $place nft "$deafen"
            done
            n {{Places.DmzHost}} perl "$run/net.pl" bulk {{direction}} {{server}} {{ServerPort}} {{Bytes}}
            """, ct)));
}
