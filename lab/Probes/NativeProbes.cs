using System.Net;
using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Native and tunnelled side by side: the VPS stays what it was before.</summary>
internal static class NativeProbes
{
    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        yield return Probe.Asks("The VPS reaches the internet with its native IPv6 address", Places.Vps, $"seen as {plan.Vps.Ipv6}",
            _ => [$"tcp,{ServerIpv6},{ServerPort}", $"udp,{ServerIpv6},{ServerPort}"]);
        yield return Probe.Asks("The VPS reaches the internet with its native IPv4 address", Places.Vps, $"seen as {plan.Vps.Ipv4}",
            _ => [$"tcp,{ServerIpv4},{ServerPort}", $"udp,{ServerIpv4},{ServerPort}"]);
        yield return Probe.Asks("Names resolve on the VPS", Places.Vps, NameIpv6, _ => [$"dns,2001:db8:0:80::53,{Name}/AAAA"]);
        var carrier = Uplink.Carrier(plan);
        yield return Leaves($"What the VPS sends from its tunnel address leaves by {carrier}", plan, plan.Tunnel.Vps.Ipv6);
        if (plan.Uplink is SixInFourConfig six)
        {
            yield return Leaves($"What the VPS sends from its 6in4 address leaves by {carrier}", plan, six.ClientAddress);
        }

        yield return Probe.Asks("The VPS reaches a DMZ host through the tunnel", Places.Vps, "echo", context => [$"icmp,{context.Facts.HostIpv6}"]);
        yield return new(plan.Uplink is SixInFourConfig
                ? "No packet that the VPS sent to its provider has a delegated source, or one of the DMZ"
                : "No packet that the VPS sent to its provider has a source that is not the provider's to route", "provider",
            "native packets, and 0 others", async (context, ct) =>
            {
                var vps = $"ether src {context.Facts.VpsMac}";
                var prefixes = plan.Uplink is RoutedConfig routed ? routed.Delegated.Append(plan.Vps.NativePrefix) : [plan.Vps.NativePrefix];
                var legitimate = $"src {plan.Vps.Ipv4} or {string.Join(" or ", prefixes.Select(prefix => $"src net {prefix}"))}";
                await context.AskAsync(Places.DmzHost, 3, [$"icmp,{ServerIpv6}", $"icmp,{ServerIpv4}"], ct);
                var native = await context.HeardAsync(Captures.Provider, $"{vps} and ({legitimate})", ct);
                var foreign = await context.CountAsync(Captures.Provider, $"{vps} and not arp and not ({legitimate} or src net fe80::/10 or src host ::)", ct);
                return new($"{native} native packets, {foreign} others", native > 0 && foreign == 0);
            });
    }

    private static Probe Leaves(string name, Plan plan, IPAddress source) => new(
        name, Places.Vps, $"seen as {source}, by {Uplink.Carrier(plan)}", async (context, ct) =>
        {
            var answer = (await context.AskAsync(Places.Vps, 4, [$"tcp,{ServerIpv6},{ServerPort},{source}"], ct)).Summary;
            var count = await context.HeardAsync(Uplink.Way(plan), $"src {source} and dst {ServerIpv6}", ct);
            return new($"{answer}; {count} packets there", answer == $"seen as {source}" && count > 0);
        });
}
