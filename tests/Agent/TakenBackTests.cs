using static Ipv6Dmz.Tests.Agents.ProvisionalBed;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>What is said of a generation that was taken back.</summary>
public class TakenBackTests
{
    [Fact]
    public void A_rollback_before_the_machine_was_restarted_is_none_of_this_deployment()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("[!] generation ID doesn't run here: it was taken back, it was late; activating it again", bed.Run($"""
            {begin}
            id=$({activate})
            timer 'it was late'
            # When the machine had run for years.
            sed -i "s/ [0-9]* no/ 99999999 no/" "$home/state"
            agent confirm "$id" 120 </dev/null
            grep '^.!' "$home/said" | tail -n 1 | sed "s/$id/ID/"
            """));
    }

    [Fact]
    public void Where_nothing_was_confirmed_the_boot_is_the_reason_not_the_state_that_it_left()
    {
        using var bed = new AgentBed();
        var activate = bed.Stage(Lines("192.168.9.1"));

        Assert.Equal("generation ID was taken back: this machine booted before it was committed", bed.Run($"""
            {Helpers}
            id=$({activate})
            nft flush ruleset
            ip -4 address flush dev eth1
            agent boot
            agent watch
            within 10 grep -q ^back "$home/state"
            agent status | sed -n "s/$id/ID/; /taken back/p"
            """));
    }

    [Fact]
    public void A_look_that_lasts_longer_than_the_time_says_that_it_was_taken_back_meanwhile()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal(
            """
            failed
            [!] the VPS over WireGuard (192.168.9.77) doesn't answer a ping within 5 s
            [!] generation ID was taken back: it was not committed within 2 s; this machine runs generation good again
            back ID 0 no
            """,
            bed.Run($"""
                {begin}
                id=$({activate.Replace("activate 120", "activate 2", StringComparison.Ordinal)})
                echo answer 192.168.9.77 the VPS over WireGuard | agent confirm "$id" 20 || echo failed
                tail -n 2 "$home/said" | sed "s/$id/ID/"
                sed "s/$id \(0 no\).*/ID \1/" "$home/state"
                """));
    }

    [Fact]
    public void What_was_done_is_in_the_journal_also_where_nobody_is_connected_any_more()
    {
        using var bed = new AgentBed();
        var activate = bed.Stage(Lines("192.168.9.1"));

        Assert.Equal("[#] generation none -> ID\nnothing else is left of it", bed.Run($"""
            mount -t tmpfs tmpfs /usr/local/sbin
            printf '#!/bin/sh\ncat >>/run/journal\n' >/usr/local/sbin/logger
            chmod 755 /usr/local/sbin/logger
            {activate.Replace("agent activate", "\"$home/agent\" activate", StringComparison.Ordinal)} 2>/dev/full || true
            sed -n '1s/[0-9a-f]*$/ID/p' /run/journal
            [ -n "$(ls /run/ipv6-dmz-live.*.log 2>/dev/null)" ] || echo nothing else is left of it
            """));
    }
}
