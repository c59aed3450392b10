namespace Ipv6Dmz.Tests.Agents;

/// <summary>New keys. The tunnel is a veth, and <c>wg</c> one that keeps its peers in files: the kernel here may not know WireGuard.</summary>
public class HandoverTests
{
    private const string Over = "set wg-dmz private-key bbbbbbbb/private listen-port 51820 peer NEW preshared-key psk-bbbbbbbb allowed-ips 192.168.3.0/30,192.168.2.0/24 peer OLD remove";
    private const string InOneGo = "set wg-dmz private-key bbbbbbbb/private listen-port 51820 peer NEW preshared-key bbbbbbbb/psk allowed-ips 192.168.3.0/30,192.168.2.0/24 peer OLD remove";

    private const string Setting = """
        mkdir /run/wg
        tool wg <<'END'
        cd /run/wg
        case "$1 ${3-}" in
        'show peers') [ "$2" = all ] || cat peers ;;
        'show allowed-ips') while read -r peer; do printf '%s\t%s\n' "$peer" "$([ "$peer" = OLD ] && echo 192.168.2.0/24 192.168.3.0/30 || echo '(none)')"; done <peers ;;
        'show listen-port') echo 51820 ;;
        'show latest-handshakes') while read -r peer; do printf '%s\t%s\n' "$peer" "$(cat shaken)"; done <peers ;;
        set*)
          case " $* " in *' /dev/stdin '*) psk=$(cat) && [ "${psk#psk}" != "$psk" ] || exit 1 ;; esac
          line=
          peer=
          for word; do
            case $word in
            /dev/stdin) word=$psk ;;
            remove) sed -i "/^$peer$/d" peers ;;
            esac
            [ "$peer" != peer ] || grep -qx "$word" peers || echo "$word" >>peers
            line="$line $word"
            peer=$word
          done
          echo "${line# }" | sed 's|[^ ]*/keys/||g' >>log
          ;;
        esac
        END
        : >/run/wg/peers
        for keys in aaaaaaaa bbbbbbbb; do
          mkdir -p "$home/keys/$keys"
          for key in private psk; do echo "$key-$keys" >"$home/keys/$keys/$key"; done
        done
        ip link add wg-dmz type veth peer name wg-peer
        ip link set dev wg-dmz up
        now() { date +%s; }
        log() { cat /run/wg/log; : >/run/wg/log; }
        soon() { for time in $(seq 25); do ! "$@" || return 0; sleep 0.3; done; echo "not soon: $*"; }
        over() { [ ! -e /run/ipv6-dmz-handover ]; }
        waits() { [ "$(wc -l </run/ipv6-dmz-handover)" = 2 ]; }
        # As the deployment does: where the time is nobody's business, without one.
        turn() { agent live two "" "$1" && { [ "$1" = second ] || soon waits; }; }
        call() { ping -q -c 1 -p "$1" 127.0.0.1 >/dev/null; }
        agent live one
        now >/run/wg/shaken
        log >/run/first
        """;

    internal static string Run(string script) => AgentBed.Run($"{Setting}\n{script}", new("one", "", Facts: Facts("aaaaaaaa", "OLD"), More: ("wg-dmz.conf", Conf("OLD"))), new("two", "", Facts: Facts("bbbbbbbb", "NEW"), More: ("wg-dmz.conf", Conf("NEW"))));

    private static string Facts(string keys, string peer) => $"tunnel=wg-dmz\nkeys={keys}\npeer={peer}\nfar=127.0.0.1";

    private static string Conf(string peer) => $"""
        [Interface]
        ListenPort = 51820

        [Peer]
        PublicKey = {peer}
        AllowedIPs = 192.168.3.0/30, 192.168.2.0/24

        """;

    [Fact]
    public void The_first_machine_goes_over_when_it_is_called_by_the_keys_name_and_once() => Assert.Equal($"""
        0
        {Over}
        NEW
        0
        """, Run("""
        turn first
        call aaaaaaaa
        agent watch
        sleep 0.5
        log | wc -l
        call bbbbbbbb
        soon over
        log
        cat /run/wg/peers
        agent watch
        agent live two
        log | wc -l
        """));

    [Theory]
    [InlineData("vps", "")]
    // It is the one that calls with the new keys, and comes last.
    [InlineData("router", "sleep 0.1\n")]
    public void The_second_machine_calls_and_goes_over(string role, string pause) => Assert.Equal($"ping -n -q -c 1 -w 5 -p bbbbbbbb 127.0.0.1\n{pause}{Over}", Run($$"""
        for tool in ping sleep; do
          printf '#!/bin/sh\necho "%s $*" >>/run/wg/log\nexec %s "$@"\n' $tool "$(command -v $tool)" >/run/$tool
          chmod 755 /run/$tool
        done
        mv /run/ping /run/sleep /usr/local/sbin
        echo role={{role}} >>"$home/generations/two/boot/machine.facts"
        turn second
        grep -v 'ping.*-W 2' /run/wg/log
        """));

    /// <summary>Its own retry would come after five seconds.</summary>
    [Fact]
    public void A_router_that_had_no_answer_begins_anew_at_once() => Assert.Equal("set wg-dmz peer NEW remove peer NEW preshared-key bbbbbbbb/psk allowed-ips 192.168.3.0/30,192.168.2.0/24", Run("""
        echo role=router >>"$home/generations/two/boot/machine.facts"
        printf 'case $* in *-p*) ;; *) exit 1 ;; esac\n' | tool ping
        turn second
        sed 1d /run/wg/log
        """));

    [Theory]
    [InlineData("echo $(($(now) - 140)) >/run/wg/shaken; agent live two '' first")]
    [InlineData("agent live two")]
    [InlineData("echo two >\"$home/confirmed\"; agent boot")]
    public void Without_a_session_to_keep_or_a_turn_the_keys_change_in_one_go(string what) => Assert.Equal(InOneGo, Run($"{what}; log"));

    [Fact]
    public void Who_was_not_called_goes_over_when_it_is_confirmed() => Assert.Equal(Over, Run("""
        turn first
        agent confirm two 4 </dev/null
        log
        """));

    [Fact]
    public void Going_back_calls_it_off() => Assert.Equal("set wg-dmz private-key aaaaaaaa/private listen-port 51820 peer OLD preshared-key aaaaaaaa/psk\n0", Run("""
        turn first
        agent live one
        log
        call bbbbbbbb
        sleep 0.5
        log | wc -l
        """));

    [Fact]
    public void With_the_agent_gone_in_the_middle_the_watch_goes_over_in_one_go() => Assert.Equal(InOneGo, Run("""
        turn first
        agent watch
        kill -KILL "$(sed -n 2p /run/ipv6-dmz-handover)"
        soon flock -n /run/ipv6-dmz-handover true
        agent watch
        log
        """));

    [Fact]
    public void What_the_kernel_refuses_does_not_count_as_done() => Assert.Equal(InOneGo, Run("""
        sed -i 's|^set\*)|&\n mkdir /run/refused 2>/dev/null \&\& exit 1|' /usr/local/sbin/wg
        turn first
        call bbbbbbbb
        soon flock -n /run/ipv6-dmz-handover true
        agent watch
        log
        """));

    [Fact]
    public void A_new_preshared_key_is_no_handover_and_leaves_the_peer_its_addresses() => Assert.Equal("set wg-dmz private-key bbbbbbbb/private listen-port 51820 peer OLD preshared-key bbbbbbbb/psk", Run("""
        sed -i 's/NEW/OLD/' "$home/generations/two/boot/"*
        turn second
        log
        """));

    [Theory]
    [InlineData("sed -i 's|/30|/29|' \"$conf\"", "set wg-dmz private-key bbbbbbbb/private listen-port 51820 peer OLD preshared-key bbbbbbbb/psk allowed-ips 192.168.3.0/29,192.168.2.0/24")]
    [InlineData("echo OTHER >>/run/wg/peers", "set wg-dmz private-key bbbbbbbb/private listen-port 51820 peer OLD preshared-key bbbbbbbb/psk allowed-ips 192.168.3.0/30,192.168.2.0/24 peer OTHER remove")]
    public void Other_addresses_are_set_and_peers_that_nobody_wants_removed(string what, string said) => Assert.Equal(said, Run($"""
        conf=$home/generations/two/boot/wg-dmz.conf
        sed -i 's/NEW/OLD/' "$home/generations/two/boot/"*
        {what}
        turn second
        log
        """));
}
