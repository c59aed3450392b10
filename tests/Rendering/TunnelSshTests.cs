namespace Ipv6Dmz.Tests.Rendering;

// The router's firewall in a namespace: `wg-vps` is a veth, its far end holds the VPS's address and a stranger's.
public class TunnelSshTests
{
    [Theory]
    [InlineData("open", "192.168.3.1", "192.168.3.2", "in")]
    [InlineData("open", "2001:db8:0:3::1", "2001:db8:0:3::2", "in")]
    [InlineData("open", "198.51.100.1", "192.168.3.2", "out")]
    [InlineData("open", "2001:db8:0:aa::1", "2001:db8:0:3::2", "out")]
    [InlineData("open", "192.168.3.1", "192.168.2.1", "out")]
    [InlineData("closed", "192.168.3.1", "192.168.3.2", "out")]
    [InlineData("closed", "2001:db8:0:3::1", "2001:db8:0:3::2", "out")]
    public async Task The_VPS_and_nobody_else_reaches_the_router_s_SSH_through_the_tunnel_if_it_is_open(string ssh, string from, string to, string expected)
    {
        var files = await RenderedFiles.OfAsync($"6in4 & router.tunnelSsh={ssh}");

        var seen = Namespace.Run($$"""
            ip netns add far
            ip link add wg-vps type veth peer name eth0 netns far
            ip link set dev lo up
            ip link set dev wg-vps up
            ip -n far link set dev eth0 up
            ip address add 192.168.3.2/30 dev wg-vps
            ip address add 192.168.2.1/24 dev wg-vps
            ip address add 2001:db8:0:3::2/64 dev wg-vps nodad
            ip route add default via 192.168.3.1
            ip -6 route add default via 2001:db8:0:3::1
            ip -n far address add 192.168.3.1/30 dev eth0
            ip -n far address add 198.51.100.1/24 dev eth0
            ip -n far address add 2001:db8:0:3::1/64 dev eth0 nodad
            ip -n far address add 2001:db8:0:aa::1/64 dev eth0 nodad
            ip -n far route add 192.168.2.0/24 via 192.168.3.2
            # WireGuard has no neighbours to ask for, so the firewall lets nobody ask.
            ip -n far neighbour add 2001:db8:0:3::2 lladdr "$(cat /sys/class/net/wg-vps/address)" dev eth0
            for address in 3::1 aa::1; do
              ip neighbour add 2001:db8:0:$address lladdr "$(ip netns exec far sh -c 'ip -br link show dev eth0' | awk '{ print $3 }')" dev wg-vps
            done
            nft -f - <<'END'
            {{files["router/firewall/firewall.nft"]}}
            END
            perl -MIO::Socket::IP -e '
              my $in = IO::Socket::IP->new(LocalHost => $ARGV[0], LocalPort => 22, Listen => 5) or die;
              while (1) { my $client = $in->accept or next; close $client }' {{to}} >/dev/null 2>&1 &
            listener=$!
            for i in 1 2 3 4 5 6 7 8 9 10; do [ -z "$(ss -Hltn 'sport = :22')" ] || break; sleep 0.2; done
            ip netns exec far perl -MIO::Socket::IP -e '
              print IO::Socket::IP->new(PeerHost => $ARGV[1], PeerPort => 22, LocalHost => $ARGV[0], Timeout => 2) ? "in" : "out"' {{from}} {{to}}
            kill $listener
            """);

        Assert.Equal(expected, seen);
    }
}
