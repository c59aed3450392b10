using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>One /64 on both sides of the tunnel (native64): the provider finds DMZ hosts on the VPS's link, DMZ hosts find the VPS on theirs,
/// and nobody takes the VPS's address for his own.</summary>
internal static class NdpProbes
{
    private const string Stops = "systemctl stop ipv6-dmz-ndppd";

    private const string Starts = "systemctl start ipv6-dmz-ndppd";

    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        if (plan.Uplink is not Native64Config native)
        {
            yield break;
        }

        if (native.NdpProxy)
        {
            yield return new("The provider asks its link for a DMZ host, the VPS answers, and the host is reached", Places.Provider, "echo; answered by the VPS",
                async (context, ct) =>
                {
                    var (answer, adverts) = await FindAsync(context, ct);
                    return new($"{answer}; {adverts} answers by the VPS", answer == "echo" && adverts > 0);
                });
        }

        yield return Probe.Asks("A DMZ host reaches the VPS's own address, which is in its /64", Places.DmzHost, "echo", _ => [$"icmp,{plan.Vps.Ipv6}"]);
        yield return Probe.Waits("A DMZ host can't speak in the VPS's name", Places.DmzHost, "sent; 0 packets at the provider", InItsName,
            async (context, _, ct) =>
            {
                var sent = await context.HeardAsync(Captures.Dmz, Spoken(context), ct);
                var outside = await context.CountAsync(Captures.Provider, Spoken(context), ct);
                return new($"{sent} sent; {outside} packets at the provider", sent > 0 && outside == 0);
            });
    }

    public static IEnumerable<Probe> Controls(ProbeOptions options)
    {
        if (options.Plan.Uplink is not Native64Config native)
        {
            yield break;
        }

        if (native.NdpProxy)
        {
            yield return Control.Of("with the NDP proxy stopped the provider does not find a DMZ host", Places.Vps, "no echo; 0 answers by the VPS", async (context, ct) =>
            {
                var (answer, adverts) = await Disturbance.WhileAsync(context, Places.Vps, Stops, Starts, _ => FindAsync(context, ct), ct);
                return new($"{answer}; {adverts} answers by the VPS", answer != "echo" && adverts == 0);
            });
        }

        yield return Control.Arrives("with both forward chains open a DMZ host does speak in the VPS's name", ["forward"], ["forward"], null,
            Captures.Provider, Spoken, (context, ct) => context.AskAsync(Places.DmzHost, Control.Sent, InItsName(context), ct));
    }

    private static string[] InItsName(ProbeContext context) => [$"udp,{ServerIpv6},{Preparation.Port},{context.Plan.Vps.Ipv6}"];

    private static string Spoken(ProbeContext context) => $"src {context.Plan.Vps.Ipv6} and dst {ServerIpv6} and udp dst port {Preparation.Port}";

    /// <summary>With a provider that has forgotten where the host is.</summary>
    private static async Task<(string Answer, int Adverts)> FindAsync(ProbeContext context, CancellationToken ct)
    {
        var host = context.Facts.HostIpv6;
        var before = await AdvertsAsync();
        await context.On(Places.World, $"ip -n {Places.Provider} -6 neigh flush dev {Captures.VpsCable}", ct);
        var answer = (await context.AskAsync(Places.Stranger, 4, [$"icmp,{host}"], ct)).Summary;
        return (answer, await AdvertsAsync() - before);

        Task<int> AdvertsAsync() => context.CountAsync(
            Captures.Provider, $"ether src {context.Facts.VpsMac} and icmp6[icmp6type] == icmp6-neighboradvert and {TunnelDown.Target(host)}", ct);
    }
}
