namespace Ipv6Dmz.Tests.Planning;

// The plan, as the table of a preview shows it.
public class PlannerTests
{
    private static readonly Plan Dev = Plans.Of("6in4");

    [Fact]
    public void The_plan_of_a_broker_s_tunnel_reads_as_a_table() => Assert.Equal("""
        uplink              6in4 by the broker 203.0.113.1, 2001:db8:0:123::2 on he-ipv6
        VPS                 198.18.0.10, 2001:db8:0:98::1 of 2001:db8:0:98::/64
        delegated prefixes  2001:db8:0:2::/63
        DMZ IPv6            2001:db8:0:2::/64, the router is 2001:db8:0:2::1
        DMZ IPv4            192.168.2.0/24, the router is 192.168.2.1; DHCP 192.168.2.100 to 192.168.2.199
        tunnel, VPS         wg-dmz 192.168.3.1, 2001:db8:0:3::1
        tunnel, router      wg-vps 192.168.3.2, 2001:db8:0:3::2, to [2001:db8:0:98::51]:51820
        MTU                 uplink 1480, tunnel 1420, hosts 1420; TCP MSS 1380 over IPv4, 1360 over IPv6
        tables, VPS         6400 for the delegated prefixes, by rules from 6400 on
        tables, router      6400 for all but WireGuard's own packets (mark 0x6464), by rules from 6400 on
        unreachable         without the tunnel: 2001:db8:0:2::/63, 192.168.2.0/24, 192.168.3.0/30
        exposure            closed: the internet opens nothing towards hosts
        """, Table("6in4"));

    [Fact]
    public void What_only_the_server_will_say_is_words() => Assert.Equal("""
        uplink              the VPS's own /64, for which it answers neighbour solicitations (ndppd)
        VPS                 (the server's IPv4), ::1/128 of (the server's /64)
        delegated prefixes  (the server's /64)
        DMZ IPv6            (the server's /64), the router is ::d:3 of (the server's /64)
        DMZ IPv4            192.168.2.0/24, the router is 192.168.2.1; DHCP 192.168.2.100 to 192.168.2.199
        tunnel, VPS         wg-dmz 192.168.3.1, ::d:1 of (the server's /64)
        tunnel, router      wg-vps 192.168.3.2, ::d:2 of (the server's /64), to (the server's IPv4):51820
        MTU                 uplink 1500, tunnel 1440, hosts 1440; TCP MSS 1400 over IPv4, 1380 over IPv6
        tables, VPS         main, and no rules
        tables, router      6400 for all but WireGuard's own packets (mark 0x6464), by rules from 6400 on
        unreachable         without the tunnel: (the server's /64), 192.168.2.0/24, 192.168.3.0/30
        exposure            closed: the internet opens nothing towards hosts
        """, ForeseenPlan.TableOf(SampleConfig.Parse("hcloud native64")));

    [Theory]
    [InlineData("hcloud 6in4", "VPS                 (the server's IPv4), ::1 of (the server's /64)")]
    [InlineData("hcloud 6in4", "tunnel, router      wg-vps 192.168.3.2, 2001:db8:0:3::2, to [::51 of (the server's /64)]:51820")]
    // An address that looks like one that the server will say stays what it is.
    [InlineData("""hcloud 6in4 & uplink.delegatedPrefixes=["2001:db8:100::/63"] & dmz.prefix=2001:db8:100::/64 & wireguard.tunnelPrefix=2001:db8:100:1::/64""",
        "DMZ IPv6            2001:db8:100::/64, the router is 2001:db8:100::1")]
    public void A_broker_s_prefix_leaves_fewer_of_them(string stack, string line) => Assert.Contains($"{line}\n", ForeseenPlan.TableOf(SampleConfig.Parse(stack)));

    [Theory]
    [InlineData("routed", "uplink              routed by the provider")]
    [InlineData("routed", "delegated prefixes  2001:db8:0:2::/63")]
    [InlineData("routed", "tables, VPS         main, and no rules")]
    [InlineData("native64", "uplink              the VPS's own /64, for which it answers neighbour solicitations (ndppd)")]
    [InlineData("native64", "VPS                 198.18.0.10, 2001:db8:0:98::1/128")]
    [InlineData("native64", "DMZ IPv6            2001:db8:0:98::/64, the router is 2001:db8:0:98::d:3")]
    [InlineData("native64", "tunnel, VPS         wg-dmz 192.168.3.1, 2001:db8:0:98::d:1")]
    [InlineData("native64", "tunnel, router      wg-vps 192.168.3.2, 2001:db8:0:98::d:2, to 198.18.0.10:51820")]
    // The VPS has an address that would have been another's.
    [InlineData("native64 & vps.ipv6=2001:db8:0:98::d:2/64", "tunnel, VPS         wg-dmz 192.168.3.1, 2001:db8:0:98::d:1")]
    [InlineData("native64 & vps.ipv6=2001:db8:0:98::d:2/64", "tunnel, router      wg-vps 192.168.3.2, 2001:db8:0:98::d:3, to 198.18.0.10:51820")]
    [InlineData("native64 & vps.ipv6=2001:db8:0:98::d:2/64", "DMZ IPv6            2001:db8:0:98::/64, the router is 2001:db8:0:98::d:4")]
    // What carries the tunnel follows from the uplink.
    [InlineData("6in4 & wireguard.endpointFamily=auto", "tunnel, router      wg-vps 192.168.3.2, 2001:db8:0:3::2, to [2001:db8:0:98::51]:51820")]
    [InlineData("routed & wireguard.endpointFamily=auto", "tunnel, router      wg-vps 192.168.3.2, 2001:db8:0:3::2, to [2001:db8:0:98::51]:51820")]
    [InlineData("6in4 & wireguard.endpointFamily=ipv4 & wireguard.listenPort=443 & wireguard.tunnelSubnet=172.16.9.16/29",
        "tunnel, router      wg-vps 172.16.9.18, 2001:db8:0:3::2, to 198.18.0.10:443")]
    [InlineData("6in4 & dmz.subnet=10.64.0.0/16 & dmz.dhcpRange=10.64.1.0-10.64.255.254",
        "DMZ IPv4            10.64.0.0/16, the router is 10.64.0.1; DHCP 10.64.1.0 to 10.64.255.254")]
    public void What_follows_from_another_configuration_shows_in_it(string stack, string line) => Assert.Contains($"{line}\n", Table(stack));

    [Theory]
    [InlineData("routed", 1500, 1420, 1420, 1380, 1360)]
    [InlineData("native64", 1500, 1440, 1440, 1400, 1380)]
    [InlineData("6in4 & wireguard.endpointFamily=ipv4 & router.homeMtu=1492", 1480, 1432, 1432, 1392, 1372)]
    [InlineData("6in4 & router.homeMtu=1492", 1480, 1412, 1412, 1372, 1352)]
    [InlineData("6in4 & wireguard.endpointFamily=ipv4", 1480, 1440, 1440, 1400, 1380)]
    [InlineData("6in4 & wireguard.endpointFamily=ipv4 & wireguard.mtu=1300", 1480, 1300, 1300, 1260, 1240)]
    [InlineData("6in4 & uplink.mtu=1400", 1400, 1420, 1400, 1360, 1340)]
    [InlineData("6in4 & router.homeMtu=1360", 1480, 1280, 1280, 1240, 1220)]
    [InlineData("6in4 & wireguard.mtu=1280 & uplink.mtu=1280", 1280, 1280, 1280, 1240, 1220)]
    public void MTU_and_MSS_follow_from_the_narrowest_part_of_the_path(string stack, int uplink, int tunnel, int hosts, int mss4, int mss6) =>
        Assert.Contains($"MTU                 uplink {uplink}, tunnel {tunnel}, hosts {hosts}; TCP MSS {mss4} over IPv4, {mss6} over IPv6\n", Table(stack));

    [Fact]
    public void Numbers_of_tables_rules_and_metrics_are_the_project_s_own_and_below_main_s()
    {
        Assert.Equal(
            new RoutingPlan(Table: 6400, RulePriority: 6400, ResolverUser: 25700, Metric: 1024, SinkMetric: 65536, DelegatedMetric: 16, DelegatedSinkMetric: 32), Dev.Routing);
        Assert.True(Dev.Routing.SinkMetric > Dev.Routing.Metric);
        // Better than the route that may come with an address of the same /64: the kernel's has 256, NetworkManager's 100.
        Assert.True(Dev.Routing.DelegatedMetric < Dev.Routing.DelegatedSinkMetric && Dev.Routing.DelegatedSinkMetric < 100);
        Assert.True(Dev.Routing.RulePriority < 32766 - 100);
    }

    [Fact]
    public void What_of_the_prefixes_is_not_in_the_DMZ_is_named()
    {
        Assert.Empty(Plans.Of("routed").OutsideDmz);
        Assert.Equal("2001:db8:0:2::/64 2001:db8:0:3::/64", string.Join(' ', Plans.Of("routed").Inside6));
        var native = Plans.Of("native64 & vps.ipv6=2001:db8:0:98::d:2/64");
        Assert.Equal("2001:db8:0:98::d:2 2001:db8:0:98::d:1 2001:db8:0:98::d:3", string.Join(' ', native.OutsideDmz));
        Assert.Equal("2001:db8:0:98::/64", string.Join(' ', native.Inside6));
    }

    [Fact]
    public void The_plan_holds_no_secret() => Assert.DoesNotContain("PRIVATE", Dev.ToString());

    private static string Table(string stack) => PlanTable.Of(Plans.Of(stack));
}
