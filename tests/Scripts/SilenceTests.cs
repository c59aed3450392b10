namespace Ipv6Dmz.Tests.Scripts;

/// <summary>With a stand-in for wg(8), and a veth as the tunnel: the kernel here may not know WireGuard.</summary>
public class SilenceTests
{
    /// <summary>A tunnel whose other end doesn't answer, the last of whose handshakes was done at 7, when the firewall had counted 20.</summary>
    private const string Tunnel = """
        ip link set dev lo up
        ip route add unreachable 192.0.2.1
        ip link add wg-dmz type veth peer name wg-far
        ip link set dev wg-dmz up
        agent live one
        conf=$home/generations/one/all/wg-dmz.conf
        printf '# FarEnd = 192.0.2.1\n[Peer]\n' >"$conf"
        mount -t tmpfs tmpfs /usr/local/sbin
        cat >/usr/local/sbin/wg <<'END'
        #!/bin/sh
        case $* in
        'show wg-dmz dump')
          printf 'private\tpublic\t51820\toff\nPEER\tpsk\tendpoint\t::/0\t%s\t%s\t5\t25\n' "$(cat /run/shaken)" "$(cat /run/received)"
          [ ! -e /run/comes ] || echo 101 >/run/received
          ;;
        'show wg-dmz endpoints') printf 'PEER\t%s\n' "$(cat /run/used)" ;;
        'show wg-dmz peers') echo PEER ;;
        set*)
          echo "$*" >>/run/set
          echo 0 | tee /run/shaken >/run/received
          ;;
        esac
        END
        chmod 755 /usr/local/sbin/wg
        : >/run/set
        echo 7 >/run/shaken
        echo 100 >/run/received
        calls() { nft flush ruleset; nft "table inet ipv6_dmz { counter calls { packets $1 bytes 0 }; }"; }
        calls 20
        agent watch
        cat /run/set
        """;

    private const string Forgotten = "set wg-dmz peer PEER remove";

    private static string Run(string script)
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");
        return bed.Run($"{Tunnel}\n{script}");
    }

    [Fact]
    public void The_VPS_forgets_a_peer_whose_handshakes_are_refused_once() => Assert.Equal($"{Forgotten}\n1", Run("""
        calls 22
        agent watch
        cat /run/set
        calls 26
        agent watch
        calls 29
        agent watch
        wc -l </run/set
        """));

    [Theory]
    [InlineData("calls 21; { sleep 2; calls 22; } & agent watch", Forgotten)]
    [InlineData("calls 21; { sleep 2; echo 8 >/run/shaken; } & agent watch", "")]
    // The firewall was loaded anew meanwhile.
    [InlineData("calls 2; agent watch", Forgotten)]
    public void Where_some_were_refused_it_looks_until_there_are_two_or_one_was_taken(string what, string said) =>
        Assert.Equal(said, Run($"{what}\ncat /run/set"));

    [Theory]
    // It answers.
    [InlineData("""sed -i 's/192.0.2.1/127.0.0.1/' "$conf" """)]
    // Something else comes.
    [InlineData("touch /run/comes")]
    // There was a handshake since.
    [InlineData("echo 8 >/run/shaken")]
    // It was never heard, so nothing is known of it that could be in the way.
    [InlineData("echo 0 >/run/received")]
    // A person has set it down.
    [InlineData("ip link set dev wg-dmz down")]
    // This end is the router, and calls.
    [InlineData("""echo 'Endpoint = [2001:db8:0:98::51]:51820' >>"$conf" """)]
    // Written by an earlier release's agent.
    [InlineData("echo 100 5 7 17 >/run/ipv6-dmz-wg-dmz.heard")]
    public void Others_stay(string what) => Assert.Equal("0", Run($"""
        {what}
        calls 30
        agent watch
        wc -l </run/set
        """));

    [Theory]
    [InlineData("[2001:db8:0:98::51]:51821", "192.0.2.1", "set wg-dmz peer PEER endpoint [2001:db8:0:98::51]:51820")]
    [InlineData("[2001:db8:0:98::51]:51820", "192.0.2.1", "")]
    [InlineData("", "192.0.2.1", "")]
    [InlineData("[2001:db8:0:98::51]:51821", "127.0.0.1", "")]
    public void The_router_returns_to_the_configured_endpoint_when_another_one_does_not_answer(string used, string far, string said) => Assert.Equal(said, Run($"""
        printf '# FarEnd = {far}\n[Peer]\nPublicKey = PEER\nEndpoint = [2001:db8:0:98::51]:51820\n' >"$conf"
        echo '{used}' >/run/used
        agent watch
        cat /run/set
        """));
}
