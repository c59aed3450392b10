using Ipv6Dmz.Tests.Rendering;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>An endpoint by name. Behind <c>eth0</c> is the home network with a resolver that is not on the link; the tunnel is a veth that leads
/// nowhere, and <c>wg</c> one that keeps what it is told.</summary>
public class EndpointTests
{
    private const string Setting = """
        cat >/run/wg <<'END'
        #!/bin/sh
        case "$1 ${3-}" in
        'show peers') [ "$2" = all ] || cat /run/peer ;;
        'show allowed-ips') printf '%s\t::/0 0.0.0.0/0\n' "$(cat /run/peer)" ;;
        'show transfer')
          printf 'peer\t%s\t0\n' "$(cat /run/received)"
          [ ! -e /run/comes ] || echo 2 >/run/received
          ;;
        set*)
          while [ $# -gt 0 ]; do
            case $1 in endpoint | peer) echo "$2" >"/run/$1" ;; esac
            shift
          done
          ;;
        esac
        END
        chmod 755 /run/wg
        : >/run/peer
        cp /run/wg /usr/local/sbin
        mkdir -p "$home/keys/$(sed -n 's/^keys=//p' "$home/generations/one/boot/machine.facts" | tail -n 1)"
        for key in private psk; do echo "$key" >"$(echo "$home"/keys/*)/$key"; done
        echo 1 >/run/received
        ip link set dev lo up
        ip link add wg-vps type veth peer name wg-peer
        ip link set dev wg-vps up
        ip link set dev wg-peer up
        ip address add 192.168.3.2/30 dev wg-vps
        # The other end, which says nothing.
        ip route add unreachable 192.168.3.1
        ip netns add home
        ip link set dev eth0-peer netns home
        ip -n home link set dev lo up
        ip -n home link set dev eth0-peer up
        ip -n home address add 198.51.100.1/24 dev eth0-peer
        ip -n home address add 203.0.113.53/32 dev lo
        echo 'nameserver 203.0.113.53' >/run/resolv.conf
        mount --bind /run/resolv.conf /etc/resolv.conf
        dns() { # ADDRESSES of vps.example.net; none: no DNS
          [ ! -s /run/dns.pid ] || { kill "$(cat /run/dns.pid)"; rm -f /run/dns.pid; sleep 0.5; }
          [ $# -eq 0 ] || ip netns exec home dnsmasq --conf-file=/dev/null --no-resolv --no-hosts --user=root --bind-interfaces --listen-address=203.0.113.53 --except-interface=lo \
            --log-queries --log-facility=/run/dns.log --pid-file=/run/dns.pid --local=/example.net/ $(printf ' --host-record=vps.example.net,%s' "$@")
        }
        later() { sed -i "s/^[0-9]*/$(($(date +%s) - 20))/" "$home/looked"; agent watch; }
        where() { cat /run/endpoint; }
        agent live one
        """;

    private static async Task<string> RunAsync(string script)
    {
        var files = await RenderedFiles.OfAsync(Cases.All["pppoe-ipv4-endpoint"]);
        return AgentBed.Run($"{Setting}\n{script}\ndns", new("one", files["router/routing/routing.ip"], files["router/firewall/firewall.nft"], files["router/boot/machine.facts"], ("wg-vps.conf", files["router/wireguard/wg-vps.conf"])));
    }

    [Fact]
    public async Task It_begins_with_the_plan_s_address_and_follows_the_name_when_that_is_silent() =>
        Assert.Equal("198.18.0.10:51820\n192.0.2.99:51820\n192.0.2.99, 198.18.0.10\n[#] endpoint: vps.example.net is at 192.0.2.99 now; 198.18.0.10 was silent", await RunAsync("""
            where
            dns 192.0.2.99 2001:db8:0:77::1
            agent watch
            where
            nft list set inet ipv6_dmz endpoint | sed -n 's/.*elements = { \(.*\) }/\1/p'
            grep endpoint: "$home/said"
            """));

    [Theory]
    [InlineData("ip address add 192.168.3.1/32 dev lo; ip route del unreachable 192.168.3.1")]
    [InlineData("touch /run/comes")]
    public async Task A_tunnel_that_speaks_is_not_asked_about(string what) => Assert.Equal("198.18.0.10:51820", await RunAsync($"""
        dns 192.0.2.99
        {what}
        agent watch
        where
        """));

    [Fact]
    public async Task Within_15_seconds_it_is_asked_once_and_failure_is_said_once() =>
        Assert.Equal("198.18.0.10:51820\n192.0.2.99:51820\n1", await RunAsync("""
            ip netns exec home nft 'table inet x { chain y { type filter hook input priority 0; meta l4proto { tcp, udp } th dport 53 reject; }; }'
            agent watch
            later
            ip netns exec home nft delete table inet x
            dns 192.0.2.99
            agent watch
            where
            later
            where
            grep -c 'no usable address' "$home/said"
            """));

    [Fact]
    public async Task A_boot_without_DNS_goes_on_with_the_address_found_last() =>
        Assert.Equal("192.0.2.99:51820\n192.0.2.99:51820\n192.0.2.99, 198.18.0.10", await RunAsync("""
            dns 192.0.2.99
            agent watch
            where
            dns
            echo one >"$home/confirmed"
            rm /run/endpoint
            nft flush ruleset
            agent boot
            where
            nft list set inet ipv6_dmz endpoint | sed -n 's/.*elements = { \(.*\) }/\1/p'
            """));

    [Fact]
    public async Task Of_several_addresses_each_has_its_turn_and_one_that_the_name_still_has_is_given_two_looks() =>
        Assert.Equal("192.0.2.98:51820\n192.0.2.98:51820\n192.0.2.99:51820\n192.0.2.99:51820\n192.0.2.98:51820", await RunAsync("""
            dns 192.0.2.99 192.0.2.98
            agent watch
            where
            for time in 1 2 3 4; do later; where; done
            """));

    /// <summary>Whoever answers for the name could point the router at the home network otherwise.</summary>
    [Theory]
    [InlineData("198.51.100.7")]
    [InlineData("127.0.0.1")]
    [InlineData("192.168.3.1")]
    [InlineData("198.51.100.2")]
    public async Task An_answer_that_is_a_neighbour_or_the_router_itself_is_none(string address) =>
        Assert.Equal("198.18.0.10:51820", await RunAsync($"""
            dns {address}
            agent watch
            where
            """));

    [Fact]
    public async Task Nobody_else_s_questions_get_to_the_home_network() =>
        Assert.Equal("0\n1", await RunAsync("""
            dns 192.0.2.99
            RES_OPTIONS='timeout:1 attempts:1' getent -s hosts:dns ahostsv4 vps.example.net. || true
            grep -c 'query\[A\] vps.example.net' /run/dns.log || true
            agent watch
            grep -c 'query\[A\] vps.example.net' /run/dns.log
            """));
}
