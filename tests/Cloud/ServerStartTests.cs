namespace Ipv6Dmz.Tests.Cloud;

public class ServerStartTests
{
    [Fact]
    public async Task With_the_first_key_the_server_is_waited_for_and_nothing_else()
    {
        var run = await ServerRun.OfAsync();

        Assert.Equal(["vps-ready"], run.Commands);
        Assert.Equal(("sh -s", false, "stdoutAndStderr"), (run.Text("vps-ready", "create"), run.Input("vps-ready", "addPreviousOutputInEnv"), run.Text("vps-ready", "logging")));
        Assert.Contains("cloud-init status --wait", run.Text("vps-ready", "stdin"));
    }

    [Fact]
    public async Task A_later_key_comes_in_by_the_one_before_and_shuts_it_out_by_itself()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(clientKey: 2));

        Assert.Equal(["vps-client-key-2", "vps-client-key-only", "vps-ready"], run.Commands);
        Assert.Equal(ServerRun.ClientKey(1), run.Connection("vps-client-key-2")["privateKey"]);
        Assert.Contains(ServerRun.ClientPublicKey(2), run.Text("vps-client-key-2", "stdin"));
        Assert.Equal(ServerRun.ClientKey(2), run.Connection("vps-client-key-only")["privateKey"]);
        Assert.Contains($"key='{ServerRun.ClientPublicKey(2)}' -v previous='{ServerRun.ClientPublicKey(1)}'", run.Text("vps-client-key-only", "stdin"));
        Assert.Equal(ServerRun.ClientKey(2), run.Connection("vps-ready")["privateKey"]);
        Assert.True(run.Cloud.EndedBeforeStart("vps-client-key-2", "vps-client-key-only"));
        Assert.True(run.Cloud.EndedBeforeStart("vps-client-key-only", "vps-ready"));
    }

    [Fact]
    public async Task A_new_server_is_made_with_both_keys()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(clientKey: 2));

        Assert.Equal(["vps-client-2", "vps-client-1"], (ImmutableArray<object>)run.Input("vps-server", "sshKeys"));
        Assert.Equal(ServerRun.ClientPublicKey(2) + " ipv6-dmz", run.Text("vps-client-2", "publicKey"));
        Assert.Equal(ServerRun.ClientPublicKey(1) + " ipv6-dmz", run.Text("vps-client-1", "publicKey"));
        Assert.DoesNotContain("vps-client-0", run.Cloud.Names);
    }

    [Fact]
    public async Task Another_key_changes_no_input_of_the_server_but_the_ignored_one_and_no_resource_that_stays()
    {
        var before = await ServerRun.OfAsync(ServerRun.Args.With(clientKey: 1));
        var after = await ServerRun.OfAsync(ServerRun.Args.With(clientKey: 2));

        Assert.Equal(["sshKeys"], before.Cloud.Inputs("vps-server").Keys.Where(key => Text(before, key) != Text(after, key)));
        Assert.Equal(before.Text("vps-client-1", "publicKey"), after.Text("vps-client-1", "publicKey"));

        static string Text(ServerRun run, string key) => System.Text.Json.JsonSerializer.Serialize(run.Input("vps-server", key));
    }

    [Fact]
    public async Task The_step_by_the_earlier_key_runs_once_for_a_number_and_again_for_another_server_alone()
    {
        var options = (await ServerRun.OfAsync(ServerRun.Args.With(clientKey: 1))).Options;

        // Not the connection: it says which server it is.
        Assert.Equal(["create", "stdin", "logging"], options["vps-client-key-1"].IgnoreChanges);
        Assert.Empty(options["vps-client-key-only"].IgnoreChanges);
        Assert.Empty(options["vps-ready"].IgnoreChanges);
    }

    [Theory]
    [InlineData("vps-ready", 0)]
    [InlineData("vps-client-key-1", 1)]
    public async Task What_comes_first_waits_for_a_machine_that_is_still_booting_but_not_for_ever(string step, int clientKey)
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(clientKey: clientKey));

        Assert.Equal(-1.0, run.Connection(step)["dialErrorLimit"]);
        Assert.Equal(TimeSpan.FromMinutes(10), run.Options[step].CustomTimeouts!.Create);
        Assert.Equal(TimeSpan.FromMinutes(10), run.Options[step].CustomTimeouts!.Update);
    }

    [Fact]
    public async Task Steps_are_gone_with_the_server_and_have_nothing_to_undo()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(clientKey: 1));

        Assert.All(run.Commands, name =>
        {
            Assert.Same(run.Vps.Server, run.Options[name].DeletedWith);
            Assert.False(run.Cloud.Inputs(name).ContainsKey("delete"));
        });
    }

    [Fact]
    public async Task A_machine_s_steps_come_after_it_and_go_with_it()
    {
        CustomResourceOptions agent = null!;
        var run = await ServerRun.OfAsync(ServerRun.Args.With(clientKey: 1), after: vps => _ = new Machine(
            "machine",
            new() { Stack = "ipv6-dmz/dev", Way = vps.Way, After = [vps.Ready], DeletedWith = vps.Server, Packages = ["nftables"], KeysId = Output.Create("0"), PrivateKey = Output.Create("private"), PresharedKey = Output.Create("psk") },
            new() { ResourceTransformations = { See } }));

        Assert.True(run.Cloud.EndedBeforeStart("vps-ready", "machine-agent"));
        Assert.Same(run.Vps.Server, agent.DeletedWith);
        // It is there by then: nothing to wait for.
        Assert.Equal(1.0, run.Connection("machine-agent")["dialErrorLimit"]);
        Assert.Equal(ServerRun.ClientKey(1), run.Connection("machine-agent")["privateKey"]);

        ResourceTransformationResult? See(ResourceTransformationArgs args)
        {
            agent = args.Options as CustomResourceOptions ?? agent;
            return null;
        }
    }
}
