namespace Ipv6Dmz.Tests.Graph;

public class ChangeTests
{
    [Fact]
    public async Task A_second_run_with_the_same_configuration_changes_no_input()
    {
        var first = await ProgramRun.OfAsync(SampleConfig.Dev);
        var second = await ProgramRun.OfAsync(SampleConfig.Dev);

        Assert.Equal(first.Inputs(), second.Inputs());
    }

    [Fact]
    public Task A_changed_DHCP_range_concerns_one_stage_step_and_what_follows_from_it() => Changes(
        "dmz.dhcpRange",
        "192.168.2.50-192.168.2.60",
        "router-activate", "router-confirm", "router-dhcp-dns", "router-verify", "vps-confirm", "vps-verify");

    [Fact]
    public Task A_changed_exposure_concerns_the_isolation_alone() => Changes(
        "dmz.exposure",
        "open",
        "router-activate", "router-confirm", "router-firewall", "router-verify", "vps-confirm", "vps-verify");

    [Fact]
    public Task A_changed_SSH_prefix_concerns_the_firewall_of_the_VPS_alone() => Changes(
        "vps.sshFrom",
        """["192.0.2.0/24"]""",
        "router-confirm", "router-verify", "vps-activate", "vps-confirm", "vps-firewall", "vps-verify");

    [Fact]
    public Task A_changed_port_concerns_both_ends_and_what_admits_it() => Changes(
        "wireguard.listenPort",
        "51821",
        "router-activate", "router-boot", "router-confirm", "router-firewall", "router-verify", "router-wireguard",
        "vps-activate", "vps-confirm", "vps-firewall", "vps-verify", "vps-wireguard");

    [Theory]
    [InlineData("vps")]
    [InlineData("router")]
    public async Task Whatever_was_activated_is_verified_though_the_state_may_have_that_as_done(string machine)
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev, new RecordingMocks { Salt = "again" });

        Assert.Contains($"\nactivated {machine}-activate said thisagain\n", mocks.Input($"{machine}-verify", "stdin"));
    }

    private static async Task Changes(string key, string value, params string[] expected)
    {
        var before = (await ProgramRun.OfAsync(SampleConfig.Dev)).Inputs();
        var after = (await ProgramRun.OfAsync(new Dictionary<string, string>(SampleConfig.Dev) { [key] = value })).Inputs();

        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(expected.Order(), before.Keys.Where(name => before[name] != after[name]));
    }
}
