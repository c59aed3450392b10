namespace Ipv6Dmz.Tests.Scripts;

public class DaemonTests
{
    [Fact]
    public void A_daemon_is_started_when_its_files_come_change_or_come_back_and_left_alone_otherwise()
    {
        using var bed = new AgentBed();
        bed.Generation("with", "");
        bed.Generation("without", "");

        Assert.Equal("with 1\nwith 1\nwithout 1\nwith 2", bed.Run("""
            mount -t tmpfs tmpfs /usr/local/sbin
            cat >/usr/local/sbin/systemctl <<'END'
            #!/bin/sh
            echo "$*" >>/run/asked
            END
            chmod +x /usr/local/sbin/systemctl
            echo '[Service]' >"$home/generations/with/all/ipv6-dmz-there.service"
            echo 'a line' >"$home/generations/with/all/there.conf"
            go() {
                agent live "$1"
                echo "$1 $(grep -c '^--no-block restart ipv6-dmz-there.service$' /run/asked)"
            }
            go with
            go with
            go without
            go with
            """));
    }
}
