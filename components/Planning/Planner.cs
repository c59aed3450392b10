using Ipv6Dmz.Config;

namespace Ipv6Dmz.Planning;

/// <summary>Turns a valid configuration into what the machines are to run.</summary>
public static class Planner
{
    /// <summary>One number for tables and priorities, well below main's priority 32766 and away from what others use.</summary>
    private const int Number = 6400;

    private const int FwMark = 0x6464;

    /// <summary>The kernel's own metric for IPv6 routes.</summary>
    private const int Metric = 1024;

    private const int SinkMetric = 65536;

    /// <summary>IPv4 and TCP headers without options, bytes.</summary>
    private const int Headers4 = 40;

    /// <summary>IPv6 and TCP headers without options, bytes.</summary>
    private const int Headers6 = 60;

    /// <summary>Resolves everything; the same configuration always gives the same plan.</summary>
    public static Plan Plan(DmzConfig config) => new(
        Vps(config.Vps),
        new RouterPlan(config.Router.HomeInterface, config.Router.DmzInterface, config.Router.SshPort),
        SixInFour(config),
        Tunnel(config),
        Dmz(config.Dmz),
        new RoutingPlan(Number, Number, Number, Metric, SinkMetric));

    /// <summary>Bytes that WireGuard adds around a packet: the outer IP header, 8 of UDP, 32 of its own.</summary>
    public static int Overhead(EndpointFamily family) => family == EndpointFamily.Ipv6 ? 80 : 60;

    private static VpsPlan Vps(VpsConfig vps) => new(
        vps.UplinkInterface,
        vps.Ipv4,
        vps.Ipv6,
        vps.NativePrefix,
        [.. vps.SshFrom.Where(prefix => !prefix.IsIpv6())],
        [.. vps.SshFrom.Where(prefix => prefix.IsIpv6())],
        vps.SshPort);

    private static SixInFourPlan SixInFour(DmzConfig config) => new(
        InterfaceNames.SixInFour,
        config.Vps.Ipv4,
        config.Uplink.BrokerAddress,
        config.Uplink.ClientAddress,
        config.Uplink.ServerAddress,
        config.Uplink.Link,
        config.Uplink.Mtu,
        config.Uplink.DelegatedPrefixes);

    private static TunnelPlan Tunnel(DmzConfig config)
    {
        var wireGuard = config.WireGuard;
        var (subnet, prefix) = (wireGuard.TunnelSubnet, wireGuard.TunnelPrefix);
        var overIpv6 = wireGuard.EndpointFamily == EndpointFamily.Ipv6;
        var mtu = wireGuard.Mtu ?? config.Router.HomeMtu - Overhead(wireGuard.EndpointFamily);
        var pathMtu = Math.Min(mtu, config.Uplink.Mtu);
        return new TunnelPlan(
            Vps: new TunnelEnd(InterfaceNames.WireGuardOnVps, subnet.At(1), prefix.At(1)),
            Router: new TunnelEnd(InterfaceNames.WireGuardOnRouter, subnet.At(2), prefix.At(2)),
            Endpoint: overIpv6 ? wireGuard.EndpointAddress! : config.Vps.Ipv4,
            EndpointIsDedicated: overIpv6,
            wireGuard.ListenPort,
            subnet,
            prefix,
            mtu,
            pathMtu,
            Mss4: pathMtu - Headers4,
            Mss6: pathMtu - Headers6,
            wireGuard.PersistentKeepalive,
            FwMark);
    }

    private static DmzPlan Dmz(DmzNetworkConfig dmz) => new(
        dmz.Subnet,
        dmz.Subnet.At(1),
        dmz.Prefix,
        dmz.Prefix.At(1),
        dmz.DhcpFirst,
        dmz.DhcpLast,
        dmz.DhcpLease,
        dmz.Domain,
        dmz.DnsUpstreams,
        dmz.Exposure);
}
