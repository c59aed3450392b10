using static Ipv6Dmz.Tests.Agents.ProvisionalBed;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>The timer that takes back, at the wrong moment.</summary>
public class TimerTests
{
    [Fact]
    public void A_timer_that_goes_off_just_before_the_next_activation_takes_nothing_of_that_along()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("ID: 192.168.9.1/24\nID provisional, with room to go back", bed.Run($$"""
            {{begin}}
            echo other 0 >"$home/provisional"
            ip=$(command -v ip)
            mount -t tmpfs tmpfs /usr/local/sbin
            # While activate looks at the machine: what a rollback of the other one does, as slow as on a small machine.
            cat >/usr/local/sbin/ip <<END
            #!/bin/sh
            if [ ! -e /run/going ]; then
              flock $home/lock sh -c 'touch /run/going; sleep 2; rm -f $home/provisional $home/reserve' >/dev/null 2>&1 &
              until [ -e /run/going ]; do sleep 0.1; done
            fi
            exec $ip "\$@"
            END
            chmod 755 /usr/local/sbin/ip
            id=$({{activate}})
            show | sed "s/$id/ID/"
            sed "s/$id .*/ID provisional, with$([ -e "$home/reserve" ] || echo out) room to go back/" "$home/provisional"
            """));
    }

    [Fact]
    public void What_was_taken_back_between_being_armed_and_live_does_not_become_live_without_a_timer()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal("refused\ngood: 192.168.2.1/24\nwas taken back before it was live. Nothing was changed", bed.Run($$"""
            {{begin}}
            setsid=$(command -v setsid)
            mount -t tmpfs tmpfs /usr/local/sbin
            # What a timer that the watch armed does just then.
            printf '#!/bin/sh\ncase $* in *" live "*) rm -f %s ;; esac\nexec %s "$@"\n' "$home/provisional" "$setsid" >/usr/local/sbin/setsid
            chmod 755 /usr/local/sbin/setsid
            {{activate}} || echo refused
            show
            grep -o 'was taken back before.*' "$home/said" | head -n 1
            """));
    }

    [Fact]
    public void What_was_committed_isn_t_taken_back_where_the_commit_could_not_stop_the_timer_any_more()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out _);

        Assert.Equal("good: 192.168.2.1/24\nsettled", bed.Run($"""
            {begin}
            echo good 5 >"$home/provisional"
            agent rollback good 5 'it was late'
            show
            [ -e "$home/provisional" ] || [ -e "$home/taken-back" ] || echo settled
            """));
    }

    [Theory]
    [InlineData("echo ID >\"$home/running\"", "ID: 192.168.9.1/24")]
    [InlineData("rm \"$home/running\"", "good: 192.168.2.1/24")]
    public void What_seemed_to_have_stopped_half_way_and_had_only_not_begun_stays(string meanwhile, string left)
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out var activate);

        Assert.Equal(left, bed.Run($"""
            {begin}
            id=$({activate})
            {meanwhile.Replace("ID", "$id", StringComparison.Ordinal)}
            agent rollback $(cat "$home/provisional") 'its activation stopped half-way'
            show | sed "s/$id/ID/"
            """));
    }

    [Fact]
    public void Removing_the_agent_stops_its_timer_though_nothing_was_made_live()
    {
        using var bed = new AgentBed();

        Assert.Equal("-q stop ipv6-dmz-rollback.timer\ngone", bed.Run("""
            mkdir -p /run/systemd/system
            mount -t tmpfs tmpfs /usr/local/sbin
            printf '#!/bin/sh\necho "$*" >>/run/called\n' >/usr/local/sbin/systemctl
            chmod 755 /usr/local/sbin/systemctl
            echo one 99999999 >"$home/provisional"
            agent remove
            cat /run/called
            [ -e "$home" ] || echo gone
            mkdir "$home"
            """));
    }
}
