namespace Ipv6Dmz.Tests.Rendering;

// The broker knows the VPS by its IPv4 address alone, and the DMZ has the same one.
public class BrokerTests
{
    [Fact]
    public async Task A_DMZ_host_can_t_speak_6in4_to_the_broker_in_the_VPS_s_name_but_to_everyone_else()
    {
        var firewall = (await RenderedFiles.OfAsync(Cases.All["dev"]))["vps/firewall/firewall.nft"].Replace("@uplink@", "eth0");

        var arrived = Namespace.Run($$"""
            ip netns add host
            ip netns add world
            ip link add wg-dmz type veth peer name eth0 netns host
            ip link add eth0 type veth peer name eth0 netns world
            ip address add 192.168.2.1/24 dev wg-dmz
            ip address add 198.18.0.10/24 dev eth0
            ip link set dev wg-dmz up
            ip link set dev eth0 up
            ip -n host address add 192.168.2.5/24 dev eth0
            ip -n host link set dev eth0 up
            ip -n host route add default via 192.168.2.1
            ip -n world address add 198.18.0.1/24 dev eth0
            ip -n world link set dev eth0 up
            ip route add default via 198.18.0.1
            echo 1 >/proc/sys/net/ipv4/ip_forward
            nft -f - <<'END'
            {{firewall}}
            END
            ip netns exec world nft -f - <<'END'
            table ip seen {
              set to { type ipv4_addr; size 16; flags dynamic; }
              chain prerouting {
                type filter hook prerouting priority 0;
                ip protocol 41 add @to { ip daddr }
              }
            }
            END
            seen() { ip netns exec world nft list set ip seen to | sed -n 's/.*elements = //p'; }
            # To the broker and then to another; what was sent first would arrive first.
            ip netns exec host perl -MSocket -e '
              socket(S, AF_INET, SOCK_RAW, 41) or die;
              for (@ARGV) { send(S, "packet", 0, pack_sockaddr_in(0, inet_aton($_))) or die }' 203.0.113.1 192.0.2.9
            for i in 1 2 3 4 5 6 7 8 9 10; do [ -z "$(seen)" ] || break; sleep 0.2; done
            seen
            """);

        Assert.Equal("{ 192.0.2.9 }", arrived);
    }
}
