namespace Ipv6Dmz.Tests.Agents;

/// <summary>The table of states and events in components/Apply/agent/README.md, entry by entry: on a machine that ran <c>good</c> before, ID is
/// in one of the states, and then something happens. A row ends with the exit status, the state, which generation runs, and the address by
/// which the kernel shows it.</summary>
public class StateTests
{
    private const string States = """
        settled() { :; }
        live() { activate; }
        # Killed with half of it in the kernel.
        armed() { live; sed -i 's/^live/armed/' "$home/state"; ip -4 address flush dev eth1; }
        # Not begun.
        arming() { live; agent live good; echo "armed $id 99999999 no good" >"$home/state"; }
        given_up() { live; agent live good; }
        agreed() { live; agent confirm $id 120 </dev/null; }
        going_back() { live; echo "going-back $id 0 no it was late" >"$home/state"; }
        going_back_proven() { live; echo "going-back $id 0 yes it was late" >"$home/state"; }
        back() { live; timer 'it was late'; }
        back_proven() { agreed; timer 'it was late'; }
        # The power was cut, or the commit killed, in its middle.
        committing() { agreed; echo $id >"$home/confirmed"; }
        # Nothing was confirmed before.
        first_live() { agent deactivate; live; }
        first_armed() { first_live; sed -i 's/^live/armed/' "$home/state"; }
        first_rebooted() { first_live; reboot; }
        """;

    private const string Events = """
        activate_again() { activate; }
        activate_good() { agent live good; }
        confirm() { agent confirm $id 120 </dev/null; }
        confirm_twice() { confirm || confirm; }
        confirm_badly() { echo answer 192.168.9.77 somebody | agent confirm $id 4; }
        verify() { echo generation $id | agent verify 120 >/dev/null; }
        verify_twice() { verify || verify; }
        verify_badly() { printf 'generation %s\nanswer 192.168.9.77 somebody\n' $id | agent verify 4; }
        old_timer() { agent rollback $id 5 'it was late'; }
        late() { timer 'it was late' 2>/dev/null || true; }
        half_way() { timer 'its activation stopped half-way' || true; }
        watch_once() { agent watch; }
        # What it sets going is over soon.
        watch() { for time in $(seq 20); do agent watch; case $(word) in armed | going-back) sleep 2 ;; *) break ;; esac; done; }
        watch_late() { sed -i "s/^\([a-z]* [^ ]*\) [0-9]*/\1 -100/" "$home/state"; agent watch; for time in $(seq 30); do [ "$(word)" = back ] || sleep 1; done; }
        reboot() { nft flush ruleset; ip -4 address flush dev eth1; agent boot; }
        reboot_and_watch() { reboot; watch; }
        # In its middle.
        killed() {
          printf 'case $* in "-f /run"*) kill -KILL $PPID ;; esac\nexec %s "$@"\n' "$nft" | tool nft
          : >"$home/firewall"
          "$@" 2>/dev/null || true
          rm /usr/local/sbin/nft
        }
        activate_killed() { killed activate; }
        late_killed() { killed late; }
        reboot_killed() { killed reboot; }
        late_killed_and_watch() { late_killed; watch; }
        activate_good_killed() { killed agent live good; }
        verify_badly_and_verify() { verify_badly || verify; }
        deactivate() { agent deactivate; }
        """;

    [Theory]
    [InlineData("settled", "activate_again", "0 live ID: 192.168.9.1/24")]
    [InlineData("settled", "activate_killed", "0 armed none: 192.168.2.1/24")]
    [InlineData("settled", "confirm", "1 settled good: 192.168.2.1/24")]
    [InlineData("settled", "verify", "1 settled good: 192.168.2.1/24")]
    [InlineData("settled", "old_timer", "0 settled good: 192.168.2.1/24")]
    [InlineData("settled", "watch", "0 settled good: 192.168.2.1/24")]
    [InlineData("settled", "reboot", "0 settled good: 192.168.2.1/24")]
    [InlineData("settled", "deactivate", "0 settled none: none")]
    [InlineData("settled", "late", "0 settled good: 192.168.2.1/24")]
    [InlineData("given_up", "confirm", "0 live ID: 192.168.9.1/24")]
    [InlineData("given_up", "verify", "1 live ID: 192.168.9.1/24")]
    [InlineData("arming", "activate_again", "0 live ID: 192.168.9.1/24")]
    [InlineData("arming", "watch_once", "0 armed good: 192.168.2.1/24")]
    [InlineData("arming", "watch_late", "0 back good: 192.168.2.1/24")]
    [InlineData("arming", "late", "0 back good: 192.168.2.1/24")]
    [InlineData("arming", "reboot", "0 back good: 192.168.2.1/24")]
    [InlineData("armed", "activate_good", "0 settled good: 192.168.2.1/24")]
    [InlineData("armed", "activate_again", "0 live ID: 192.168.9.1/24")]
    [InlineData("armed", "confirm", "0 live ID: 192.168.9.1/24")]
    [InlineData("armed", "verify", "1 live ID: 192.168.9.1/24")]
    [InlineData("armed", "late", "0 back good: 192.168.2.1/24")]
    [InlineData("armed", "half_way", "0 back good: 192.168.2.1/24")]
    [InlineData("armed", "old_timer", "0 armed none: none")]
    [InlineData("armed", "watch", "0 back good: 192.168.2.1/24")]
    [InlineData("armed", "reboot", "0 back good: 192.168.2.1/24")]
    [InlineData("armed", "deactivate", "0 settled none: none")]
    [InlineData("live", "activate_again", "0 live ID: 192.168.9.1/24")]
    [InlineData("live", "activate_good", "0 settled good: 192.168.2.1/24")]
    [InlineData("live", "activate_good_killed", "0 going-back none: 192.168.9.1/24")]
    [InlineData("live", "confirm", "0 agreed ID: 192.168.9.1/24")]
    [InlineData("live", "confirm_badly", "1 back good: 192.168.2.1/24")]
    [InlineData("live", "verify", "0 settled ID: 192.168.9.1/24")]
    [InlineData("live", "verify_badly", "1 back good: 192.168.2.1/24")]
    [InlineData("live", "late", "0 back good: 192.168.2.1/24")]
    [InlineData("live", "late_killed", "0 going-back none: 192.168.9.1/24")]
    [InlineData("live", "late_killed_and_watch", "0 back good: 192.168.2.1/24")]
    [InlineData("live", "half_way", "0 live ID: 192.168.9.1/24")]
    [InlineData("live", "old_timer", "0 live ID: 192.168.9.1/24")]
    [InlineData("live", "watch", "0 live ID: 192.168.9.1/24")]
    [InlineData("live", "watch_late", "0 back good: 192.168.2.1/24")]
    [InlineData("live", "reboot", "0 back good: 192.168.2.1/24")]
    [InlineData("live", "deactivate", "0 settled none: none")]
    [InlineData("agreed", "activate_again", "0 live ID: 192.168.9.1/24")]
    [InlineData("agreed", "activate_good", "0 settled good: 192.168.2.1/24")]
    [InlineData("agreed", "old_timer", "0 agreed ID: 192.168.9.1/24")]
    [InlineData("agreed", "confirm_badly", "1 back good: 192.168.2.1/24")]
    [InlineData("agreed", "confirm", "0 agreed ID: 192.168.9.1/24")]
    [InlineData("agreed", "verify", "0 settled ID: 192.168.9.1/24")]
    [InlineData("agreed", "verify_badly", "1 back good: 192.168.2.1/24")]
    [InlineData("agreed", "late", "0 back good: 192.168.2.1/24")]
    [InlineData("agreed", "watch", "0 agreed ID: 192.168.9.1/24")]
    [InlineData("agreed", "watch_late", "0 back good: 192.168.2.1/24")]
    [InlineData("agreed", "reboot", "0 back good: 192.168.2.1/24")]
    [InlineData("agreed", "deactivate", "0 settled none: none")]
    [InlineData("committing", "late", "0 settled ID: 192.168.9.1/24")]
    [InlineData("committing", "reboot", "0 settled ID: 192.168.9.1/24")]
    [InlineData("going_back", "activate_again", "0 live ID: 192.168.9.1/24")]
    [InlineData("going_back", "activate_good", "0 settled good: 192.168.2.1/24")]
    [InlineData("going_back", "old_timer", "0 back good: 192.168.2.1/24")]
    [InlineData("going_back", "late_killed", "0 going-back none: 192.168.9.1/24")]
    [InlineData("going_back", "confirm", "0 live ID: 192.168.9.1/24")]
    [InlineData("going_back", "verify", "1 live ID: 192.168.9.1/24")]
    [InlineData("going_back_proven", "verify", "0 settled ID: 192.168.9.1/24")]
    [InlineData("going_back", "late", "0 back good: 192.168.2.1/24")]
    [InlineData("going_back", "watch", "0 back good: 192.168.2.1/24")]
    [InlineData("going_back", "reboot", "0 back good: 192.168.2.1/24")]
    [InlineData("going_back", "deactivate", "0 settled none: none")]
    [InlineData("back", "activate_again", "0 live ID: 192.168.9.1/24")]
    [InlineData("back", "confirm", "1 back good: 192.168.2.1/24")]
    [InlineData("back", "confirm_twice", "0 live ID: 192.168.9.1/24")]
    [InlineData("back", "verify", "1 back good: 192.168.2.1/24")]
    [InlineData("back", "verify_twice", "1 live ID: 192.168.9.1/24")]
    [InlineData("back", "activate_good", "0 settled good: 192.168.2.1/24")]
    [InlineData("back", "late", "0 back good: 192.168.2.1/24")]
    [InlineData("back_proven", "verify_badly_and_verify", "0 settled ID: 192.168.9.1/24")]
    [InlineData("back_proven", "verify", "0 settled ID: 192.168.9.1/24")]
    [InlineData("back", "old_timer", "0 back good: 192.168.2.1/24")]
    [InlineData("back", "watch", "0 back good: 192.168.2.1/24")]
    [InlineData("back", "reboot", "0 back good: 192.168.2.1/24")]
    [InlineData("back", "reboot_killed", "0 back good: none")]
    [InlineData("back", "deactivate", "0 settled none: none")]
    [InlineData("first_live", "late", "0 back none: none")]
    [InlineData("first_live", "confirm_badly", "1 back none: none")]
    [InlineData("first_live", "reboot", "0 going-back none: none")]
    [InlineData("first_live", "reboot_and_watch", "0 back none: none")]
    [InlineData("first_armed", "watch", "0 back none: none")]
    [InlineData("first_rebooted", "confirm", "0 live ID: 192.168.9.1/24")]
    public void An_event_in_a_state_leads_where_the_table_says(string state, string what, string expected) => Assert.Equal(expected, ProvisionalBed.Run($$"""
        {{States}}
        {{Events}}
        nft=$(command -v nft)
        {{state}} >/dev/null
        status=0
        {{what}} || status=$?
        address=$(address)
        echo "$status $(word) $(running | sed 's/^$/none/'): ${address:-none}"
        """));
}
