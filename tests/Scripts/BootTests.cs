namespace Ipv6Dmz.Tests.Scripts;

public class BootTests
{
    private const string Lines = """
        link set dev eth1 up
        -4 address add 192.168.2.1/24 dev eth1

        """;

    /// <summary>What a reboot does to the kernel.</summary>
    private const string Reboot = """
        reboot() {
          nft flush ruleset
          ip -4 address flush dev eth1
          ip link set dev eth1 down
        }
        show() { echo "$(nft list tables): $(ip -4 -br address show dev eth1 | awk '{ print $3 }')"; }
        """;

    [Fact]
    public void What_was_never_confirmed_is_not_brought_back_after_a_reboot()
    {
        using var bed = new AgentBed();
        bed.Generation("first", Lines);

        Assert.Equal("table inet ipv6_dmz: 192.168.2.1/24\n:\n:", bed.Run($"""
            {Reboot}
            agent live first
            show
            reboot
            agent boot
            show | tr -d ' '
            agent watch
            show | tr -d ' '
            """));
    }

    [Fact]
    public void What_was_confirmed_is_brought_back_though_another_one_ran()
    {
        using var bed = new AgentBed();
        bed.Generation("first", Lines);
        bed.Generation("second", Lines.Replace("2.1/24", "9.1/24", StringComparison.Ordinal));

        Assert.Equal("table inet ipv6_dmz: 192.168.9.1/24\ntable inet ipv6_dmz: 192.168.2.1/24", bed.Run($"""
            {Reboot}
            agent live first
            echo first >"$home/confirmed"
            agent live second
            show
            reboot
            agent boot
            agent watch
            show
            """));
    }

    /// <summary>Files that a power cut left empty, whatever their names promise.</summary>
    [Theory]
    [InlineData("all/all.nft", "all.nft makes no table 'inet ipv6_dmz'")]
    [InlineData("manifest", "there is no generation first here")]
    public void An_empty_file_is_not_taken_for_a_generation(string file, string message)
    {
        using var bed = new AgentBed();
        bed.Generation("first", Lines);

        Assert.Equal($"[!] {message}\nnot whole", bed.Run($"""
            agent live first
            echo first >"$home/confirmed"
            {Reboot}
            reboot
            : >"$home/generations/first/{file}"
            agent boot
            grep '^.!' "$home/said" | head -n 1
            agent watch
            [ -e "$home/fingerprint" ] || echo not whole
            """));
    }

    [Fact]
    public void What_is_confirmed_is_on_the_disk_before_its_name_is()
    {
        using var bed = new AgentBed();
        bed.Generation("first", Lines);

        Assert.Equal("synced before: \nfirst", bed.Run("""
            mount -t tmpfs tmpfs /usr/local/sbin
            printf '#!/bin/sh\necho "synced before: $(cat %s/confirmed 2>/dev/null)"\n' "$home" >/usr/local/sbin/sync
            chmod 755 /usr/local/sbin/sync
            agent live first
            agent confirm first
            cat "$home/confirmed"
            agent confirm first
            """));
    }
}
