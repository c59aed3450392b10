using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>NAT would put the VPS's address on a DMZ host's own protocol 41. If the VPS's tunnel was silent for long enough, what the broker
/// sends would then go to that host.</summary>
internal static class TakeoverProbes
{
    private const string Source = "2001:db8:0:2::41";

    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        if (options.Plan.Uplink is not SixInFourConfig six)
        {
            yield break;
        }

        yield return new("With the 6in4 tunnel silent a DMZ host can't speak to the broker in the VPS's name", Places.DmzHost, "sent; 0 packets at the provider",
            async (context, ct) =>
            {
                var (sent, outside) = await TryAsync(context, six, ":", ":", ct);
                return new($"{sent} sent; {outside} packets at the provider", sent > 0 && outside == 0);
            })
        { Kind = ProbeKind.TunnelDown };
        yield return new("control: with the VPS's forward chain open a DMZ host does speak to the broker in the VPS's name", Places.Vps, "at least one packet",
            async (context, ct) =>
            {
                var (_, outside) = await TryAsync(context, six, Opened.Open(["forward"], routes: null), Opened.Close, ct);
                return new($"{outside} packets", outside > 0);
            })
        { Kind = ProbeKind.TunnelDown };
    }

    private static async Task<(int Sent, int Outside)> TryAsync(ProbeContext context, SixInFourConfig six, string open, string close, CancellationToken ct)
    {
        var (broker, link) = (six.BrokerAddress, InterfaceNames.SixInFour);
        var change =
            $"""
            {Opened.WatchRests}
            ip link set {link} down
            conntrack -D -p 41 >/dev/null 2>&1 || :
            {open}
            """;
        var undo =
            $"""
            {close}
            ip link set {link} up
            conntrack -D -p 41 >/dev/null 2>&1 || :
            /var/lib/ipv6-dmz/agent watch
            {Opened.WatchGoesOn}
            """;
        var before = await AtProviderAsync();
        await Disturbance.WhileAsync(context, Places.Vps, change, undo, _ => context.On(Places.DmzHost,
            $"""
            set -e
            ip link add probe41 type sit remote {broker} ttl 64
            trap 'ip link del probe41' EXIT
            ip link set probe41 up
            ip -6 address add {Source}/128 dev probe41
            ip -6 route add {ServerIpv6}/128 dev probe41 metric 1
            ping -6 -n -c 3 -i 0.3 -W 1 -I {Source} {ServerIpv6} >/dev/null || :
            """, ct), ct);
        return (await context.HeardAsync(Captures.Dmz, $"ip proto 41 and dst {broker}", ct), await AtProviderAsync() - before);

        // The inner packet is still the host's own.
        Task<int> AtProviderAsync() => context.CountAsync(
            Captures.Provider, $"ip proto 41 and dst {broker} and ip[28:4] == 0x20010db8 and ip[32:4] == 0x00000002 and ip[40:4] == 0x00000041", ct);
    }
}
