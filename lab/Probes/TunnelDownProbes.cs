using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>With a tunnel down nothing circles and nothing takes another way; afterwards everything comes back by itself.</summary>
internal static class TunnelDownProbes
{
    private const string NoRoute = "icmp_seq=1 Destination unreachable: No route";

    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        var (vpsEnd, routerEnd) = (plan.Tunnel.Vps, plan.Tunnel.Router);

        var onVps = $"With {vpsEnd.Interface} down on the VPS";
        yield return Sees(Places.Vps, vpsEnd.Interface, $"{onVps} a sender on the internet gets an ICMPv6 unreachable", NoRoute, seen => seen.Inwards);
        yield return NothingCircles(Places.Vps, vpsEnd.Interface, onVps);
        yield return NothingLeaves(Places.Vps, vpsEnd.Interface, onVps);
        yield return ComesBack(Places.Vps, vpsEnd.Interface);

        foreach (var probe in plan.Uplink is SixInFourConfig six ? BrokerSilent(six, vpsEnd) : [])
        {
            yield return probe;
        }

        var onRouter = $"With {routerEnd.Interface} down on the router";
        yield return Sees(Places.Router, routerEnd.Interface, $"{onRouter} a DMZ host gets an ICMPv6 unreachable from the router",
            $"From {plan.Dmz.RouterIpv6} {NoRoute}", seen => seen.Outwards6);
        yield return Sees(Places.Router, routerEnd.Interface, $"{onRouter} a DMZ host gets an ICMP unreachable from the router over IPv4",
            $"From {plan.Dmz.RouterIpv4} icmp_seq=1 Destination Host Unreachable", seen => seen.Outwards4);
        yield return NothingCircles(Places.Router, routerEnd.Interface, onRouter);
        yield return NothingLeaves(Places.Router, routerEnd.Interface, onRouter);
        yield return ComesBack(Places.Router, routerEnd.Interface);

        yield return plan.Uplink is Native64Config
            ? Control(Places.Vps, vpsEnd.Interface, $"{onVps} the VPS does look for a DMZ host on its provider's link",
                "at least one packet", seen => new($"{seen.AtProvider} packets", seen.AtProvider > 0))
            : Control(Places.Vps, vpsEnd.Interface, $"{onVps} a packet for the DMZ does circle between {Uplink.Carrier(plan)} and VPS",
                "more than one crossing", seen => new($"{seen.BeforeVps} crossings", seen.BeforeVps > 1));
        yield return Control(Places.Router, routerEnd.Interface, $"{onRouter} a DMZ host's packets do leave through home",
            "at least one packet", seen => new($"{seen.AtHome} packets", seen.AtHome > 0));
    }

    private static IEnumerable<Probe> BrokerSilent(SixInFourConfig six, TunnelEnd vpsEnd)
    {
        var (broker, sit) = (InterfaceNames.SixInFour, $"With {InterfaceNames.SixInFour} down on the VPS");
        yield return Sees(Places.Vps, broker, $"{sit} a DMZ host gets an ICMPv6 unreachable from the VPS", $"From {vpsEnd.Ipv6} {NoRoute}", seen => seen.Outwards6);
        yield return Sees(Places.Vps, broker, $"{sit} IPv4 of a DMZ host goes on as before", $"bytes from {Internet.ServerIpv4}", seen => seen.Outwards4);
        yield return NothingCircles(Places.Vps, broker, sit);
        yield return NothingLeaves(Places.Vps, broker, sit);
        yield return ComesBack(Places.Vps, broker);
        yield return Control(Places.Vps, broker, $"{sit} a DMZ host's packets do leave through the provider",
            "at least one packet", seen => new($"{seen.AtProvider} packets", seen.AtProvider > 0));
    }

    private static Probe Control(string machine, string link, string name, string expected, Func<TunnelDown, Observation> judge) =>
        new($"control: without the unreachable routes, {char.ToLowerInvariant(name[0])}{name[1..]}", machine, expected, async (context, ct) =>
            judge(await TunnelDown.WithoutSinksAsync(context, machine, link, ct)))
        { Kind = ProbeKind.TunnelDown };

    private static Probe Sees(string machine, string link, string name, string expected, Func<TunnelDown, string> look) =>
        Of(machine, link, name, expected, seen => new(look(seen) is "" ? "nothing" : look(seen), look(seen).Contains(expected, StringComparison.Ordinal)));

    private static Probe NothingCircles(string machine, string link, string when) =>
        Of(machine, link, $"{when} a packet for the DMZ comes to the VPS once and doesn't go back", "1 crossing",
            seen => Observation.Exactly("1 crossing", $"{seen.BeforeVps} crossing{(seen.BeforeVps == 1 ? "" : "s")}"));

    private static Probe NothingLeaves(string machine, string link, string when) =>
        Of(machine, link, $"{when} nothing from the inside leaves through home or through the provider", "0 packets at home, 0 at the provider",
            seen => Observation.Exactly("0 packets at home, 0 at the provider", $"{seen.AtHome} packets at home, {seen.AtProvider} at the provider"));

    private static Probe ComesBack(string machine, string link) =>
        Of(machine, link, $"After {link} is up again everything works without help", $"both families, both directions, within {TunnelDown.Deadline.TotalSeconds} s",
            seen => seen.Recovery is { } took ? new($"everything after {took.TotalSeconds:0.0} s", true) : new($"not within {TunnelDown.Deadline.TotalSeconds} s", false));

    private static Probe Of(string machine, string link, string name, string expected, Func<TunnelDown, Observation> judge) =>
        new(name, machine, expected, async (context, ct) =>
            judge(await TunnelDown.OnceAsync(context, machine, link, ct)))
        { Kind = ProbeKind.TunnelDown };
}
