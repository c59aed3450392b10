namespace Ipv6Dmz.Tests.Scripts;

/// <summary>With a stand-in for wg(8): the kernel here may not know WireGuard.</summary>
public class SilenceTests
{
    /// <summary>A tunnel of which <c>/run/received</c> bytes were heard; <c>long_ago</c>: the last one by the start of this computer.</summary>
    private static string Tunnel(string link, string peer) => $$"""
        agent live one
        printf '[Peer]\n{{peer}}PersistentKeepalive = 25\n' >"$home/generations/one/all/{{link}}.conf"
        mount -t tmpfs tmpfs /usr/local/sbin
        cat >/usr/local/sbin/wg <<'END'
        #!/bin/sh
        case $* in
        'show {{link}} transfer') echo "PEER $(cat /run/received) 5" ;;
        'show {{link}} peers') echo PEER ;;
        'show {{link}} endpoints') echo 'PEER [2001:db8:0:98::51]:51820' ;;
        'show {{link}} fwmark') echo 0x6464 ;;
        set*) echo "$*" >>/run/set ;;
        esac
        END
        chmod 755 /usr/local/sbin/wg
        : >/run/set
        echo 100 >/run/received
        long_ago() { echo "$(cat /run/received) -100" >/run/ipv6-dmz-{{link}}.heard; }
        """;

    [Fact]
    public void The_VPS_forgets_a_peer_that_fell_silent_and_only_once_in_that_time()
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal("0\nset wg-dmz peer PEER remove\n1", bed.Run($"""
            {Tunnel("wg-dmz", "")}
            agent watch
            agent watch
            wc -l </run/set
            long_ago
            agent watch
            cat /run/set
            agent watch
            wc -l </run/set
            """));
    }

    [Theory]
    [InlineData("long_ago; echo 101 >/run/received")]
    [InlineData("echo 0 >/run/received; long_ago")]
    [InlineData("""long_ago; sed -i /Keepalive/d "$home/generations/one/all/wg-dmz.conf" """)]
    public void One_that_was_heard_or_never_was_or_says_nothing_by_itself_stays(string what)
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal("0", bed.Run($"""
            {Tunnel("wg-dmz", "")}
            {what}
            agent watch
            wc -l </run/set
            """));
    }

    [Fact]
    public void The_router_leaves_the_address_that_had_no_answer_where_another_one_is_left()
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal("other\n1 deprecated\nother\n1 deprecated", bed.Run($$"""
            {{Tunnel("wg-vps", "Endpoint = [2001:db8:0:98::51]:51820\\n")}}
            ip -6 address add 2001:db8:0:a1::2/64 dev eth0 valid_lft 7200 preferred_lft 3600
            ip -6 address add 2001:db8:0:a5::2/64 dev eth0 valid_lft 7200 preferred_lft 3600
            ip -6 address add fd00::2/64 dev eth0 valid_lft 7200 preferred_lft 3600
            ip -6 route add default via fe80::1 dev eth0
            source() { ip -6 route get 2001:db8:0:98::51 mark 0x6464 | sed 's/.* src \([^ ]*\) .*/\1/'; }
            seen() {
              [ "$(source)" = "$first" ] && echo same || echo other
              echo "$(ip -6 -o address show dev eth0 deprecated | wc -l) deprecated"
            }
            first=$(source)
            long_ago
            agent watch
            seen
            long_ago
            agent watch
            seen
            """));
    }
}
