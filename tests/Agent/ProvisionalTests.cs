using static Ipv6Dmz.Tests.Agents.ProvisionalBed;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>What is made live and not committed goes back by itself.</summary>
public class ProvisionalTests
{
    [Fact]
    public void What_nobody_commits_goes_back_and_says_so()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal(
            """
            192.168.9.1/24
            good: 192.168.2.1/24
            generation ID was taken back: it was not committed within 3 s
            """,
            bed.Run($"""
                {begin}
                id=$({activate.Replace("activate 120", "activate 3", StringComparison.Ordinal)})
                address
                within 20 good
                within 20 test ! -e "$home/provisional"
                show
                agent status | sed -n "s/$id/ID/; /taken back/p"
                """));
    }

    [Fact]
    public void Before_anything_was_confirmed_nothing_is_left_running()
    {
        using var bed = new AgentBed();
        var activate = bed.Stage(Lines("192.168.9.1")).Replace("activate 120", "activate 3", StringComparison.Ordinal);

        Assert.Equal("192.168.9.1/24\nnone: \nkept", bed.Run($"""
            {Helpers}
            id=$({activate})
            address
            within 20 bare
            within 20 test ! -e "$home/provisional"
            show
            [ -d "$home/generations/$id" ] && echo kept
            """));
    }

    [Fact]
    public void What_is_committed_in_time_stays()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("verified\n192.168.9.1/24", bed.Run($"""
            {begin}
            id=$({activate.Replace("activate 120", "activate 3", StringComparison.Ordinal)})
            agent confirm "$id" 3 </dev/null
            echo "generation $id" | agent verify 3
            within 6 good || true
            address
            """));
    }

    [Fact]
    public void A_timer_of_an_earlier_activation_does_nothing_to_the_next()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("192.168.9.1/24", bed.Run($"""
            {begin}
            {activate.Replace("activate 120", "activate 3", StringComparison.Ordinal)} >/dev/null
            {activate} >/dev/null
            within 7 good || true
            address
            """));
    }

    [Fact]
    public void What_was_not_committed_before_a_boot_is_taken_back_and_told_to_the_next_deployment()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal(
            """
            good: 192.168.2.1/24
            [!] generation ID doesn't run here: it was taken back, this machine booted before it was committed; activating it again
            ID: 192.168.9.1/24
            """,
            bed.Run($"""
                {begin}
                id=$({activate})
                nft flush ruleset
                ip -4 address flush dev eth1
                agent boot
                show
                agent confirm "$id" 120 </dev/null
                grep '^.!' "$home/said" | tail -n 1 | sed "s/$id/ID/"
                show | sed "s/$id/ID/"
                """));
    }

    [Fact]
    public void An_activation_that_was_killed_half_way_is_taken_back_by_the_watch_without_waiting_for_the_timer()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("none: 192.168.9.1/24\ngood: 192.168.2.1/24", bed.Run($"""
            {begin}
            {activate} >/dev/null
            rm "$home/running"
            show
            agent watch
            within 10 good
            within 10 test -e "$home/taken-back"
            show
            """));
    }

    [Fact]
    public void A_timer_that_somebody_stopped_is_made_up_for_by_the_watch()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("good: 192.168.2.1/24", bed.Run($"""
            {begin}
            id=$({activate})
            echo "$id -100" >"$home/provisional"
            agent watch
            within 10 good
            within 10 test -e "$home/taken-back"
            show
            """));
    }

    [Fact]
    public void On_a_full_disk_nothing_is_begun_and_what_has_begun_goes_back()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal(
            """
            refused
            good: 192.168.2.1/24
            192.168.9.1/24
            good: 192.168.2.1/24
            """,
            bed.Run($$"""
                {{Helpers}}
                # A disk of its own, so that it can be filled.
                cp -a "$home" /run/kept
                mount -t tmpfs -o size=2m tmpfs "$home"
                cp -a /run/kept/. "$home"
                fill() { dd if=/dev/zero of="$home/filled" bs=4096 2>/dev/null || true; }
                agent live good
                echo good >"$home/confirmed"
                fill
                {{activate}} 2>/dev/null || echo refused
                show
                rm "$home/filled"
                id=$({{activate}})
                address
                fill
                agent rollback $(cat "$home/provisional") 'it was late'
                show
                """));
    }

    [Fact]
    public void Without_a_timer_nothing_is_changed_and_what_was_provisional_stays_so()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("refused\ngood: 192.168.2.1/24\nother 99999999\n[!] the timer that would take generation ID back can't be armed. Nothing was changed", bed.Run($$"""
            {{begin}}
            # Looks like a machine with systemd that is out of order.
            mkdir -p /run/systemd/system
            mount -t tmpfs tmpfs /usr/local/sbin
            for tool in systemctl systemd-run; do printf '#!/bin/sh\nexit 1\n' >/usr/local/sbin/$tool; chmod 755 /usr/local/sbin/$tool; done
            # And a minute passes with every look.
            echo 5 5 >/run/uptime
            mount --bind /run/uptime /proc/uptime
            printf '#!/bin/sh\nread -r up _ </run/uptime\necho "$((up + 60)) 0" >/run/uptime\n' >/usr/local/sbin/sleep
            chmod 755 /usr/local/sbin/sleep
            echo other 99999999 >"$home/provisional"
            {{activate}} || echo refused
            show
            cat "$home/provisional"
            tail -n 1 "$home/said" | sed 's/generation [0-9a-f]* back/generation ID back/'
            """));
    }
}
