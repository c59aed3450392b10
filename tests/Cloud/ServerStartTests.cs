namespace Ipv6Dmz.Tests.Cloud;

// From an ordered server to one whose steps may begin, and with another client key.
public class ServerStartTests
{
    private const string Key = "hcloud native64 & vps.hcloud.clientKey=";

    [Fact]
    public async Task With_the_first_key_the_server_is_waited_for_and_nothing_else()
    {
        var run = await ProgramRun.OfAsync(Key + 0);

        Assert.Equal(["vps-ready"], StepsOf(run));
        var ready = run["vps-ready"];
        Assert.Equal(("sh -s", false, "stdoutAndStderr"), (ready["create"], ready["addPreviousOutputInEnv"], ready["logging"]));
        Assert.Contains("cloud-init status --wait", (string)ready["stdin"]);
        // Another type is a start that is waited for as the first is.
        Assert.NotEqual(ready["stdin"], (await ProgramRun.OfAsync($"{Key}0 & vps.hcloud.serverType=cx33")).Input("vps-ready", "stdin"));
    }

    [Fact]
    public async Task A_later_key_comes_in_by_the_one_before_and_shuts_it_out_by_itself_and_a_new_server_is_made_with_both()
    {
        var run = await ProgramRun.OfAsync(Key + 2);

        Assert.Equal(["vps-client-key-2", "vps-client-key-only", "vps-ready"], StepsOf(run));
        Assert.Equal(
            new[] { 1, 2, 2, 2 }.Select(ClientKey),
            new[] { "vps-client-key-2", "vps-client-key-only", "vps-ready", "vps-agent" }.Select(step => run.Connection(step)["privateKey"]));
        Assert.Contains(ClientPublicKey(2), run.Input("vps-client-key-2", "stdin"));
        Assert.Contains($"key='{ClientPublicKey(2)}' -v previous='{ClientPublicKey(1)}'", run.Input("vps-client-key-only", "stdin"));
        run.InOrder("-vps-client-key-2", "+vps-client-key-only", "-vps-client-key-only", "+vps-ready", "-vps-ready", "+vps-agent");

        Assert.Equal(["vps-client-2", "vps-client-1"], (ImmutableArray<object>)run["vps-server"]["sshKeys"]);
        Assert.All([1, 2], number => Assert.Equal($"{ClientPublicKey(number)} ipv6-dmz", run.Input($"vps-client-{number}", "publicKey")));
        Assert.DoesNotContain("vps-client-0", run.Resources.Keys);
    }

    [Fact]
    public async Task Another_key_changes_no_input_of_the_server_but_the_ignored_one_and_no_resource_that_stays()
    {
        var (before, after) = (await ProgramRun.OfAsync(Key + 1), await ProgramRun.OfAsync(Key + 2));

        Assert.Equal(["sshKeys"], before["vps-server"].Keys.Where(input => Text(before, input) != Text(after, input)));
        Assert.Equal(["sshKeys"], before.Options("vps-server").IgnoreChanges);
        Assert.Equal(before.Inputs["vps-client-1"], after.Inputs["vps-client-1"]);

        static string Text(RecordingMocks run, string input) => JsonSerializer.Serialize(run["vps-server"][input]);
    }

    [Fact]
    public async Task A_server_that_takes_another_s_place_has_the_same_key_and_yet_another_connection()
    {
        var before = (await ProgramRun.OfAsync(Key + 0)).Connection("vps-ready");
        var after = (await ProgramRun.OfAsync(Key + 0, new() { ServerId = "901" })).Connection("vps-ready");

        Assert.Equal(["hostKey"], before.Keys.Where(key => !Equals(before[key], after[key])));
        Assert.Equal($"{before["hostKey"]}"[..^3] + "901", after["hostKey"]);
    }

    [Fact]
    public async Task Steps_wait_for_a_machine_that_boots_but_not_for_ever_and_are_gone_with_the_server()
    {
        var run = await ProgramRun.OfAsync(Key + 1);

        Assert.All(StepsOf(run), step =>
        {
            var options = run.Options(step);
            // By the earlier key once for a number, and again for another server alone: the connection says which server it is.
            Assert.Equal(step == "vps-client-key-1" ? ["create", "stdin", "logging"] : [], options.IgnoreChanges);
            Assert.Equal(-1.0, run.Connection(step)["dialErrorLimit"]);
            Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)), (options.CustomTimeouts!.Create, options.CustomTimeouts.Update));
            Assert.Same(run.Registered["vps-server"].Resource, options.DeletedWith);
            Assert.False(run[step].ContainsKey("delete"));
        });
        Assert.Same(run.Registered["vps-server"].Resource, run.Options("vps-agent").DeletedWith);
    }

    // Those that come before every machine's.
    private static IEnumerable<string> StepsOf(RecordingMocks run) => run.Commands.Where(name => name is "vps-ready" || name.StartsWith("vps-client-")).Order();

    // Key of a number, from the cloud's password.
    private static string ClientKey(int number) => SshKeyDerivation.PrivateKey(RecordingMocks.Password("vps-ssh-client"), $"ssh client {number}");

    private static string ClientPublicKey(int number) => SshKeyDerivation.PublicKey(ClientKey(number));
}
