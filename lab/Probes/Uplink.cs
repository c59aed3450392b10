using System.Net;
using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>What the kind of uplink changes for those who look: where the DMZ's IPv6 is seen on its way, and what the VPS has for it.</summary>
internal static class Uplink
{
    /// <summary>Where packets between the internet and the DMZ pass just before the VPS.</summary>
    public static string Way(Plan plan) => plan.Uplink is SixInFourConfig ? Captures.Broker : Captures.Provider;

    /// <summary>The VPS's addresses besides its native and its WireGuard ones.</summary>
    public static IPAddress[] OwnAddresses(Plan plan) => plan.Uplink is SixInFourConfig six ? [six.ClientAddress] : [];

    /// <summary>The hops of an IPv6 packet between the VPS and the internet's server.</summary>
    public static object[] Hops(Plan plan) => plan.Uplink is SixInFourConfig six
        ? [six.ServerAddress, Internet.CoreTowardsBroker6]
        : [Internet.ProviderIpv6, Internet.CoreTowardsProvider6];

    /// <summary>Who delivers it.</summary>
    public static string Carrier(Plan plan) => plan.Uplink is SixInFourConfig ? "the broker" : "its provider";

    /// <summary>tcpdump's words for addresses of the inside, IPv4 and IPv6.</summary>
    public static string Inside(Plan plan, string direction)
    {
        var nets = plan.DelegatedPrefixes.Append(plan.Dmz.Subnet).Append(plan.Tunnel.Subnet).Select(prefix => $"{direction}net {prefix}");
        var inside = string.Join(" or ", nets);
        // With native64 the VPS's own address is one of them.
        return plan.Uplink is Native64Config ? $"({inside}) and not {direction}host {plan.Vps.Ipv6}" : inside;
    }
}
