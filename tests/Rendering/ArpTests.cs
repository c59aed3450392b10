namespace Ipv6Dmz.Tests.Rendering;

public class ArpTests
{
    [Fact]
    public async Task The_router_answers_the_home_LAN_for_its_home_address_and_for_none_of_the_DMZ()
    {
        var sysctls = (await RenderedFiles.OfAsync(Cases.All["dev"]))["router/forwarding/forwarding.sysctl"].Split('\n')
            .Where(line => line.StartsWith("net/ipv4/conf/eth"));

        // Whoever answers is a neighbour with an address, whoever doesn't, one without.
        Assert.Equal("192.168.1.2 answers\n192.168.2.1 doesn't\n192.168.3.2 doesn't", Namespace.Run($$"""
            ip netns add pc
            ip link add eth0 type veth peer name eth0 netns pc
            ip link add eth1 type veth peer name dmz
            ip address add 192.168.1.2/24 dev eth0
            ip address add 192.168.2.1/24 dev eth1
            ip address add 192.168.3.2/30 dev lo
            ip link set dev eth0 up
            ip link set dev eth1 up
            ip link set dev dmz up
            ip -n pc address add 192.168.1.3/24 dev eth0
            ip -n pc link set dev eth0 up
            ip -n pc route add default dev eth0
            while read -r key _ value; do echo "$value" >"/proc/sys/$key"; done <<'END'
            {{string.Join('\n', sysctls)}}
            END
            for address in 192.168.1.2 192.168.2.1 192.168.3.2; do
              ip netns exec pc perl -MSocket -e 'socket(S, AF_INET, SOCK_DGRAM, 0); send(S, "x", 0, pack_sockaddr_in(9, inet_aton($ARGV[0])))' $address
              for i in 1 2 3 4 5; do
                ip -n pc neigh show $address | grep -q lladdr && break
                sleep 0.1
              done
              if ip -n pc neigh show $address | grep -q lladdr; then echo "$address answers"; else echo "$address doesn't"; fi
            done
            """));
    }
}
