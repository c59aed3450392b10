namespace Ipv6Dmz.Tests.Agents;

public class DaemonTests
{
    [Fact]
    public void A_unit_that_there_is_no_room_for_stays_what_it_was() => Assert.Equal("failed\nipv6-dmz.service\none\nfilled", AgentBed.Run("""
        mkdir "$home/units"
        mount -t tmpfs -o size=64k tmpfs "$home/units"
        echo exit | tool systemctl
        agent live one
        echo one >"$home/confirmed"
        dd if=/dev/zero of=/run/zeros bs=4096 count=32 2>/dev/null
        cp /run/zeros "$home/units/filled" 2>/dev/null || true
        agent live two || echo failed
        ls "$home/units" | grep -v filled
        cat "$home/units/ipv6-dmz.service"
        ls "$home/units" | grep filled
        """, new("one", "", More: ("ipv6-dmz.service", "one\n")), new("two", "", More: ("ipv6-dmz.service", "two\n"))));

    [Fact]
    public void A_daemon_is_started_when_its_files_come_change_or_come_back_and_left_alone_otherwise() => Assert.Equal("with 1\nwith 1\nwithout 1\nwith 2", AgentBed.Run("""
        tool systemctl <<'END'
        echo "$*" >>/run/asked
        END
        echo '[Service]' >"$home/generations/with/boot/ipv6-dmz-there.service"
        echo 'a line' >"$home/generations/with/boot/there.conf"
        go() {
            agent live "$1"
            echo "$1 $(grep -c '^--no-block restart ipv6-dmz-there.service$' /run/asked)"
        }
        go with
        go with
        go without
        go with
        """, new("with", ""), new("without", "")));
}
