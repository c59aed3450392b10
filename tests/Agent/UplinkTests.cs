namespace Ipv6Dmz.Tests.Agents;

public class UplinkTests
{
    /// <summary>The address that the placeholder's interface gets tells which one it is.</summary>
    [Theory]
    [InlineData("", "eth1")]
    [InlineData("link add dev eth1 mtu 1420 type wireguard", "eth0")]
    public void It_is_where_the_default_route_leads_but_never_a_link_that_was_made_here(string lines, string uplink) => Assert.Equal($"{uplink}\n{uplink}", AgentBed.Run($"""
        ip link set dev eth1 up
        ip route add default dev eth1 metric 1
        ip route del default dev eth0
        ip route add default via 198.51.100.1 metric 2
        echo '{lines}' >"$home/lines"
        agent live one
        ip -o -4 address show to 192.0.2.1 | awk '{"{ print $2 }"}'
        # Remembered for the next boot, when there is no route yet.
        ip route flush default
        ip -4 address del 192.0.2.1/32 dev {uplink}
        echo one >"$home/confirmed"
        agent boot
        ip -o -4 address show to 192.0.2.1 | awk '{"{ print $2 }"}'
        """, new("one", "-4 address add 192.0.2.1/32 dev @uplink@\n")));
}
