namespace Ipv6Dmz.Planning;

/// <summary>Turns a valid configuration into what the machines are to run.</summary>
public static class Planner
{
    // Of tables and priorities: well below main's priority 32766, and away from what others use.
    private const int Number = 6400;
    private const string Mark = "0x6464";

    // 1024 is the kernel's own metric for IPv6 routes.
    private static readonly RoutingPlan Routing = new(Number, RulePriority: Number, ResolverUser: 25700, Metric: 1024, SinkMetric: 65536, DelegatedMetric: 16, DelegatedSinkMetric: 32);

    /// <summary>Resolves everything; the same configuration always gives the same plan.</summary>
    /// <param name="vps">Configured, or the cloud's.</param>
    public static Plan Plan(DmzConfig config, VpsAddresses vps)
    {
        var at = Addressing.Of(config, vps);
        return new(
            new VpsPlan(
                config.Vps.UplinkInterface ?? VpsPlan.FoundInterface, vps.Ipv4, vps.Ipv6, vps.NativePrefix,
                [.. config.Vps.SshFrom.Where(prefix => !prefix.IsIpv6())],
                [.. config.Vps.SshFrom.Where(prefix => prefix.IsIpv6())],
                config.Vps.SshPort),
            config.Router,
            config.Uplink,
            config.Uplink.DelegatedPrefixes(vps.NativePrefix),
            Tunnel(config, at),
            new DmzPlan(config.Dmz, at.Gateway4, at.DmzPrefix, at.Gateway6),
            Routing,
            [.. new[] { vps.Ipv6, at.Vps6, at.Router6 }.Where(at.DmzPrefix.Contains)],
            [.. config.Hosts.Select(host => new HostPlan(host, at.DmzPrefix.At(host.InterfaceId)))],
            config.VpsServices,
            config.Dns);
    }

    private static TunnelPlan Tunnel(DmzConfig config, Addressing at)
    {
        var wireGuard = config.WireGuard;
        var mtu = wireGuard.Mtu ?? config.Router.HomeMtu - WireGuardConfig.Overhead(wireGuard.EndpointFamily);
        return new(
            Vps: new(InterfaceNames.WireGuardOnVps, at.Vps4, at.Vps6),
            Router: new(InterfaceNames.WireGuardOnRouter, at.Router4, at.Router6),
            at.Endpoint,
            wireGuard.EndpointName,
            EndpointIsDedicated: wireGuard.EndpointFamily == EndpointFamily.Ipv6,
            wireGuard.ListenPort,
            wireGuard.TunnelSubnet,
            at.TunnelPrefix,
            mtu,
            PathMtu: Math.Min(mtu, config.Uplink.Mtu),
            wireGuard.PersistentKeepalive,
            Mark);
    }
}
