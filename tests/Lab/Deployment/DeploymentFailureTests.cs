using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentFailureTests : Bench
{
    private static readonly Step[] Chain = [new("a"), new("b", After: ["a"]), new("c", After: ["b"])];

    private void Fail(string? command) => Shell.Answer = call =>
        call.Command == command ? new(3, "half done\n", "[#] trying\nno such device\n") : FakeShell.Fine;

    [Fact]
    public async Task A_failed_step_keeps_what_succeeded_stops_what_follows_and_the_next_up_goes_on_with_it()
    {
        Fail("create b");
        var result = await UpAsync(Chain);

        Assert.Equal(["create a", "create b"], Shell.Said);
        Assert.Equal(["a"], StateNames);
        Assert.Equal("1 created", ChangeText.Summary(result, preview: false));
        var failure = Assert.Single(result.Failures);
        Assert.Equal("b", failure.Step);
        failure.Message.MustSay("exit status 3", "root@192.0.2.1:2201", "create b", "half done", "no such device");

        Fail(null);
        Assert.True((await UpAsync(Chain)).Ok);
        Assert.Equal(["create b", "create c"], Shell.Said);
    }

    [Fact]
    public async Task A_step_that_runs_while_another_fails_runs_to_its_end_and_is_kept()
    {
        var (slow, failing) = (Shell.Hold("create slow"), Shell.Hold("create b"));
        Fail("create b");

        var run = UpAsync(new("slow"), new("after", After: ["slow"]), new("b"));
        await slow.Started;
        failing.Release();
        await Task.WhenAny(run, Task.Delay(300, Ct));
        Assert.False(run.IsCompleted);
        slow.Release();
        var result = await run;

        Assert.Equal("b", Assert.Single(result.Failures).Step);
        Assert.Equal(["slow"], result.Changes.Select(change => change.Key.Name));
        Assert.Equal(["slow"], StateNames);
    }

    [Fact]
    public async Task A_program_that_fails_by_itself_stops_what_would_follow_from_a_running_step()
    {
        var slow = Shell.Hold("create slow");

        var run = UpAsync(() =>
        {
            Step.Register([new("slow"), new("after", After: ["slow"])]);
            if (!Pulumi.Deployment.Instance.IsDryRun)
            {
                Output.Create(slow.Started.ContinueWith(_ => 0, TaskScheduler.Default)).Apply(int (_) => throw new RunException("no"));
            }
        });
        await slow.Started;
        await Task.WhenAny(run, Task.Delay(300, Ct));
        slow.Release();

        Assert.False((await run).Ok);
        Assert.Equal(["create slow"], Shell.Said);
        Assert.Equal(["slow"], StateNames);
    }

    [Fact]
    public async Task A_failed_update_is_tried_again_and_until_then_the_old_inputs_stay_recorded()
    {
        await UpAsync(new Step("a", "old"));
        Fail("create a");
        Assert.False((await UpAsync(new Step("a", "new"))).Ok);
        StateText.MustSay("\"old\"");

        Fail(null);
        await UpAsync(new Step("a", "new"));

        Assert.Equal(["create a < new"], Shell.Said);
    }

    [Fact]
    public async Task Nothing_is_deleted_after_a_failure()
    {
        await UpAsync(new Step("old"));
        Fail("create new");

        await UpAsync(new Step("new"));

        Assert.Equal(["create new"], Shell.Said);
        Assert.Equal(["old"], StateNames);
    }

    [Fact]
    public async Task An_interruption_lets_what_runs_come_to_its_end_and_starts_nothing_more()
    {
        using var interrupt = new CancellationTokenSource();
        Shell.During = _ => interrupt.CancelAsync();

        await InterruptedAsync(Chain, interrupt.Token);

        Assert.Equal(["create a"], Shell.Said);
        Events.All.MustSay("note interrupted: what runs comes to its end");
        Shell.During = _ => Task.CompletedTask;
        Assert.True((await UpAsync(Chain)).Ok);
        Assert.Equal(["create b", "create c"], Shell.Said);
    }

    [Fact]
    public async Task An_interruption_ends_the_dialling_and_the_step_is_not_in_the_state()
    {
        using var interrupt = new CancellationTokenSource();
        Shell.Dial = async cancellation =>
        {
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        };

        await InterruptedAsync(Chain, interrupt.Token);

        Assert.Empty(StateNames);
    }

    [Theory]
    [InlineData(true, "create b", "create c")]
    [InlineData(false, "undo a")]
    public async Task A_create_that_a_kill_cut_off_is_run_again_by_up_and_left_alone_by_destroy(bool up, params string[] sent)
    {
        // What a kill would leave is what lies on the disk while the step runs.
        var left = "";
        Shell.During = call => Task.FromResult(call.Command == "create b" ? left = StateText : null);
        await UpAsync(Chain);
        Write("state.json", left);
        Shell.During = _ => Task.CompletedTask;

        Assert.True((up ? await UpAsync(Chain) : await DestroyAsync()).Ok);

        Assert.Equal(sent, Shell.Said);
        Events.All.MustSay("note b was being created when an earlier run was killed");
        Assert.Equal(up ? ["a", "b", "c"] : [], StateNames);
    }
}
