using static Ipv6Dmz.Tests.Agents.ProvisionalBed;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>Who connects anew: what it finds wrong goes back at once, and what went back without it is said.</summary>
public class ConfirmationTests
{
    [Fact]
    public void What_a_confirmation_finds_wrong_goes_back_at_once_with_its_words()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal(
            """
            failed
            good: 192.168.2.1/24
            [!] generation ID was taken back: the VPS over WireGuard (192.168.9.77) doesn't answer a ping within 1 s; this machine runs generation good again
            """,
            bed.Run($"""
                {begin}
                id=$({activate})
                echo answer 192.168.9.77 the VPS over WireGuard | agent confirm "$id" 4 || echo failed
                show
                tail -n 1 "$home/said" | sed "s/$id/ID/"
                """));
    }

    [Fact]
    public void Who_was_shut_out_hears_of_it_and_the_next_deployment_goes_forward_again()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal(
            """
            failed
            [!] generation ID was taken back: it was not committed within 3 s; this machine runs generation good again
            [!] generation ID doesn't run here: it was taken back, it was not committed within 3 s; activating it again
            verified
            ID: 192.168.9.1/24
            """,
            bed.Run($"""
                {begin}
                id=$({activate.Replace("activate 120", "activate 3", StringComparison.Ordinal)})
                within 20 good
                within 20 grep -q ^back "$home/state"
                agent confirm "$id" 120 </dev/null || echo failed
                tail -n 1 "$home/said" | sed "s/$id/ID/"
                agent confirm "$id" 120 </dev/null
                grep '^.!' "$home/said" | tail -n 1 | sed "s/$id/ID/"
                echo "generation $id" | agent verify 120
                show | sed "s/$id/ID/"
                """));
    }

    [Fact]
    public void A_confirmation_gives_what_comes_after_it_the_same_time_again()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("ID: 192.168.9.1/24\ngood: 192.168.2.1/24", bed.Run($"""
            {begin}
            id=$({activate.Replace("activate 120", "activate 10", StringComparison.Ordinal)})
            read -r _ _ expires <"$home/state"
            over() {'{'} read -r up _ </proc/uptime; [ "${"{up%%.*}"}" -gt $((expires + 1)) ]; {'}'}
            within 5 false || true
            agent confirm "$id" 10 </dev/null
            within 20 over
            show | sed "s/$id/ID/"
            within 20 good
            within 5 grep -q ^back "$home/state"
            show
            """));
    }


    [Fact]
    public void A_confirmation_that_has_no_room_left_takes_back_at_once()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("failed\ngood: 192.168.2.1/24", bed.Run($"""
            {begin}
            id=$({activate})
            # As good as a full disk.
            mkdir "$home/.state"
            agent confirm "$id" 120 </dev/null || echo failed
            show
            """));
    }

    [Fact]
    public void What_the_timer_takes_back_while_something_is_found_wrong_is_waited_for_and_said()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("failed\n[!] generation ID was taken back: it was late; this machine runs generation good again", bed.Run($"""
            {begin}
            id=$({activate})
            # A rollback that takes its time.
            (sleep 1; flock "$home/lock" sh -c 'sleep 5; echo "back $2 $(($(cut -d. -f1 /proc/uptime) + 30)) no it was late" >"$1/state"' sh "$home" "$id") &
            echo answer 192.168.9.77 the VPS over WireGuard | agent confirm "$id" 12 || echo failed
            tail -n 1 "$home/said" | sed "s/$id/ID/"
            """));
    }

    [Fact]
    public void Who_gets_in_while_the_machine_is_still_going_back_waits_for_it()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("failed\n[!] generation ID was taken back: it was late; this machine runs generation good again", bed.Run($"""
            {begin}
            id=$({activate})
            flock "$home/lock" sh -c 'echo "going-back $2 0 no it was late" >"$1/state"; sleep 2; echo "back $2 $(($(cut -d. -f1 /proc/uptime) + 30)) no it was late" >"$1/state"' sh "$home" "$id" &
            within 10 grep -q ^going-back "$home/state"
            agent confirm "$id" 120 </dev/null || echo failed
            tail -n 1 "$home/said" | sed "s/$id/ID/"
            """));
    }
}
