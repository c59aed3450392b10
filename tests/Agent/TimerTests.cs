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

        Assert.Equal("ID: 192.168.9.1/24\nlive ID, with room to go back", bed.Run($$"""
            {{begin}}
            echo live other 0 >"$home/state"
            ip=$(command -v ip)
            mount -t tmpfs tmpfs /usr/local/sbin
            # While activate looks at the machine: what a rollback of the other one does, as slow as on a small machine.
            cat >/usr/local/sbin/ip <<END
            #!/bin/sh
            if [ ! -e /run/going ]; then
              flock $home/lock sh -c 'touch /run/going; sleep 2; rm -f $home/state $home/reserve' >/dev/null 2>&1 &
              until [ -e /run/going ]; do sleep 0.1; done
            fi
            exec $ip "\$@"
            END
            chmod 755 /usr/local/sbin/ip
            id=$({{activate}})
            show | sed "s/$id/ID/"
            sed "s/$id .*/ID, with$([ -e "$home/reserve" ] || echo out) room to go back/" "$home/state"
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
            printf '#!/bin/sh\ncase $* in *" live "*) rm -f %s ;; esac\nexec %s "$@"\n' "$home/state" "$setsid" >/usr/local/sbin/setsid
            chmod 755 /usr/local/sbin/setsid
            {{activate}} || echo refused
            show
            grep -o 'was taken back before.*' "$home/said" | head -n 1
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
            echo live one 99999999 >"$home/state"
            agent remove
            cat /run/called
            [ -e "$home" ] || echo gone
            mkdir "$home"
            """));
    }
}
