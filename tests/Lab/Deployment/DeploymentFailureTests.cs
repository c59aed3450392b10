using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi;
using static Ipv6Dmz.Tests.Lab.Deployment.Bench;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentFailureTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    private static void Chain()
    {
        var a = Command("a");
        var b = Command("b", after: [a]);
        Command("c", after: [b]);
    }

    private static RemoteResult FailB(ShellCall call) =>
        call.Command == "create b" ? new(3, "half done\n", "[#] trying\nno such device\n") : new(0, "", "");

    [Fact]
    public async Task A_failed_step_keeps_what_succeeded_and_stops_what_follows()
    {
        bench.Shell.Answer = FailB;

        var result = await bench.UpAsync(Chain);

        Assert.Equal(["create a", "create b"], bench.Shell.Commands);
        Assert.Equal(["a"], bench.StateNames);
        Assert.Equal("1 created", ChangeText.Summary(result, preview: false));
        var failure = Assert.Single(result.Failures);
        Assert.Equal("b", failure.Step);
        foreach (var part in new[] { "exit status 3", "root@192.0.2.1:2201", "create b", "half done", "no such device" })
        {
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_step_that_runs_while_another_fails_runs_to_its_end_and_is_kept()
    {
        var failed = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        bench.Shell.Answer = FailB;
        bench.Shell.During = call => _ = call.Command == "create b" && failed.TrySetResult();
        bench.Shell.Busy = call => call.Command == "create slow" ? release.Task : Task.CompletedTask;

        var run = bench.UpAsync(() =>
        {
            var slow = Command("slow");
            Command("after", after: [slow]);
            Command("b");
        });
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));
        Assert.False(run.IsCompleted);
        release.SetResult();
        var result = await run;

        Assert.Equal("b", Assert.Single(result.Failures).Step);
        Assert.Equal(["slow"], result.Changes.Select(change => change.Key.Name));
        Assert.Equal(["slow"], bench.StateNames);
    }

    [Fact]
    public async Task A_program_that_fails_by_itself_stops_what_would_follow_from_a_running_step()
    {
        var running = new TaskCompletionSource<int>();
        var release = new TaskCompletionSource();
        bench.Shell.During = call => running.TrySetResult(0);
        bench.Shell.Busy = _ => release.Task;

        var run = bench.UpAsync(() =>
        {
            var slow = Command("slow");
            Command("after", after: [slow]);
            if (!Pulumi.Deployment.Instance.IsDryRun)
            {
                Output.Create(running.Task).Apply(int (_) => throw new RunException("no"));
            }
        });
        await running.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));
        release.SetResult();

        Assert.False((await run).Ok);
        Assert.Equal(["create slow"], bench.Shell.Commands);
        Assert.Equal(["slow"], bench.StateNames);
    }

    [Fact]
    public async Task The_next_up_runs_the_failed_step_and_what_follows()
    {
        bench.Shell.Answer = FailB;
        await bench.UpAsync(Chain);
        bench.Shell.Answer = _ => new(0, "", "");

        Assert.True((await bench.UpAsync(Chain)).Ok);

        Assert.Equal(["create b", "create c"], bench.Shell.Commands);
    }

    [Fact]
    public async Task A_failed_update_is_tried_again_with_the_old_inputs_still_recorded()
    {
        await bench.UpAsync(() => Command("a", stdin: "old", delete: "undo a"));
        bench.Shell.Answer = _ => new(1, "", "no");
        Assert.False((await bench.UpAsync(() => Command("a", stdin: "new", delete: "undo a"))).Ok);

        bench.Shell.Answer = _ => new(0, "", "");
        await bench.UpAsync(() => Command("a", stdin: "new", delete: "undo a"));

        Assert.Equal("new", Assert.Single(bench.Shell.Calls).Stdin);
    }

    [Fact]
    public async Task Nothing_is_deleted_after_a_failure()
    {
        await bench.UpAsync(() => Command("old", delete: "undo old"));
        bench.Shell.Answer = _ => new(1, "", "no");

        await bench.UpAsync(() => Command("new"));

        Assert.Equal(["create new"], bench.Shell.Commands);
        Assert.Equal(["old"], bench.StateNames);
    }

    [Fact]
    public async Task A_program_that_fails_changes_and_deletes_nothing_and_its_message_comes_through()
    {
        await bench.UpAsync(() => Command("old", delete: "undo old"));

        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.UpAsync(() => throw new RunException("dmz.prefix: not a /64")));

        Assert.Equal("dmz.prefix: not a /64", error.Message);
        Assert.Empty(bench.Shell.Calls);
        Assert.Equal(["old"], bench.StateNames);
        Assert.Equal(0, Environment.ExitCode);
    }

    [Fact]
    public async Task An_interruption_lets_what_runs_come_to_its_end_and_starts_nothing_more()
    {
        using var interrupt = new CancellationTokenSource();
        bench.Shell.During = _ => interrupt.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.UpAsync(Chain, interrupt.Token));

        Assert.Equal(["create a"], bench.Shell.Commands);
        Assert.Equal(["a"], bench.StateNames);
        Assert.Contains("note interrupted: what runs comes to its end", bench.Events.All, StringComparison.Ordinal);
        bench.Shell.During = _ => { };
        Assert.True((await bench.UpAsync(Chain)).Ok);
        Assert.Equal(["create b", "create c"], bench.Shell.Commands);
    }

    [Fact]
    public async Task An_interruption_ends_the_dialling_and_the_step_is_not_in_the_state()
    {
        using var interrupt = new CancellationTokenSource();
        bench.Shell.Dial = async cancellation =>
        {
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.UpAsync(() => Command("a", delete: "undo a"), interrupt.Token));

        Assert.Empty(bench.StateNames);
    }

    [Fact]
    public async Task A_create_that_a_kill_cut_off_is_run_again_by_up_and_left_alone_by_destroy()
    {
        await KilledAsync();
        Assert.Contains("\"phase\": \"Creating\"", bench.StateText, StringComparison.Ordinal);

        Assert.True((await bench.UpAsync(() => Command("a", delete: "undo a"))).Ok);
        Assert.Equal(["create a"], bench.Shell.Commands);
        Assert.Contains("note a was being created when an earlier run was killed", bench.Events.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Creating", bench.StateText, StringComparison.Ordinal);

        await bench.DestroyAsync();
        await KilledAsync();

        Assert.True((await bench.DestroyAsync()).Ok);
        Assert.Empty(bench.Shell.Calls);
        Assert.False(File.Exists(Path.Combine(bench.Folder, "state.json")));

        async Task KilledAsync()
        {
            var (state, copy) = (Path.Combine(bench.Folder, "state.json"), Path.Combine(bench.Folder, "copy.json"));
            bench.Shell.During = _ => File.Copy(state, copy);
            await bench.UpAsync(() => Command("a", delete: "undo a"));
            File.Move(copy, state, overwrite: true);
            bench.Shell.During = _ => { };
        }
    }

    [Fact]
    public async Task A_kill_in_the_middle_loses_nothing_that_was_finished()
    {
        // What a kill would leave is what lies on the disk while the second step runs.
        var copy = Path.Combine(bench.Folder, "copy.json");
        bench.Shell.During = call =>
        {
            if (call.Command == "create b")
            {
                File.Copy(Path.Combine(bench.Folder, "state.json"), copy);
            }
        };
        await bench.UpAsync(Chain);
        File.Move(copy, Path.Combine(bench.Folder, "state.json"), overwrite: true);
        bench.Shell.During = _ => { };

        await bench.UpAsync(Chain);

        Assert.Equal(["create b", "create c"], bench.Shell.Commands);
    }

    [Fact]
    public async Task A_resource_type_that_the_lab_does_not_know_is_an_error_that_names_it()
    {
        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.UpAsync(() => _ = new Strange("s")));

        Assert.Contains("cloud:index:Strange", error.Message, StringComparison.Ordinal);
        Assert.Contains("command:remote:Command", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_resources_of_one_name_are_an_error()
    {
        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.UpAsync(() =>
        {
            Command("twin");
            Command("twin");
        }));

        Assert.Contains("two resources of the name twin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_is_refused_as_sshd_would_refuse_it()
    {
        var result = await bench.UpAsync(() => _ = new Pulumi.Command.Remote.Command("a", new()
        {
            Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "192.0.2.1", PrivateKey = PrivateKey },
            Create = "true",
            Environment = { { "NAME", "value" } },
        }));

        Assert.Contains("AcceptEnv", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
        Assert.Empty(bench.Shell.Calls);
    }

    [Fact]
    public async Task Two_runs_at_once_are_refused()
    {
        using var held = StateStore.Open(bench.Folder);

        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.UpAsync(Chain));

        Assert.Contains("at work", error.Message, StringComparison.Ordinal);
    }

    private sealed class Strange(string name) : CustomResource("cloud:index:Strange", name, ResourceArgs.Empty, null);
}
