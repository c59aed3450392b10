namespace Ipv6Dmz.Tests.Graph;

public class BrokerTests
{
    [Fact]
    public async Task The_broker_is_told_after_the_VPS_runs_and_before_it_is_asked_for_an_answer()
    {
        var events = (await ProgramRun.OfAsync(SampleConfig.DevWith(SampleConfig.Update))).Events.ToList();

        Assert.True(events.IndexOf("-vps-activate") < events.IndexOf("+vps-broker"));
        Assert.True(events.IndexOf("-vps-broker") < events.IndexOf("+vps-confirm"));
    }

    [Fact]
    public async Task Unless_all_is_set_for_it_there_is_no_such_step_and_no_package_for_it()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev);

        Assert.DoesNotContain("vps-broker", mocks.Resources.Keys);
        Assert.DoesNotContain("curl", mocks.Input("vps-packages", "create"));
        Assert.EndsWith(" curl ca-certificates", (await ProgramRun.OfAsync(SampleConfig.DevWith(SampleConfig.Update))).Input("vps-packages", "create"));
    }

    [Fact]
    public async Task It_gets_address_tunnel_user_key_and_IPv4_address_by_stdin_and_has_nothing_to_undo()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.DevWith(SampleConfig.Update));

        Assert.Equal("/var/lib/ipv6-dmz/agent broker", mocks.Input("vps-broker", "create"));
        Assert.Equal("https://broker.example.net/nic/update\n123456\nme\nupdate-key-of-the-sample\n198.18.0.10\n", mocks.Input("vps-broker", "stdin"));
        Assert.Equal("none", mocks.Input("vps-broker", "logging"));
        Assert.False(mocks.Resources["vps-broker"].Inputs.ContainsKey("delete"));
    }

    [Fact]
    public async Task Behind_a_provider_s_NAT_it_says_no_address() => Assert.EndsWith(
        "\nauto\n",
        (await ProgramRun.OfAsync(SampleConfig.DevWith([.. SampleConfig.Update, ("vps.ipv4", "10.0.0.10")]))).Input("vps-broker", "stdin"));

    [Theory]
    [InlineData("dmz.exposure", "open", false)]
    [InlineData("wireguard.listenPort", "51821", false)]
    [InlineData("vps.sshFrom", """["192.0.2.0/24"]""", false)]
    [InlineData("vps.ipv4", "198.18.0.11", true)]
    [InlineData("uplinkUpdateKey", "another-key", true)]
    [InlineData("uplink.update.tunnelId", "654321", true)]
    public async Task It_runs_again_only_when_what_it_says_changes(string key, string value, bool again)
    {
        var before = (await ProgramRun.OfAsync(SampleConfig.DevWith(SampleConfig.Update))).Inputs()["vps-broker"];
        var after = (await ProgramRun.OfAsync(SampleConfig.DevWith([.. SampleConfig.Update, (key, value)]))).Inputs()["vps-broker"];

        Assert.Equal(again, before != after);
    }

    [Fact]
    public async Task The_update_key_is_a_secret_input_and_stands_in_no_other()
    {
        var mocks = await ProgramRun.OfAsync<WatchedStack>(SampleConfig.DevWith(SampleConfig.Update));

        Assert.True(await WatchedStack.StdinIsSecret!);
        Assert.All(mocks.Resources.Values.Where(resource => resource.Name != "vps-broker"), resource =>
            Assert.DoesNotContain("update-key-of-the-sample", JsonSerializer.Serialize(resource.Inputs)));
    }

    private sealed class WatchedStack() : DmzStack(new StackOptions { ResourceTransformations = { See } })
    {
        public static Task<bool>? StdinIsSecret { get; private set; }

        private static ResourceTransformationResult? See(ResourceTransformationArgs args)
        {
            if (args.Args is CommandArgs command && args.Resource.GetResourceName() == "vps-broker")
            {
                StdinIsSecret = Output.IsSecretAsync(command.Stdin!.ToOutput());
            }

            return null;
        }
    }
}
