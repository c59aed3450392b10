using Ipv6Dmz.Config;

namespace Ipv6Dmz.Planning;

/// <summary>Every address that the configuration leaves open.</summary>
/// <param name="Endpoint">Destination of WireGuard's packets from the router.</param>
/// <param name="TunnelPrefix">IPv6 of the tunnel link.</param>
/// <param name="Vps4">The VPS inside the tunnel.</param>
/// <param name="Vps6">The VPS inside the tunnel.</param>
/// <param name="Router4">The router inside the tunnel.</param>
/// <param name="Router6">The router inside the tunnel.</param>
/// <param name="DmzPrefix">IPv6 of the DMZ.</param>
/// <param name="Gateway4">The router in the DMZ.</param>
/// <param name="Gateway6">The router in the DMZ.</param>
internal sealed record Addressing(
    IPAddress Endpoint,
    IPNetwork TunnelPrefix,
    IPAddress Vps4,
    IPAddress Vps6,
    IPAddress Router4,
    IPAddress Router6,
    IPNetwork DmzPrefix,
    IPAddress Gateway4,
    IPAddress Gateway6)
{
    /// <summary>The first addresses of each network. In one /64 for all, the VPS's own, not the first ones: there the provider's gateway may be.</summary>
    public static Addressing Of(DmzConfig config, VpsAddresses vps)
    {
        var (wireGuard, dmz, native) = (config.WireGuard, config.Dmz, vps.NativePrefix);
        var (tunnel, prefix) = (wireGuard.TunnelPrefix ?? native, dmz.Prefix ?? native);
        var free = Enumerable.Range(1, 4).Select(number => native.At((0xd << 16) + number)).Where(address => !address.Equals(vps.Ipv6)).ToArray();
        var (vps6, router6, gateway6) = tunnel == prefix ? (free[0], free[1], free[2]) : (tunnel.At(1), tunnel.At(2), prefix.At(1));
        var endpoint = wireGuard.EndpointFamily == EndpointFamily.Ipv6 ? wireGuard.EndpointAddress ?? WireGuardConfig.EndpointIn(native) : vps.Ipv4;
        return new(endpoint, tunnel, wireGuard.TunnelSubnet.At(1), vps6, wireGuard.TunnelSubnet.At(2), router6, prefix, dmz.Subnet.At(1), gateway6);
    }
}
