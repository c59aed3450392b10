namespace Ipv6Dmz.Tests.Agents;

/// <summary>With a stand-in for wg(8), and a veth as the tunnel: the kernel here may not know WireGuard.</summary>
public class SilenceTests
{
    /// <summary>A tunnel that has taken more bytes than some programs can count, and whose other end doesn't answer. <c>meanwhile</c>: what happens
    /// while it is asked.</summary>
    private const string Tunnel = """
        ip link set dev lo up
        ip route add unreachable 192.0.2.1
        ip link add wg-dmz type veth peer name wg-far
        ip link set dev wg-dmz up
        agent live one
        conf=$home/generations/one/boot/wg-dmz.conf
        facts=$home/generations/one/boot/machine.facts
        printf '[Peer]\nPublicKey = PEER\nAllowedIPs = 192.0.2.1/32, 2001:db8::/64\nPersistentKeepalive = 25\n' >"$conf"
        printf 'tunnel=wg-dmz\nkeys=K\npeer=PEER\nfar=192.0.2.1\n' >>"$facts"
        tool wg <<'END'
        case $* in
        'show wg-dmz transfer') printf 'PEER\t%s\t5\n' "$(cat /run/received)" ;;
        'show wg-dmz endpoints') printf 'PEER\t%s\n' "$(cat /run/used)" ;;
        'show wg-dmz peers') echo PEER ;;
        set*)
          echo "$*" >>/run/set
          echo 0 >/run/received
          ;;
        esac
        END
        ping=$(command -v ping)
        meanwhile() {
          printf '%s "$@" && exit\ncase $* in *" -w "*) %s ;; esac\nexit 1\n' "$ping" "$*" | tool ping
        }
        : >/run/set
        echo 3000000000 >/run/received
        called='bash -c "echo >/dev/udp/127.0.0.1/51820"'
        """;

    private const string Firewall = """
        table inet ipv6_dmz {
        }
        delete table inet ipv6_dmz
        table inet ipv6_dmz {
          counter calls { }
          chain x {
            type filter hook output priority 0
            udp dport 51820 counter name calls
          }
        }

        """;

    private const string Forgotten = "set wg-dmz peer PEER remove peer PEER preshared-key K/psk allowed-ips 192.0.2.1/32,2001:db8::/64 persistent-keepalive 25";

    internal static string Run(string script) => AgentBed.Run($"{Tunnel}\n{script}", new("one", "-4 address add 192.0.2.9/32 dev eth0\n", Firewall));

    [Fact]
    public void The_VPS_forgets_a_peer_whose_handshakes_are_refused_once_and_knows_it_again() => Assert.Equal($"{Forgotten}\n1", Run("""
        meanwhile "$called"
        agent watch
        sed "s|$home/keys/||" /run/set
        agent watch
        wc -l </run/set
        """));

    [Theory]
    // It calls no more.
    [InlineData("meanwhile true")]
    // The counter is gone, by another program that flushes all.
    [InlineData("meanwhile 'nft flush ruleset'")]
    // It answers.
    [InlineData("""sed -i 's/192.0.2.1/127.0.0.1/' "$facts" """)]
    // The handshake is taken.
    [InlineData("""meanwhile "$called; echo 3000000148 >/run/received" """)]
    // It was never heard, so nothing is known of it that could be in the way.
    [InlineData("echo 0 >/run/received")]
    // A person has set it down.
    [InlineData("ip link set dev wg-dmz down")]
    // This end is the router, and calls.
    [InlineData("""echo role=router >>"$facts" """)]
    public void Others_stay(string what) => Assert.Equal("0", Run($"""
        meanwhile "$called"
        eval "$called"
        {what}
        agent watch
        wc -l </run/set
        """));

    /// <summary>It may be why nothing answers.</summary>
    [Fact]
    public void What_others_removed_is_restored_before_the_other_end_is_asked() => Assert.Equal("1", Run("""
        meanwhile 'ip -o address show dev eth0 >/run/then'
        ip address del 192.0.2.9/32 dev eth0
        agent watch
        grep -c 192.0.2.9 /run/then
        """));

    /// <summary>The next look would be a quarter of a minute later.</summary>
    [Fact]
    public void A_gateway_that_comes_while_the_other_end_is_asked_takes_a_dead_one_s_place_in_that_very_look() => Assert.Equal("fe80::2", Run("""
        neighbours 2
        for number in 1 2; do ip -6 neigh replace fe80::$number dev eth0 lladdr 02:00:00:00:00:01 nud reachable; done
        ip -6 route add default via fe80::1 dev eth0 proto ra metric 1024
        meanwhile 'ip -6 route append default via fe80::2 dev eth0 proto ra metric 1024'
        agent watch
        ip -6 route show default | grep -o 'fe80::[12]'
        """));

    [Theory]
    [InlineData("[2001:db8:0:98::51]:51821", "192.0.2.1", "set wg-dmz peer PEER endpoint [2001:db8:0:98::51]:51820")]
    [InlineData("[2001:db8:0:98::51]:51820", "192.0.2.1", "")]
    [InlineData("", "192.0.2.1", "")]
    [InlineData("[2001:db8:0:98::51]:51821", "127.0.0.1", "")]
    public void The_router_returns_to_the_configured_endpoint_when_another_one_does_not_answer(string used, string far, string said) => Assert.Equal(said, Run($"""
        printf 'role=router\nfar={far}\nendpoint=2001:db8:0:98::51\n' >>"$facts"
        echo '{used}' >/run/used
        agent watch
        cat /run/set
        """));
}
