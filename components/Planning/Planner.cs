using System.Net;
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

    /// <summary>Before the route that comes with an address of the same /64: the kernel's 256, NetworkManager's 100.</summary>
    private const int NativeMetric = 16;

    private const int NativeSinkMetric = 32;

    private const int EthernetMtu = 1500;

    /// <summary>IPv4 and TCP headers without options, bytes.</summary>
    private const int Headers4 = 40;

    /// <summary>IPv6 and TCP headers without options, bytes.</summary>
    private const int Headers6 = 60;

    /// <summary>Resolves everything; the same configuration always gives the same plan.</summary>
    /// <param name="config">Valid.</param>
    /// <exception cref="ArgumentException">The VPS is one that is made: its addresses are known only then.</exception>
    public static Plan Plan(DmzConfig config) =>
        Plan(config, config.Vps.Existing?.Addresses ?? throw new ArgumentException("the VPS's addresses are not in the configuration", nameof(config)));

    /// <summary>The same for a VPS whose addresses are not in the configuration.</summary>
    public static Plan Plan(DmzConfig config, VpsAddresses vps)
    {
        var native = config.Uplink is Native64Config ? NativeAddresses(vps) : null;
        var uplink = Uplink(config, vps, native);
        var dmz = Dmz(config.Dmz, native?[2], vps.NativePrefix);
        return new(
            Vps(config.Vps, vps),
            new RouterPlan(config.Router.HomeInterface, config.Router.DmzInterface, config.Router.SshPort, config.Router.TunnelSsh),
            uplink,
            Tunnel(config, vps, uplink.Mtu, native),
            dmz,
            new RoutingPlan(
                config.Uplink is SixInFourConfig ? Number : null,
                Number,
                Number,
                FwMark,
                Metric,
                SinkMetric,
                native is null ? Metric : NativeMetric,
                native is null ? SinkMetric : NativeSinkMetric));
    }

    private static VpsPlan Vps(VpsConfig vps, VpsAddresses addresses) => new(
        vps.UplinkInterface,
        addresses.Ipv4,
        addresses.Ipv6,
        addresses.NativePrefix,
        [.. vps.SshFrom.Where(prefix => !prefix.IsIpv6())],
        [.. vps.SshFrom.Where(prefix => prefix.IsIpv6())],
        vps.SshPort);

    private static UplinkPlan Uplink(DmzConfig config, VpsAddresses vps, IPAddress[]? native) => config.Uplink switch
    {
        SixInFourConfig six => new SixInFourPlan(
            InterfaceNames.SixInFour,
            vps.Ipv4,
            six.BrokerAddress,
            six.ClientAddress,
            six.ServerAddress,
            six.Link,
            six.Mtu,
            six.DelegatedPrefixes),
        RoutedConfig routed => new RoutedPlan(routed.DelegatedPrefixes, EthernetMtu),
        Native64Config one => new Native64Plan(
            [vps.NativePrefix], EthernetMtu, one.NdpProxy, [vps.Ipv6, .. native![..2]]),
        var other => throw new ArgumentOutOfRangeException(nameof(config), other, "no such uplink"),
    };

    /// <summary>The tunnel's ends, then the router in the DMZ. Not the /64's first addresses: there the provider's gateway may be.</summary>
    private static IPAddress[] NativeAddresses(VpsAddresses vps) =>
        [.. Enumerable.Range(1, 4).Select(number => vps.NativePrefix.At((0xd << 16) + number)).Where(address => !address.Equals(vps.Ipv6)).Take(3)];

    private static TunnelPlan Tunnel(DmzConfig config, VpsAddresses vps, int uplinkMtu, IPAddress[]? native)
    {
        var wireGuard = config.WireGuard;
        var subnet = wireGuard.TunnelSubnet;
        var prefix = wireGuard.TunnelPrefix ?? vps.NativePrefix;
        var overIpv6 = wireGuard.EndpointFamily == EndpointFamily.Ipv6;
        var mtu = wireGuard.Mtu ?? config.Router.HomeMtu - WireGuardConfig.Overhead(wireGuard.EndpointFamily);
        var pathMtu = Math.Min(mtu, uplinkMtu);
        return new TunnelPlan(
            Vps: new TunnelEnd(InterfaceNames.WireGuardOnVps, subnet.At(1), native?[0] ?? prefix.At(1)),
            Router: new TunnelEnd(InterfaceNames.WireGuardOnRouter, subnet.At(2), native?[1] ?? prefix.At(2)),
            Endpoint: overIpv6 ? wireGuard.EndpointAddress ?? WireGuardConfig.EndpointIn(vps.NativePrefix) : vps.Ipv4,
            wireGuard.EndpointName,
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

    private static DmzPlan Dmz(DmzNetworkConfig dmz, IPAddress? router, IPNetwork native) => new(
        dmz.Subnet,
        dmz.Subnet.At(1),
        dmz.Prefix ?? native,
        router ?? dmz.Prefix!.Value.At(1),
        dmz.DhcpFirst,
        dmz.DhcpLast,
        dmz.DhcpLease,
        dmz.Domain,
        dmz.DnsUpstreams,
        dmz.Exposure);
}
