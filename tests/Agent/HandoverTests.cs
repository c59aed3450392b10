namespace Ipv6Dmz.Tests.Agents;

/// <summary>New keys. The tunnel is a veth, and <c>wg</c> one that keeps its peers in files: the kernel here may not know WireGuard.</summary>
public class HandoverTests
{
    private const string Moves = "set wg-dmz peer NEW preshared-key psk-bb allowed-ips 192.168.3.0/30,192.168.2.0/24";

    private const string Over = $"""
        {Moves}
        set wg-dmz listen-port 51820 private-key bb/private peer OLD remove
        """;

    private const string Setting = """
        mkdir /run/wg
        mount -t tmpfs tmpfs /usr/local/sbin
        cat >/usr/local/sbin/wg <<'END'
        #!/bin/sh
        cd /run/wg
        shaken() { cat "shaken.$1" 2>/dev/null || echo 0; }
        case "$1 ${3-}" in
        'show peers') [ "$2" = all ] || cat peers ;;
        'show allowed-ips') while read -r peer; do printf '%s\t%s\n' "$peer" "$([ "$peer" = OLD ] && echo 192.168.2.0/24 192.168.3.0/30 || echo '(none)')"; done <peers ;;
        'show listen-port') echo 51820 ;;
        'show latest-handshakes') while read -r peer; do printf '%s\t%s\n' "$peer" "$(shaken "$peer")"; done <peers ;;
        'show dump')
          echo private public 51820 off
          while read -r peer; do echo "$peer psk endpoint 0.0.0.0/0 $(shaken "$peer") $(cat received) 0 25"; done <peers
          ;;
        set*)
          line=
          peer=
          for word; do
            case $word in
            /run/ipv6-dmz-*) word=$(cat "$word") && [ -n "$word" ] || exit 1 ;;
            remove) sed -i "/^$peer$/d" peers ;;
            esac
            line="$line $word"
            peer=$word
          done
          echo "${line# }" | sed 's|[^ ]*/keys/||g' >>log
          [ "$3" != peer ] || grep -qx "$4" peers || echo "$4" >>peers
          ;;
        syncconf*)
          echo "syncconf $(grep -E '^(PrivateKey|PublicKey|PresharedKey)' "$3" | sed 's/.* = //' | paste -sd ' ')" >>log
          sed -n 's/^PublicKey = //p' "$3" >peers
          ;;
        esac
        END
        chmod 755 /usr/local/sbin/wg
        : >/run/wg/peers
        echo 1 >/run/wg/received
        for keys in aa bb; do
          mkdir -p "$home/keys/$keys"
          for key in private psk; do echo "$key-$keys" >"$home/keys/$keys/$key"; done
        done
        ip link add wg-dmz type veth peer name wg-peer
        ip link set dev wg-dmz up
        now() { date +%s; }
        provisional() { read -r up _ </proc/uptime; echo "two $((${up%%.*} + $1))" >"$home/provisional"; }
        log() { cat /run/wg/log; : >/run/wg/log; }
        heard() { for time in 1 2 3 4 5 6; do sleep 0.5; date +%s%N >/run/wg/received; done & }
        soon() { for time in $(seq 25); do ! "$@" || return 0; sleep 0.3; done; echo "not soon: $*"; }
        ready() { pgrep -f '[w]g set wg-dmz peer NEW preshared-key /run/' >/dev/null; }
        over() { [ ! -e /run/ipv6-dmz-wg-dmz.handover ]; }
        agent live one
        now >/run/wg/shaken.OLD
        log >/run/first
        """;

    /// <summary>The kernel's count of packets that their peer may not send goes up.</summary>
    private const string Strays = """
        echo 0 >/run/strays
        mount --bind /run/strays /sys/class/net/wg-dmz/statistics/rx_frame_errors
        agent live two
        sleep 0.5
        echo 1 >/run/strays
        """;

    internal static string Run(string script)
    {
        using var bed = new AgentBed();
        bed.Generation("one", "", facts: Facts("aa", "OLD"), more: ("wg-dmz.conf", Conf("OLD")));
        bed.Generation("two", "", facts: Facts("bb", "NEW"), more: ("wg-dmz.conf", Conf("NEW")));
        return bed.Run($"{Setting}\n{script}");
    }

    // The far end is one that answers.
    private static string Facts(string keys, string peer) => $"tunnel=wg-dmz\nkeys={keys}\npeer={peer}\nfar=127.0.0.1";

    private static string Conf(string peer) => $"""
        [Interface]
        ListenPort = 51820

        [Peer]
        PublicKey = {peer}
        AllowedIPs = 192.168.3.0/30, 192.168.2.0/24

        """;

    [Fact]
    public void The_first_machine_knows_the_new_peer_beside_the_old_one_and_goes_over_once_it_has_heard_it() => Assert.Equal($"""
        set wg-dmz peer NEW preshared-key bb/psk
        OLD
        NEW
        {Over}
        NEW
        0
        """, Run("""
        agent live two
        log
        cat /run/wg/peers
        soon ready
        now >/run/wg/shaken.NEW
        soon over
        log
        cat /run/wg/peers
        agent watch
        agent live two
        log | wc -l
        """));

    [Fact]
    public void The_second_machine_begins_with_its_new_private_key() => Assert.Equal($"""
        set wg-dmz peer NEW preshared-key bb/psk
        set wg-dmz private-key bb/private peer OLD preshared-key bb/psk
        {Over}
        """, Run("""
        echo second >/run/ipv6-dmz-turn
        agent live two
        soon grep -q private-key /run/wg/log
        log
        now >/run/wg/shaken.NEW
        soon over
        log
        """));

    [Theory]
    [InlineData("echo $(($(now) - 140)) >/run/wg/shaken.OLD; agent live two")]
    [InlineData("echo two >\"$home/confirmed\"; agent boot")]
    public void Without_a_session_to_keep_the_keys_change_in_one_go(string what) =>
        Assert.Equal("syncconf private-bb NEW psk-bb", Run($"{what}; log"));

    [Fact]
    public void A_new_preshared_key_is_no_handover_and_leaves_the_peer_its_addresses() => Assert.Equal("set wg-dmz listen-port 51820 private-key bb/private peer OLD preshared-key bb/psk", Run("""
        sed -i 's/NEW/OLD/' "$home/generations/two/boot/"*
        agent live two
        log
        """));

    [Theory]
    [InlineData("sed -i 's|/30|/29|' \"$conf\"", "set wg-dmz listen-port 51820 private-key bb/private peer OLD preshared-key bb/psk allowed-ips 192.168.3.0/29,192.168.2.0/24")]
    [InlineData("echo OTHER >>/run/wg/peers", "syncconf private-bb OLD psk-bb")]
    public void Other_addresses_are_set_and_peers_that_nobody_wants_removed(string what, string said) => Assert.Equal(said, Run($"""
        conf=$home/generations/two/boot/wg-dmz.conf
        sed -i 's/NEW/OLD/' "$home/generations/two/boot/"*
        {what}
        agent live two
        log
        """));

    [Fact]
    public void The_watch_leaves_it_alone() => Assert.Equal("set wg-dmz peer NEW preshared-key bb/psk", Run("""
        agent live two
        heard
        rm -f "$home/fingerprint"
        agent watch
        sleep 1
        agent watch
        log
        """));

    [Fact]
    public void Going_back_calls_it_off() => Assert.Equal("""
        set wg-dmz peer NEW preshared-key bb/psk
        syncconf private-aa OLD psk-aa
        0
        """, Run("""
        agent live two
        log
        agent live one
        log
        now >/run/wg/shaken.NEW
        sleep 1
        log | wc -l
        """));

    [Fact]
    public void With_the_agent_gone_in_the_middle_the_watch_goes_over_in_one_go() => Assert.Equal("syncconf private-bb NEW psk-bb", Run("""
        agent live two
        : >/run/wg/log
        agent watch
        for process in /proc/[0-9]*; do
          ! tr '\0' ' ' 2>/dev/null <$process/cmdline | grep -q "$home/agent handover" || kill -KILL ${process##*/}
        done 2>/dev/null
        sleep 0.5
        agent watch
        log
        """));

    [Fact]
    public void Where_the_other_end_has_fallen_silent_it_goes_over_without_it() => Assert.Equal($"0\n{Over}", Run("""
        agent live two
        : >/run/wg/log
        heard
        sleep 8
        log | wc -l
        sleep 5
        soon over
        log
        """));

    [Fact]
    public void Until_a_change_that_was_not_committed_in_time_is_taken_back_the_watch_does_not_go_over() => Assert.Equal("""
        set wg-dmz peer NEW preshared-key bb/psk
        syncconf private-aa OLD psk-aa
        """, Run("""
        provisional 2
        agent live two
        heard
        sleep 2.5
        agent watch
        echo one >"$home/confirmed"
        agent rollback $(cat "$home/provisional") 'too late'
        log
        """));

    [Fact]
    public void What_nobody_takes_back_is_given_up() => Assert.Equal("set wg-dmz peer NEW preshared-key bb/psk", Run("""
        provisional -58
        agent live two
        heard
        sleep 3
        soon over
        log
        """));

    [Fact]
    public void A_packet_that_its_peer_may_not_send_moves_the_addresses_and_they_go_back_where_it_was_not_the_new_peer_s() => Assert.Equal($"""
        {Moves}
        set wg-dmz peer OLD allowed-ips 192.168.2.0/24,192.168.3.0/30
        not over
        0
        {Over}
        """, Run($$"""
        {{Strays}}
        soon grep -q OLD /run/wg/log
        soon ready
        sed 1d /run/wg/log
        over || echo not over
        : >/run/wg/log
        echo 2 >/run/strays
        sleep 0.5
        log | wc -l
        now >/run/wg/shaken.NEW
        echo 3 >/run/strays
        soon over
        log
        """));

    [Fact]
    public void Where_it_has_such_a_packet_is_the_new_peer_s() => Assert.Equal("", Run($$"""
        sed -i 's|^AllowedIPs.*|AllowedIPs = 0.0.0.0/0, ::/0|' "$home/generations/two/boot/wg-dmz.conf"
        {{Strays}}
        soon over
        """));

    [Fact]
    public void What_the_kernel_refuses_does_not_count_as_done() => Assert.Equal("syncconf private-bb NEW psk-bb", Run("""
        sed -i '/^set\*)/a [ "$3" != listen-port ] || exit 1' /usr/local/sbin/wg
        agent live two
        now >/run/wg/shaken.NEW
        soon flock -n /run/ipv6-dmz-wg-dmz.handover true
        : >/run/wg/log
        agent watch
        log
        """));

    [Fact]
    public void A_look_at_the_peers_that_takes_its_time_stands_in_nobody_s_way() => Assert.Equal(Over, Run($$"""
        sed -i "s/^'show dump')/&\n sleep 0.7/" /usr/local/sbin/wg
        now >/run/wg/shaken.NEW
        {{Strays}}
        soon over
        sed 1d /run/wg/log
        """));

    [Fact]
    public void An_end_without_a_port_keeps_the_one_it_has() => Assert.Equal("listen-port 51820", Run("""
        sed -i '/^ListenPort/d; s/NEW/OLD/' "$home/generations/two/boot/"*
        agent live two
        log | grep -o 'listen-port [0-9]*'
        """));
}
