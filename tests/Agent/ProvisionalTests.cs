using static Ipv6Dmz.Tests.Agents.ProvisionalBed;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>What is live and not committed, beside the table of states: what is said, who comes at the wrong moment, a full disk, a power cut.</summary>
public class ProvisionalTests
{
    [Fact]
    public void What_nobody_commits_goes_back_who_was_shut_out_hears_of_it_once_and_the_next_deployment_goes_forward() => Assert.Equal(
        """
        ID: 192.168.9.1/24
        good: 192.168.2.1/24
        generation ID was taken back: it was not committed within 3 s
        failed
        [!] generation ID was taken back: it was not committed within 3 s; this machine runs generation good again
        [!] generation ID doesn't run here; activating it again
        verified
        ID: 192.168.9.1/24
        """,
        Run("""
            activate 3
            show
            within 20 good
            within 20 is_back
            show
            agent status | sed -n '/taken back/p'
            agent confirm $id 120 </dev/null || echo failed
            tail -n 1 "$home/said"
            agent confirm $id 120 </dev/null
            grep '^.!' "$home/said" | tail -n 1
            echo "generation $id" | agent verify 120
            show
            """));

    [Fact]
    public void What_a_confirmation_finds_wrong_goes_back_at_once_with_its_words() => Assert.Equal(
        "failed\n[!] generation ID was taken back: the VPS over WireGuard (192.168.9.77) doesn't answer a ping within 1 s; this machine runs generation good again",
        Run("""
            activate
            echo answer 192.168.9.77 the VPS over WireGuard | agent confirm $id 4 || echo failed
            tail -n 1 "$home/said"
            """));

    [Fact]
    public void A_look_that_lasts_longer_than_the_time_says_that_it_was_taken_back_meanwhile() => Assert.Equal(
        """
        failed
        [!] the VPS over WireGuard (192.168.9.77) doesn't answer a ping within 5 s
        [!] generation ID was taken back: it was not committed within 2 s; this machine runs generation good again
        back ID 0 no
        """,
        Run("""
            activate 2
            echo answer 192.168.9.77 the VPS over WireGuard | agent confirm $id 20 || echo failed
            tail -n 2 "$home/said"
            cut -d' ' -f1-4 "$home/state"
            """));

    [Fact]
    public void A_verify_of_what_nobody_confirmed_makes_it_provisional_again_and_asks_for_another_up() => Assert.Equal("[!] generation ID is provisional again, for 90 s: run pulumi up once more within that time", Run("""
        activate
        timer 'it was late'
        verify() { echo "generation $id" | agent verify 90 || true; }
        verify
        verify
        tail -n 1 "$home/said"
        """));

    [Fact]
    public void The_time_for_a_connection_that_was_shut_out_begins_when_the_machine_has_gone_back() => Assert.Equal("in time", Run("""
        activate
        ip=$(command -v ip)
        printf 'sleep 1\nexec %s "$@"\n' "$ip" | tool ip
        timer 'it was late'
        read -r _ _ until _ <"$home/state"
        read -r up _ </proc/uptime
        [ $((until - ${up%%.*})) -lt 28 ] || echo in time
        """));

    private const string Late = "failed\n[!] generation ID was taken back: it was late; this machine runs generation good again";

    private const string Back = """
        back='echo "back $2 $(($(cut -d. -f1 /proc/uptime) + 30)) no it was late" >"$1/state"'
        """;

    [Fact]
    public void What_the_timer_takes_back_while_something_is_found_wrong_is_waited_for_and_said() => Assert.Equal(Late, Run($"""
        activate
        {Back}
        # A rollback that takes its time.
        (sleep 1; flock "$home/lock" sh -c "sleep 5; $back" sh "$home" $id) &
        echo answer 192.168.9.77 the VPS over WireGuard | agent confirm $id 12 || echo failed
        tail -n 1 "$home/said"
        """));

    [Fact]
    public void Who_gets_in_while_the_machine_is_still_going_back_waits_for_it() => Assert.Equal(Late, Run($"""
        activate
        {Back}
        flock "$home/lock" sh -c 'echo "going-back $2 0 no it was late" >"$1/state"; sleep 2; '"$back" sh "$home" $id &
        within 10 grep -q ^going-back "$home/state"
        agent confirm $id 120 </dev/null || echo failed
        tail -n 1 "$home/said"
        """));

    [Fact]
    public void A_rollback_before_the_machine_was_restarted_is_none_of_this_deployment() => Assert.Equal("[!] generation ID doesn't run here: it was taken back, it was late; activating it again", Run("""
        activate
        timer 'it was late'
        # When the machine had run for years.
        sed -i "s/ [0-9]* no/ 99999999 no/" "$home/state"
        agent confirm $id 120 </dev/null
        grep '^.!' "$home/said" | tail -n 1
        """));

    [Fact]
    public void Where_nothing_was_confirmed_the_boot_is_the_reason_not_the_state_that_it_left() => Assert.Equal("generation ID was taken back: this machine booted before it was committed", Run("""
        agent deactivate
        activate
        nft flush ruleset
        ip -4 address flush dev eth1
        agent boot
        agent watch
        within 10 is_back
        agent status | sed -n '/taken back/p'
        """));

    [Fact]
    public void A_confirmation_gives_what_comes_after_it_the_same_time_again() => Assert.Equal("ID: 192.168.9.1/24\ngood: 192.168.2.1/24", Run("""
        activate 10
        read -r _ _ expires _ <"$home/state"
        over() { read -r up _ </proc/uptime; [ "${up%%.*}" -gt $((expires + 1)) ]; }
        within 5 false || true
        agent confirm $id 10 </dev/null
        within 20 over
        show
        within 20 good
        within 5 is_back
        show
        """));

    [Fact]
    public void A_confirmation_that_has_no_room_left_takes_back_at_once() => Assert.Equal("failed\ngood: 192.168.2.1/24", Run("""
        activate
        # As good as a full disk.
        mkdir "$home/.state"
        agent confirm $id 120 </dev/null || echo failed
        show
        """));

    [Fact]
    public void On_a_full_disk_nothing_is_begun_and_what_has_begun_goes_back() => Assert.Equal("refused\ngood: 192.168.2.1/24\nrefused\nback good: 192.168.2.1/24\n192.168.9.1/24\ngood: 192.168.2.1/24", Run("""
        # A disk of its own, so that it can be filled.
        cp -a "$home" /run/kept
        mount -t tmpfs -o size=2m tmpfs "$home"
        cp -a /run/kept/. "$home"
        fill() { dd if=/dev/zero of="$home/filled" bs=4096 2>/dev/null || true; }
        fill
        activate 2>/dev/null || echo refused
        show
        rm "$home/filled"
        # Just before the first change.
        printf 'case $* in *" live "*) dd if=/dev/zero of=%s/filled bs=4096 2>/dev/null ;; esac\nexec %s "$@"\n' "$home" "$(command -v setsid)" | tool setsid
        activate 2>/dev/null || echo refused
        echo "$(word) $(show)"
        rm "$home/filled" /usr/local/sbin/setsid
        activate
        address
        fill
        timer 'it was late'
        show
        """));

    [Fact]
    public void A_timer_of_an_earlier_activation_does_nothing_to_the_next() => Assert.Equal("192.168.9.1/24", Run("""
        activate 3
        activate
        within 7 good || true
        address
        """));

    [Fact]
    public void A_timer_that_goes_off_just_before_the_next_activation_takes_nothing_of_that_along() => Assert.Equal("ID: 192.168.9.1/24\nlive ID, with room to go back", Run("""
        echo live other 0 no >"$home/state"
        ip=$(command -v ip)
        # While activate looks at the machine: what a rollback of the other one does, as slow as on a small machine.
        tool ip <<END
        if [ ! -e /run/going ]; then
          flock $home/lock sh -c 'touch /run/going; sleep 2; rm -f $home/state $home/reserve' >/dev/null 2>&1 &
          until [ -e /run/going ]; do sleep 0.1; done
        fi
        exec $ip "\$@"
        END
        activate
        show
        echo "$(cut -d' ' -f1,2 "$home/state"), with$([ -e "$home/reserve" ] || echo out) room to go back"
        """));

    [Fact]
    public void What_was_taken_back_between_being_armed_and_live_does_not_become_live_without_a_timer() => Assert.Equal("refused\ngood: 192.168.2.1/24\nwas taken back before it was live. Nothing was changed", Run("""
        # What a timer that the watch armed does just then.
        printf 'case $* in *" live "*) rm -f %s ;; esac\nexec %s "$@"\n' "$home/state" "$(command -v setsid)" | tool setsid
        activate || echo refused
        show
        grep -o 'was taken back before.*' "$home/said" | head -n 1
        """));

    [Fact]
    public void A_watch_that_looks_before_the_first_change_leaves_it_alone() => Assert.Equal("ID: 192.168.9.1/24", Run("""
        printf 'case $* in *" live "*) %s watch; sleep 3 ;; esac\nexec %s "$@"\n' "$home/agent" "$(command -v setsid)" | tool setsid
        activate
        show
        """));

    [Fact]
    public void Without_a_timer_nothing_is_changed_and_what_was_provisional_stays_so() => Assert.Equal("refused\nother: 192.168.2.1/24\nlive other 99999999 no\n[!] the timer that would take generation ID back can't be armed. Nothing was changed", Run("""
        # Looks like a machine with systemd that is out of order.
        mkdir -p /run/systemd/system
        for name in systemctl systemd-run; do echo exit 1 | tool $name; done
        # And a minute passes with every look.
        echo 5 5 >/run/uptime
        mount --bind /run/uptime /proc/uptime
        printf 'read -r up _ </run/uptime\necho "$((up + 60)) 0" >/run/uptime\n' | tool sleep
        echo live other 99999999 no >"$home/state"
        activate || echo refused
        show
        cat "$home/state"
        tail -n 1 "$home/said"
        """));

    [Fact]
    public void Removing_the_agent_stops_its_timer_though_nothing_was_made_live() => Assert.Equal("-q stop ipv6-dmz-rollback.timer\ngone", Run("""
        agent deactivate
        mkdir -p /run/systemd/system
        echo 'echo "$*" >>/run/called' | tool systemctl
        echo live one 99999999 no >"$home/state"
        agent remove
        cat /run/called
        [ -e "$home" ] || echo gone
        mkdir "$home"
        """));

    // An activation that failed has no delete step of its own.
    [Fact]
    public void Removing_the_agent_takes_away_what_is_left_of_an_activation() => Assert.Equal("gone, none", Run("""
        agent remove
        echo "$([ -e "$home" ] || echo gone), $(address | grep . || echo none)"
        mkdir "$home"
        """));

    [Fact]
    public void What_was_done_is_in_the_journal_also_where_nobody_is_connected_any_more() => Assert.Equal("[#] generation good -> ID\nnothing else is left of it", Run("""
        echo 'cat >>/run/journal' | tool logger
        agent() { "$home/agent" "$@" 2>/dev/full; }
        activate || true
        sed -n 1p /run/journal
        [ -n "$(ls /run/ipv6-dmz-live.*.log 2>/dev/null)" ] || echo nothing else is left of it
        """));

    [Fact]
    public void What_is_provisional_is_on_the_disk_before_its_name_is() => Assert.Equal("1 generations, none\n2 generations, none\n2 generations, armed ID", Run("""
        tool sync <<END
        echo "\$(ls $home/generations | wc -l) generations, \$(cut -d' ' -f1,2 $home/state 2>/dev/null || echo none)" >>/run/synced
        END
        activate
        head -n 3 /run/synced
        """));

    [Fact]
    public void An_empty_note_of_what_is_provisional_stops_neither_the_boot_nor_the_watch() => Assert.Equal("good: 192.168.2.1/24\n0", Run("""
        : >"$home/state"
        agent boot
        show
        : >"$home/state"
        agent watch
        echo $?
        """));
}
