namespace Ipv6Dmz.Tests.Agents;

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
        """;

    // Another namespace has none of the tables, as a machine that booted.
    [Fact]
    public void What_was_never_confirmed_and_is_gone_by_a_reboot_doesn_t_stop_destroy() => Assert.Equal("withdrawn", AgentBed.Run("""
        agent live first
        unshare --net sh -c '"$0" boot && "$0" deactivate' "$home/agent" 2>>"$home/said" && [ ! -e "$home/lines" ] && echo withdrawn
        """, new("first", "-4 route add unreachable 0.0.0.0/0 metric 65536 table 6400\n-6 route add unreachable ::/0 metric 65536 table 6400\n")));

    [Fact]
    public void Where_nothing_is_confirmed_dnsmasq_counts_as_one_to_be_started() => Assert.Equal("to be started", AgentBed.Run("""
        : >"$home/dnsmasq.loaded"
        agent boot
        [ -e "$home/dnsmasq.loaded" ] || echo to be started
        """));

    /// <summary>Files that a power cut left empty, whatever their names promise.</summary>
    [Theory]
    [InlineData("boot/all.nft", "all.nft makes no table 'inet ipv6_dmz'")]
    [InlineData("manifest", "there is no generation first here")]
    public void An_empty_file_is_not_taken_for_a_generation(string file, string message) => Assert.Equal($"[!] {message}\nnot whole", AgentBed.Run($"""
        agent live first
        echo first >"$home/confirmed"
        {Reboot}
        reboot
        : >"$home/generations/first/{file}"
        agent boot
        grep '^.!' "$home/said" | head -n 1
        agent watch
        [ -e "$home/fingerprint" ] || echo not whole
        """, new("first", Lines)));

    [Fact]
    public void What_is_confirmed_is_on_the_disk_before_its_name_is() => Assert.Equal("synced before: \nsynced before: first\nfirst", AgentBed.Run("""
        printf 'echo "synced before: $(cat %s/confirmed 2>/dev/null)" >>%s/synced\n' "$home" "$home" | tool sync
        agent live first
        echo generation first | agent verify 120 >/dev/null
        tail -n 2 "$home/synced"
        cat "$home/confirmed"
        """, new("first", Lines)));
}
