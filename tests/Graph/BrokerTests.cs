namespace Ipv6Dmz.Tests.Graph;

public class BrokerTests
{
    [Fact]
    public async Task The_broker_is_told_after_the_VPS_runs_and_before_it_is_asked_for_an_answer() =>
        (await ProgramRun.OfAsync("6in4 & UPDATE")).InOrder("-vps-activate", "+vps-broker", "-vps-broker", "+vps-confirm");

    [Fact]
    public async Task Unless_all_is_set_for_it_there_is_no_such_step_and_no_package_for_it()
    {
        var run = await ProgramRun.OfAsync("6in4");

        Assert.DoesNotContain("vps-broker", run.Commands);
        Assert.DoesNotContain("curl", run.Input("vps-packages", "create"));
        Assert.EndsWith(" curl ca-certificates", (await ProgramRun.OfAsync("6in4 & UPDATE")).Input("vps-packages", "create"));
    }

    [Theory]
    [InlineData("", "198.18.0.10")]
    // Behind a provider's NAT.
    [InlineData(" & vps.ipv4=10.0.0.10", "auto")]
    public async Task It_gets_address_tunnel_user_key_and_IPv4_address_by_secret_stdin_and_has_nothing_to_undo(string changes, string address)
    {
        var run = await ProgramRun.OfAsync("6in4 & UPDATE" + changes);

        Assert.Equal("/var/lib/ipv6-dmz/agent broker", run.Input("vps-broker", "create"));
        Assert.Equal($"https://broker.example.net/nic/update\n123456\nme\nupdate-key-of-the-sample\n{address}\n", run.Input("vps-broker", "stdin"));
        Assert.Equal("none", run.Input("vps-broker", "logging"));
        Assert.False(run["vps-broker"].ContainsKey("delete"));
        Assert.True(await Output.IsSecretAsync(((CommandArgs)run.Registered["vps-broker"].Args).Stdin!.ToOutput()));
        Assert.All(run.Inputs.Remove("vps-broker").Values, inputs => Assert.DoesNotContain("update-key-of-the-sample", inputs));
    }
}
