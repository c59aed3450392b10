using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.Uplinks;

// Main's default route is the prefixes' too, and nothing of its own is needed.
internal static class Routed
{
    public static Uplink Uplink { get; } = new()
    {
        Summary = "routed by the provider",
        Tables = _ => "main, and no rules",
        Packages = [],
        Concerns = [],
        Checks = [],
        Interfaces = [],
        Proxied = _ => "",
        InTable = _ => "",
        Interface = plan => plan.Vps.UplinkInterface,
        Routes = _ => [],
        Rules = _ => [],
        // Global addresses alone: by the provider's interface nothing private is reached.
        Destinations = "ip6 daddr 2000::/3",
        Prerouting = [],
        Input = [],
        Forward = _ => [],
    };
}
