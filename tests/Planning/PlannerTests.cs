namespace Ipv6Dmz.Tests.Planning;

public class PlannerTests
{
    private static readonly Plan Dev = Plans.Of(SampleConfig.Dev);

    [Fact]
    public void The_dev_stack_s_VPS_is_as_its_provider_made_it()
    {
        Assert.Equal("@uplink@", Dev.Vps.UplinkInterface);
        Assert.Equal(("198.18.0.10", "2001:db8:0:98::1"), (Dev.Vps.Ipv4.ToString(), Dev.Vps.Ipv6.ToString()));
        Assert.Equal(IPNetwork.Parse("2001:db8:0:98::/64"), Dev.Vps.NativePrefix);
        Assert.Equal([IPNetwork.Parse("0.0.0.0/0")], Dev.Vps.SshFrom4);
        Assert.Equal([IPNetwork.Parse("::/0")], Dev.Vps.SshFrom6);
        Assert.Equal(22, Dev.Vps.SshPort);
    }

    [Fact]
    public void The_dev_stack_s_prefix_is_what_the_broker_delegates() => Assert.Equal([IPNetwork.Parse("2001:db8:0:2::/63")], Dev.DelegatedPrefixes);

    [Fact]
    public void The_dev_stack_s_tunnel_goes_to_an_address_of_its_own_and_carries_1420_bytes() =>
        Assert.Equal(
            new TunnelPlan(
                new TunnelEnd("wg-dmz", IPAddress.Parse("192.168.3.1"), IPAddress.Parse("2001:db8:0:3::1")),
                new TunnelEnd("wg-vps", IPAddress.Parse("192.168.3.2"), IPAddress.Parse("2001:db8:0:3::2")),
                IPAddress.Parse("2001:db8:0:98::51"),
                EndpointName: null,
                EndpointIsDedicated: true,
                51820,
                IPNetwork.Parse("192.168.3.0/30"),
                IPNetwork.Parse("2001:db8:0:3::/64"),
                Mtu: 1420,
                PathMtu: 1420,
                Mss4: 1380,
                Mss6: 1360,
                25,
                0x6464),
            Dev.Tunnel);

    [Fact]
    public void The_dev_stack_s_DMZ_has_the_router_at_its_first_addresses()
    {
        Assert.Equal(("192.168.2.1", "2001:db8:0:2::/64", "2001:db8:0:2::1"), ($"{Dev.Dmz.RouterIpv4}", $"{Dev.Dmz.Prefix}", $"{Dev.Dmz.RouterIpv6}"));
    }

    [Fact]
    public void Numbers_of_tables_rules_and_metrics_are_the_project_s_own_and_below_main_s()
    {
        Assert.Equal(new RoutingPlan(Table: 6400, RulePriority: 6400, ResolverUser: 25700, Metric: 1024, SinkMetric: 65536, DelegatedMetric: 16, DelegatedSinkMetric: 32), Dev.Routing);
        Assert.True(Dev.Routing.SinkMetric > Dev.Routing.Metric);
        // Better than the route that may come with an address of the same /64: the kernel's has 256, NetworkManager's 100.
        Assert.True(Dev.Routing.DelegatedMetric < Dev.Routing.DelegatedSinkMetric && Dev.Routing.DelegatedSinkMetric < 100);
        Assert.True(Dev.Routing.RulePriority < 32766 - 100);
    }

    [Fact]
    public void Over_IPv4_behind_PPPoE_the_tunnel_goes_to_the_VPS_s_own_address_and_carries_1432_bytes()
    {
        var plan = Plans.Of(SampleConfig.DevWith(
            ("wireguard.endpointFamily", "ipv4"),
            ("wireguard.endpointAddress", ""),
            ("wireguard.listenPort", "443"),
            ("router.homeMtu", "1492"),
            ("dmz.subnet", "10.64.0.0/16"),
            ("dmz.dhcpRange", "10.64.1.0-10.64.255.254"),
            ("wireguard.tunnelSubnet", "172.16.9.16/29"),
            ("vps.uplinkInterface", "ens3"),
            ("vps.sshFrom", """["2001:db8:a::/48","192.0.2.0/24","198.51.100.10/32"]"""),
            ("dmz.exposure", "open")));

        Assert.Equal(
            Dev.Tunnel with
            {
                Vps = Dev.Tunnel.Vps with { Ipv4 = IPAddress.Parse("172.16.9.17") },
                Router = Dev.Tunnel.Router with { Ipv4 = IPAddress.Parse("172.16.9.18") },
                Endpoint = IPAddress.Parse("198.18.0.10"),
                EndpointIsDedicated = false,
                ListenPort = 443,
                Subnet = IPNetwork.Parse("172.16.9.16/29"),
                Mtu = 1432,
                PathMtu = 1432,
                Mss4 = 1392,
                Mss6 = 1372,
            },
            plan.Tunnel);
        Assert.Equal(("10.64.0.1", "10.64.1.0", "10.64.255.254"), (plan.Dmz.RouterIpv4.ToString(), plan.Dmz.Given.DhcpFirst.ToString(), plan.Dmz.Given.DhcpLast.ToString()));
        Assert.Equal("ens3", plan.Vps.UplinkInterface);
        Assert.Equal(["192.0.2.0/24", "198.51.100.10/32"], plan.Vps.SshFrom4.Select(prefix => prefix.ToString()));
        Assert.Equal(["2001:db8:a::/48"], plan.Vps.SshFrom6.Select(prefix => prefix.ToString()));
        Assert.Equal(Exposure.Open, plan.Dmz.Given.Exposure);
    }

    [Theory]
    [InlineData("ipv6", "1500", "auto", "1480", 1420, 1420)]
    [InlineData("ipv6", "1492", "auto", "1480", 1412, 1412)]
    [InlineData("ipv4", "1500", "auto", "1480", 1440, 1440)]
    [InlineData("ipv4", "1500", "1300", "1480", 1300, 1300)]
    [InlineData("ipv6", "1500", "auto", "1400", 1420, 1400)]
    [InlineData("ipv6", "1360", "auto", "1480", 1280, 1280)]
    [InlineData("ipv6", "1500", "1280", "1280", 1280, 1280)]
    public void MTU_and_MSS_follow_from_the_narrowest_part_of_the_path(string family, string home, string wireGuard, string uplink, int mtu, int pathMtu)
    {
        var tunnel = Plans.Of(SampleConfig.DevWith(
            ("wireguard.endpointFamily", family), ("router.homeMtu", home), ("wireguard.mtu", wireGuard), ("uplink.mtu", uplink))).Tunnel;

        Assert.Equal((mtu, pathMtu, pathMtu - 40, pathMtu - 60), (tunnel.Mtu, tunnel.PathMtu, tunnel.Mss4, tunnel.Mss6));
    }

    [Fact]
    public void With_a_routed_prefix_the_path_is_as_wide_as_WireGuard()
    {
        var plan = With("routed");

        Assert.Equal([IPNetwork.Parse("2001:db8:0:2::/63")], plan.DelegatedPrefixes);
        Assert.Empty(plan.OutsideDmz);
        Assert.Equal(Dev.Tunnel, plan.Tunnel);
        Assert.Equal(["2001:db8:0:2::/64", "2001:db8:0:3::/64"], plan.Inside6.Select(prefix => prefix.ToString()));
    }

    [Theory]
    [InlineData("2001:db8:0:98::1/64", "2001:db8:0:98::d:1", "2001:db8:0:98::d:2", "2001:db8:0:98::d:3")]
    [InlineData("2001:db8:0:98::d:2/64", "2001:db8:0:98::d:1", "2001:db8:0:98::d:3", "2001:db8:0:98::d:4")]
    public void With_native64_VPS_tunnel_and_router_share_the_64_and_the_tunnel_goes_over_IPv4(string vps, string vpsEnd, string routerEnd, string router)
    {
        var plan = With("native64", ("vps.ipv6", vps));

        Assert.Equal(
            Dev.Tunnel with
            {
                Vps = Dev.Tunnel.Vps with { Ipv6 = IPAddress.Parse(vpsEnd) },
                Router = Dev.Tunnel.Router with { Ipv6 = IPAddress.Parse(routerEnd) },
                Endpoint = IPAddress.Parse("198.18.0.10"),
                EndpointIsDedicated = false,
                Prefix = IPNetwork.Parse("2001:db8:0:98::/64"),
                Mtu = 1440,
                PathMtu = 1440,
                Mss4 = 1400,
                Mss6 = 1380,
            },
            plan.Tunnel);
        Assert.Equal((IPNetwork.Parse("2001:db8:0:98::/64"), IPAddress.Parse(router)), (plan.Dmz.Prefix, plan.Dmz.RouterIpv6));
        Assert.Equal(["2001:db8:0:98::/64"], plan.Inside6.Select(prefix => prefix.ToString()));
        Assert.Equal([vps.Replace("/64", ""), vpsEnd, routerEnd], plan.OutsideDmz.Select(address => address.ToString()));
    }

    private static Plan With(string uplink, params (string Key, string Value)[] changes) => Plans.Of(SampleConfig.With(uplink, changes));

    [Fact]
    public void The_plan_holds_no_secret() => Assert.DoesNotContain("PRIVATE", Dev.ToString());
}
