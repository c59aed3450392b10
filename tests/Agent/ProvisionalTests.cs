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
                within 20 grep -q ^back "$home/state"
                show
                agent status | sed -n "s/$id/ID/; /taken back/p"
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
                echo good >"$home/confirmed"
                agent live good
                fill
                {{activate}} 2>/dev/null || echo refused
                show
                rm "$home/filled"
                id=$({{activate}})
                address
                fill
                timer 'it was late'
                show
                """));
    }

    [Fact]
    public void Without_a_timer_nothing_is_changed_and_what_was_provisional_stays_so()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("refused\nother: 192.168.2.1/24\nlive other 99999999\n[!] the timer that would take generation ID back can't be armed. Nothing was changed", bed.Run($$"""
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
            echo live other 99999999 >"$home/state"
            {{activate}} || echo refused
            show
            cat "$home/state"
            tail -n 1 "$home/said" | sed 's/generation [0-9a-f]* back/generation ID back/'
            """));
    }
}
