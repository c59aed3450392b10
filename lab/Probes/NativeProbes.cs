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
        yield return ByBroker("What the VPS sends from its tunnel address leaves by the broker", $"{plan.Tunnel.Vps.Ipv6}");
        yield return ByBroker("What the VPS sends from its 6in4 address leaves by the broker", $"{plan.Uplink.ClientAddress}");
        yield return Probe.Asks("The VPS reaches a DMZ host through the tunnel", Places.Vps, "echo", context => [$"icmp,{context.Facts.HostIpv6}"]);
        yield return new("No packet that the VPS sent to its provider has a delegated source, or one of the DMZ", "provider",
            "native packets, and 0 others", async (context, ct) =>
            {
                var vps = $"ether src {context.Facts.VpsMac}";
                await context.AskAsync(Places.DmzHost, 3, [$"icmp,{ServerIpv6}", $"icmp,{ServerIpv4}"], ct);
                var native = await context.HeardAsync(Captures.Provider, $"{vps} and (src {plan.Vps.Ipv4} or src net {plan.Vps.NativePrefix})", ct);
                var foreign = await context.CountAsync(Captures.Provider, $"{vps} and not arp and not (src {plan.Vps.Ipv4} or src net {plan.Vps.NativePrefix} or src net fe80::/10 or src host ::)", ct);
                return new($"{native} native packets, {foreign} others", native > 0 && foreign == 0);
            });
    }

    private static Probe ByBroker(string name, string source) => new(
        name, Places.Vps, $"seen as {source}, by the broker", async (context, ct) =>
        {
            var answer = (await context.AskAsync(Places.Vps, 4, [$"tcp,{ServerIpv6},{ServerPort},{source}"], ct)).Summary;
            var count = await context.HeardAsync(Captures.Broker, $"src {source} and dst {ServerIpv6}", ct);
            return new($"{answer}; {count} packets at the broker", answer == $"seen as {source}" && count > 0);
        });
}
