using static Ipv6Dmz.Tests.Agents.ProvisionalBed;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>What is on the disk when the power is cut.</summary>
public class PowerCutTests
{
    [Fact]
    public void What_is_provisional_is_on_the_disk_before_its_name_is()
    {
        using var bed = new AgentBed();
        var activate = bed.Stage(Lines("192.168.9.1"));

        Assert.Equal("0 generations, none\n1 generations, none\n1 generations, armed ID", bed.Run($"""
            mount -t tmpfs tmpfs /usr/local/sbin
            cat >/usr/local/sbin/sync <<END
            #!/bin/sh
            echo "\$(ls $home/generations | wc -l) generations, \$(cut -d' ' -f1,2 $home/state 2>/dev/null || echo none)" >>/run/synced
            END
            chmod 755 /usr/local/sbin/sync
            id=$({activate})
            sed "s/$id/ID/; s/, $/, none/" /run/synced | head -n 3
            """));
    }

    [Fact]
    public void An_empty_note_of_what_is_provisional_stops_neither_the_boot_nor_the_watch()
    {
        using var bed = new AgentBed();
        var begin = Begin(bed, out _);

        Assert.Equal("good: 192.168.2.1/24\n0", bed.Run($"""
            {begin}
            : >"$home/state"
            agent boot
            show
            : >"$home/state"
            agent watch
            echo $?
            """));
    }
}
