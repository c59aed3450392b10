using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>Where WireGuard's packets go, and how large they may be.</summary>
internal static class WireGuardRules
{
    /// <summary>RFC 8200, section 5.</summary>
    private const int LeastMtu = 1280;

    public static IEnumerable<ConfigError> Check(Draft draft) => [.. Endpoint(draft), .. Family(draft), .. Name(draft), .. Mtu(draft)];

    private static IEnumerable<ConfigError> Endpoint(Draft draft)
    {
        if (!draft.VpsIpv6.Is(out var native))
        {
            yield break;
        }

        if (draft.EndpointAddress.IsUnset && draft.Family == EndpointFamily.Ipv6 && native.Address.Equals(WireGuardConfig.EndpointIn(native.Network)))
        {
            yield return draft.EndpointAddress.Wrong($"{native.Address} is the VPS's own address (vps.ipv6)", $"use an unused address of {native.Network}, e.g. {native.Network.At(0x52)}");
        }

        if (!draft.EndpointAddress.Is(out var endpoint))
        {
            yield break;
        }

        var suggestion = $"use an unused address of {native.Network}, e.g. {native.Network.At(0x51)}";
        if (!native.Network.Contains(endpoint))
        {
            yield return draft.EndpointAddress.Wrong($"it is not in the VPS's native prefix {native.Network} (vps.ipv6)", suggestion);
        }
        else if (endpoint.Equals(native.Address))
        {
            yield return draft.EndpointAddress.Wrong("it is the VPS's own address (vps.ipv6), and rules on both sides have to tell the two apart", suggestion);
        }
        else if (endpoint.Equals(native.Network.BaseAddress))
        {
            yield return draft.EndpointAddress.Wrong("the prefix's first address belongs to all its routers (RFC 4291, 2.6.1)", suggestion);
        }
    }

    private static IEnumerable<ConfigError> Family(Draft draft)
    {
        var family = draft.Family;
        if (family == EndpointFamily.Ipv6 && draft.IsNative64)
        {
            yield return draft.EndpointFamily.Wrong("with native64 the VPS's /64 lies inside the tunnel, and its packets would have to go through themselves", "use ipv4 or auto");
        }

        if (family == EndpointFamily.Ipv4 && draft.VpsIpv4.Is(out var ipv4) && ipv4.IsPrivate())
        {
            yield return draft.EndpointFamily.Wrong($"the router can't reach the private address {ipv4} ({draft.VpsIpv4.Key})", draft.IsNative64 ? "use a VPS with a public IPv4 address: native64 needs it" : "use ipv6");
        }
    }

    private static IEnumerable<ConfigError> Name(Draft draft)
    {
        if (draft.EndpointName.Is(out var name) && name is not null && draft.Domain.Is(out var domain) && $".{name}".EndsWith($".{domain}", StringComparison.Ordinal))
        {
            yield return draft.EndpointName.Wrong($"names under {domain} (dmz.domain) are known inside the DMZ alone, and it is looked up outside", "use a name that the internet's DNS knows");
        }
    }

    private static IEnumerable<ConfigError> Mtu(Draft draft)
    {
        if (draft.Family is not { } family || !draft.HomeMtu.Is(out var home))
        {
            yield break;
        }

        var overhead = WireGuardConfig.Overhead(family);
        if (home - overhead < LeastMtu)
        {
            yield return draft.HomeMtu.Wrong($"less WireGuard's {overhead} bytes it leaves {home - overhead}, and IPv6 needs {LeastMtu}", $"use {LeastMtu + overhead} or more");
        }
        else if (draft.WireGuardMtu.Is(out var mtu) && mtu > home - overhead)
        {
            yield return draft.WireGuardMtu.Wrong($"router.homeMtu {home} less WireGuard's {overhead} bytes is {home - overhead}", $"use auto or at most {home - overhead}");
        }
    }
}
