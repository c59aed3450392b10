namespace Ipv6Dmz.Planning;

// Every address that the configuration leaves open.
internal sealed record Addressing(IPAddress Endpoint, IPNetwork TunnelPrefix, IPAddress Vps4, IPAddress Vps6, IPAddress Router4, IPAddress Router6, IPNetwork DmzPrefix, IPAddress Gateway4, IPAddress Gateway6)
{
    // The first addresses of each network. In one /64 for all, the VPS's own, not the first ones: there the provider's gateway may be.
    public static Addressing Of(DmzConfig config, VpsAddresses vps)
    {
        var (wireGuard, dmz, native, link) = (config.WireGuard, config.Dmz, vps.NativePrefix, config.WireGuard.TunnelSubnet);
        var (tunnel, prefix) = (wireGuard.TunnelPrefix ?? native, dmz.Prefix ?? native);
        var free = Enumerable.Range(1, 4).Select(number => native.At((0xd << 16) + number)).Where(address => !address.Equals(vps.Ipv6)).ToArray();
        var (vps6, router6, gateway6) = tunnel == prefix ? (free[0], free[1], free[2]) : (WireGuardConfig.VpsIn(tunnel), WireGuardConfig.RouterIn(tunnel), DmzNetworkConfig.RouterIn(prefix));
        var endpoint = wireGuard.EndpointFamily == EndpointFamily.Ipv6 ? wireGuard.EndpointAddress ?? WireGuardConfig.EndpointIn(native) : vps.Ipv4;
        return new(endpoint, tunnel, WireGuardConfig.VpsIn(link), vps6, WireGuardConfig.RouterIn(link), router6, prefix, DmzNetworkConfig.RouterIn(dmz.Subnet), gateway6);
    }
}
