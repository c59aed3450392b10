namespace Ipv6Dmz.Tests.Scripts;

/// <summary>With a stand-in for wg(8): the kernel here may not know WireGuard.</summary>
public class SilenceTests
{
    /// <summary>A tunnel of which <c>/run/received</c> bytes were heard; <c>long_ago</c>: the last one by the start of this computer.</summary>
    private const string Tunnel = """
        agent live one
        printf '[Peer]\nPersistentKeepalive = 25\n' >"$home/generations/one/all/wg-dmz.conf"
        mount -t tmpfs tmpfs /usr/local/sbin
        cat >/usr/local/sbin/wg <<'END'
        #!/bin/sh
        case $* in
        'show wg-dmz transfer') echo "PEER $(cat /run/received) $(cat /run/sent)" ;;
        'show wg-dmz endpoints') printf 'PEER\t%s\n' "$(cat /run/used)" ;;
        'show wg-dmz peers') echo PEER ;;
        set*) echo "$*" >>/run/set ;;
        esac
        END
        chmod 755 /usr/local/sbin/wg
        : >/run/set
        echo 100 >/run/received
        echo 5 >/run/sent
        long_ago() { echo "$(cat /run/received) -100 5" >/run/ipv6-dmz-wg-dmz.heard; }
        """;

    [Fact]
    public void The_VPS_forgets_a_peer_that_fell_silent_and_only_once_in_that_time()
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal("0\nset wg-dmz peer PEER remove\n1", bed.Run($"""
            {Tunnel}
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

    /// <summary>Seconds since something was taken, and the handshakes that came until then and have come since.</summary>
    [Theory]
    [InlineData(36, 7, 10, "set wg-dmz peer PEER remove")]
    [InlineData(36, 7, 9, "")]
    [InlineData(30, 7, 10, "")]
    // The firewall was loaded anew meanwhile.
    [InlineData(36, 7, 3, "set wg-dmz peer PEER remove")]
    // Written by an earlier release's agent.
    [InlineData(36, null, 3, "set wg-dmz peer PEER remove")]
    public void One_whose_handshakes_are_refused_is_forgotten_after_one_keepalive_that_did_not_come(int silent, int? called, int calls, string said)
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal(said, bed.Run($$"""
            {{Tunnel}}
            nft 'table inet ipv6_dmz { counter calls { packets {{calls}} bytes 0 }; }'
            read -r up _ </proc/uptime
            echo "100 $((${up%%.*} - {{silent}})) 5 {{called}}" >/run/ipv6-dmz-wg-dmz.heard
            agent watch
            cat /run/set
            """));
    }

    [Theory]
    [InlineData("long_ago; echo 101 >/run/received")]
    [InlineData("echo 0 >/run/received; long_ago")]
    [InlineData("""long_ago; echo 'Endpoint = [2001:db8:0:98::51]:51820' >>"$home/generations/one/all/wg-dmz.conf" """)]
    [InlineData("""long_ago; sed -i /Keepalive/d "$home/generations/one/all/wg-dmz.conf" """)]
    public void One_that_was_heard_or_never_was_or_is_the_VPS_or_says_nothing_by_itself_stays(string what)
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal("0", bed.Run($"""
            {Tunnel}
            {what}
            agent watch
            wc -l </run/set
            """));
    }

    /// <summary>Seconds since something came, and what was sent in them.</summary>
    [Theory]
    [InlineData(17, 300, "[2001:db8:0:98::51]:51821", "set wg-dmz peer PEER endpoint [2001:db8:0:98::51]:51820")]
    [InlineData(17, 300, "[2001:db8:0:98::51]:51820", "")]
    [InlineData(17, 300, "", "")]
    [InlineData(10, 300, "[2001:db8:0:98::51]:51821", "")]
    [InlineData(60, 64, "[2001:db8:0:98::51]:51821", "")]
    public void The_router_returns_to_the_configured_endpoint_when_another_one_does_not_answer(int silent, int sent, string used, string said)
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal(said, bed.Run($"""
            {Tunnel}
            printf '[Peer]\nPublicKey = PEER\nEndpoint = [2001:db8:0:98::51]:51820\n' >"$home/generations/one/all/wg-dmz.conf"
            echo '{used}' >/run/used
            echo {5 + sent} >/run/sent
            read -r up _ </proc/uptime
            echo "100 $((${"{up%%.*}"} - {silent})) 5" >/run/ipv6-dmz-wg-dmz.heard
            agent watch
            cat /run/set
            """));
    }
}
