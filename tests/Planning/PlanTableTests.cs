namespace Ipv6Dmz.Tests.Planning;

public class PlanTableTests
{
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

    [Theory]
    [InlineData("routed", "uplink              routed by the provider")]
    [InlineData("routed", "tables, VPS         main, and no rules")]
    [InlineData("routed", "MTU                 uplink 1500, tunnel 1420, hosts 1420;")]
    [InlineData("native64", "uplink              the VPS's own /64, for which it answers neighbour solicitations (ndppd)")]
    [InlineData("native64", "VPS                 198.18.0.10, 2001:db8:0:98::1/128")]
    [InlineData("native64", "DMZ IPv6            2001:db8:0:98::/64, the router is 2001:db8:0:98::d:3")]
    [InlineData("native64", "tunnel, router      wg-vps 192.168.3.2, 2001:db8:0:98::d:2, to 198.18.0.10:51820")]
    [InlineData("native64", "MTU                 uplink 1500, tunnel 1440, hosts 1440;")]
    public void What_follows_from_another_uplink_shows_in_it(string uplink, string line) => Assert.Contains(line, Table(uplink));

    private static string Table(string uplink) => PlanTable.Of(Plans.Of(SampleConfig.With(uplink)));
}
