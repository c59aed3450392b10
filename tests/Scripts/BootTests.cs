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
}
