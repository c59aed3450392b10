using System.Net.Sockets;
using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>The VPS's part in what must not pass, taken away piece by piece.</summary>
internal static class VpsControlProbes
{
    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        var vps = plan.Vps;

        yield return Control.Of("with the VPS's input chain open its listener does answer the scan", Places.Vps, "seen as the stranger", async (context, ct) =>
        {
            var answers = await Opened.WhileAsync(context, Places.Vps, ["input"], null, () => context.AskAsync(Places.Stranger, 4, Scanned(context), ct), ct);
            var isSeen = answers.All.All(answer => answer.Result is $"seen as {StrangerIpv4}" or $"seen as {StrangerIpv6}");
            return new(isSeen ? "seen as the stranger" : answers.Summary, isSeen);
        });
        yield return Control.Of("with the VPS's input chain open other protocols do draw an ICMP error", Places.Vps, "unreachable, all of them", async (context, ct) =>
        {
            var answers = await Opened.WhileAsync(context, Places.Vps, ["input"], null,
                () => context.AskAsync(Places.Stranger, 4, InternetProbes.OtherProtocols(plan), ct), ct);
            var isRefused = answers.All.All(answer => answer.Result.StartsWith("unreachable", StringComparison.Ordinal));
            return new(isRefused ? "unreachable, all of them" : answers.Summary, isRefused);
        });
        yield return Control.Answers("with the VPS's input chain open a DMZ host does reach the VPS's SSH, on every address", Places.Vps, "input",
            "open, SSH", _ => "open, SSH", (context, ct) => context.AskAsync(Places.DmzHost, 4,
                [.. IsolationProbes.AddressesOfTheVps(plan).Select(to => $"tcp,{to},{vps.SshPort}")], ct));
        yield return Control.Arrives("with the VPS's input chain open foreign protocol 41 does draw an ICMP error", [], ["input"], null,
            Captures.Provider, _ => $"icmp and src {vps.Ipv4} and dst {StrangerIpv4} and icmp[icmptype] == icmp-unreach",
            SpoofingProbes.ThroughForeignTunnelAsync);
        yield return Control.Answers("with the VPS's forward chain open a DMZ host does reach the provider's metadata service", Places.Vps, "forward",
            $"seen as {vps.Ipv4}", _ => $"seen as {vps.Ipv4}", (context, ct) => context.AskAsync(Places.DmzHost, 4, [$"tcp,{Metadata},80"], ct));
        if (plan.Uplink is SixInFourConfig)
        {
            yield return Control.Arrives("with the VPS's forward chain open a neighbour at the provider does get into the DMZ by IPv6", [], ["forward"], null,
                Captures.Dmz, context => $"src {SpoofingProbes.NeighbourIpv6} and dst {context.Facts.HostIpv6}",
                (context, ct) => SpoofingProbes.FromNeighbourAsync(context, 6, Control.Sent, ct));
        }

        yield return Control.Arrives("with both forward chains open a neighbour at the provider does get into the DMZ by IPv4", ["forward"], ["forward"], null,
            Captures.Dmz, context => $"src {SpoofingProbes.NeighbourIpv4} and dst {context.Facts.HostIpv4}",
            (context, ct) => SpoofingProbes.FromNeighbourAsync(context, 4, Control.Sent, ct));
        foreach (var (what, prefix) in new[] { ("DMZ", plan.Dmz.Prefix), ("tunnel", plan.Tunnel.Prefix) }.DistinctBy(network => network.Item2))
        {
            var source = $"{prefix.BaseAddress}f00";
            yield return Control.Arrives($"with the VPS's prerouting chain open a forged {what} source does get into the DMZ", [], ["prerouting"], null,
                Captures.Dmz, context => $"src {source} and dst {context.Facts.HostIpv6}",
                (context, ct) => context.AskAsync(Places.Stranger, Control.Sent, [$"icmp,{context.Facts.HostIpv6},,{source}"], ct));
        }
        yield return Control.Arrives("with the VPS's prerouting chain and the router's forward chain open a forged IPv4 source does draw an answer into the DMZ",
            ["forward"], ["prerouting"], null, Captures.Dmz, context => $"src {vps.Ipv4} and dst {context.Facts.HostIpv4}",
            (context, ct) => context.AskAsync(Places.Stranger, Control.Sent, [$"icmp,{vps.Ipv4},,{context.Facts.HostIpv4}"], ct));
    }

    private static string[] Scanned(ProbeContext context)
    {
        var plan = context.Plan;
        List<string> targets = [$"tcp,{plan.Vps.Ipv4},{Preparation.Port}", $"tcp,{plan.Vps.Ipv6},{Preparation.Port}", $"udp,{plan.Vps.Ipv4},{Preparation.Port}"];
        if (plan.Tunnel.Endpoint.AddressFamily == AddressFamily.InterNetworkV6)
        {
            targets.Add($"tcp,{plan.Tunnel.Endpoint},{Preparation.Port}");
        }
        targets.AddRange(Uplink.OwnAddresses(plan).Select(address => $"tcp,{address},{Preparation.Port}"));
        return [.. targets];
    }
}
