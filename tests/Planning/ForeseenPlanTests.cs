namespace Ipv6Dmz.Tests.Planning;

public class ForeseenPlanTests
{
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
        """, Table("native64"));

    [Theory]
    [InlineData("VPS                 (the server's IPv4), ::1 of (the server's /64)\n")]
    [InlineData("to [::51 of (the server's /64)]:51820\n")]
    public void A_broker_s_prefix_leaves_fewer_of_them(string line) => Assert.Contains(line, Table("6in4"));

    [Fact]
    public void Addresses_that_look_alike_stay_what_they_are()
    {
        var table = Table(
            "6in4", ("uplink.delegatedPrefixes", """["2001:db8:100::/63"]"""), ("dmz.prefix", "2001:db8:100::/64"), ("wireguard.tunnelPrefix", "2001:db8:100:1::/64"));

        Assert.Contains("DMZ IPv6            2001:db8:100::/64, the router is 2001:db8:100::1\n", table);
    }

    private static string Table(string uplink, params (string Key, string Value)[] changes) => ForeseenPlan.TableOf(SampleConfig.Parse(SampleConfig.InHCloud(uplink, changes)));
}
