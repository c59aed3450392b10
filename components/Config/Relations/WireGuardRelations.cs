using Ipv6Dmz.Config.Parsing;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Config.Relations;

/// <summary>Where WireGuard's packets go, and how large they may be.</summary>
internal static class WireGuardRelations
{
    /// <summary>RFC 8200, section 5.</summary>
    private const int LeastMtu = 1280;

    public static IEnumerable<ConfigError> Check(Draft draft) => [.. Endpoint(draft), .. Family(draft), .. Mtu(draft)];

    private static IEnumerable<ConfigError> Endpoint(Draft draft)
    {
        if (!draft.VpsIpv6.Is(out var native) || !draft.EndpointAddress.Is(out var endpoint))
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
        if (!draft.EndpointFamily.Is(out var family))
        {
            yield break;
        }

        if (family == EndpointFamily.Ipv6 && draft.EndpointAddress.IsUnset)
        {
            yield return draft.EndpointAddress.Wrong(
                "needed with wireguard.endpointFamily ipv6",
                draft.VpsIpv6.Is(out var native) ? $"use an unused address of {native.Network}, e.g. {native.Network.At(0x51)}, or endpointFamily ipv4" : "use an unused address of the VPS's native /64");
        }

        if (family == EndpointFamily.Ipv4 && draft.VpsIpv4.Is(out var ipv4) && ipv4.IsPrivate())
        {
            yield return draft.EndpointFamily.Wrong($"the router can't reach the private address {ipv4} (vps.ipv4)", "use ipv6");
        }
    }

    private static IEnumerable<ConfigError> Mtu(Draft draft)
    {
        if (!draft.EndpointFamily.Is(out var family) || !draft.HomeMtu.Is(out var home))
        {
            yield break;
        }

        var overhead = Planner.Overhead(family);
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
