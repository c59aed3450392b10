using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>The endpoint of WireGuard's packets, and their size.</summary>
internal static class WireGuardRules
{
    /// <summary>RFC 8200, section 5.</summary>
    private const int LeastMtu = 1280;

    public static IEnumerable<ConfigError> Check(Draft draft) => new[] { Endpoint(draft), Family(draft), Name(draft), Mtu(draft) }.OfType<ConfigError>();

    private static ConfigError? Endpoint(Draft draft)
    {
        var field = draft.EndpointAddress;
        if (!draft.VpsIpv6.Is(out var native))
        {
            return null;
        }

        var unused = $"use an unused address of {native.Network}, e.g.";
        var suggestion = $"{unused} {WireGuardConfig.EndpointIn(native.Network)}";
        return field.IsUnset && draft.Family == EndpointFamily.Ipv6 && native.Address.Equals(WireGuardConfig.EndpointIn(native.Network))
                ? field.Wrong($"{native.Address} is the VPS's own address (vps.ipv6)", $"{unused} {native.Network.At(0x52)}")
            : !field.Is(out var endpoint) ? null
            : !native.Network.Contains(endpoint) ? field.Wrong($"it is not in the VPS's native prefix {native.Network} (vps.ipv6)", suggestion)
            : endpoint.Equals(native.Address) ? field.Wrong("it is the VPS's own address (vps.ipv6), and rules on both sides have to tell the two apart", suggestion)
            : endpoint.Equals(native.Network.BaseAddress) ? field.Wrong("the prefix's first address belongs to all its routers (RFC 4291, 2.6.1)", suggestion)
            : null;
    }

    private static ConfigError? Family(Draft draft) =>
        draft.Family == EndpointFamily.Ipv6 && draft.IsNative64
            ? draft.EndpointFamily.Wrong("with native64 the VPS's /64 lies inside the tunnel, and its packets would have to go through themselves", "use ipv4 or auto")
        : draft.Family == EndpointFamily.Ipv4 && draft.VpsIpv4.Is(out var ipv4) && ipv4.IsPrivate()
            ? draft.EndpointFamily.Wrong($"the router can't reach the private address {ipv4} ({draft.VpsIpv4.Key})", "use a VPS with a public IPv4 address or, but for native64, ipv6")
        : null;

    private static ConfigError? Name(Draft draft) =>
        draft.EndpointName.Is(out var name) && draft.Domain.Is(out var domain) && $".{name}".EndsWith($".{domain}", StringComparison.Ordinal)
            ? draft.EndpointName.Wrong($"names under {domain} (dmz.domain) are known inside the DMZ alone, and it is looked up outside", "use a name that the internet's DNS knows")
            : null;

    private static ConfigError? Mtu(Draft draft)
    {
        if (draft.Family is not { } family || !draft.HomeMtu.Is(out var home))
        {
            return null;
        }

        var overhead = WireGuardConfig.Overhead(family);
        var most = home - overhead;
        return most < LeastMtu ? draft.HomeMtu.Wrong($"less WireGuard's {overhead} bytes it leaves {most}, and IPv6 needs {LeastMtu}", $"use {LeastMtu + overhead} or more")
            : draft.WireGuardMtu.Is(out var mtu) && mtu > most ? draft.WireGuardMtu.Wrong($"router.homeMtu {home} less WireGuard's {overhead} bytes is {most}", $"use auto or at most {most}")
            : null;
    }
}
