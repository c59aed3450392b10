namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>What goes on beside what, and what ends it.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentRunTests : Bench
{
    private const string Chain = "a; b after=a; c after=b";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_runs_while_a_step_or_the_program_itself_fails_comes_to_its_end_and_is_kept_and_nothing_follows_from_it(bool step)
    {
        var (slow, bad) = (Shell.Hold("create slow"), Shell.Hold("create bad"));
        Shell.Fail("create bad");

        var run = UpAsync(() =>
        {
            Step.Register($"slow; after after=slow{(step ? "; bad" : "")}");
            if (!step && !Pulumi.Deployment.Instance.IsDryRun)
            {
                Output.Create(slow.Started.ContinueWith(_ => 0, TaskScheduler.Default)).Apply(int (_) => throw new RunException("no"));
            }
        });
        await slow.Started;
        bad.Release();
        await Task.WhenAny(run, Task.Delay(300, Ct));
        Assert.False(run.IsCompleted);
        slow.Release();

        Assert.Equal(step ? "bad" : null, Assert.Single((await run).Failures).Step);
        Assert.Equal(["slow"], (await run).Changes.Select(change => change.Key.Name));
        Assert.Equal("slow", StateNames);
        Assert.DoesNotContain("create after", Shell.Said);
    }

    [Fact]
    public async Task What_is_as_far_from_the_beginning_is_deleted_side_by_side_and_what_it_needs_once_all_of_it_is_gone()
    {
        await UpAsync("a; b after=a; c after=a; d after=b; inner in=group");
        // All of them run before one of them ends.
        var held = new[] { "undo b", "undo c", "undo inner" }.Select(Shell.Hold).ToList();
        var destroy = DestroyAsync();
        await Task.WhenAll(held.Select(command => command.Started));
        held.ForEach(command => command.Release());

        Assert.True((await destroy).Ok);
        Assert.Equal(("undo d", "undo a"), (Shell.Said[0], Shell.Said[4]));
    }

    [Fact]
    public async Task A_delete_that_runs_while_another_fails_comes_to_its_end_and_what_both_need_stays()
    {
        await UpAsync("a; slow after=a; bad after=a");
        var (slow, bad) = (Shell.Hold("undo slow"), Shell.Hold("undo bad"));
        Shell.Fail("undo bad");

        var destroy = DestroyAsync();
        await slow.Started;
        bad.Release();
        await Task.WhenAny(destroy, Task.Delay(300, Ct));
        slow.Release();

        Assert.Equal("bad", Assert.Single((await destroy).Failures).Step);
        Assert.Equal("a bad", StateNames);
    }

    [Fact]
    public async Task An_interruption_lets_what_runs_come_to_its_end_and_starts_nothing_more()
    {
        using var interrupt = new CancellationTokenSource();
        Shell.During = _ => interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UpAsync(() => Step.Register(Chain), interrupt.Token));

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

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UpAsync(() => Step.Register(Chain), interrupt.Token));

        Assert.Empty(StateNames);
    }

    /// <summary>The program's customTimeouts count for dialling alone: the provider has nothing that would end a command.</summary>
    [Fact]
    public async Task A_command_that_runs_longer_runs_to_its_end()
    {
        Shell.During = _ => Task.Delay(TimeSpan.FromSeconds(1.2));

        Assert.True((await UpAsync("a in-a-second")).Ok);
    }

    [Theory]
    [InlineData(false, "not reached within 1 s, which is what customTimeouts allows")]
    [InlineData(true, "not reached within 1 s, which is what customTimeouts allows: another host key")]
    public async Task A_machine_that_is_dialled_longer_fails_the_step_which_says_what_the_last_dial_failed_by(bool answers, string said)
    {
        Shell.Dial = async cancellation =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }
            catch (OperationCanceledException) when (answers)
            {
                throw new OperationCanceledException("between dials", new IOException("another host key"));
            }
        };

        Assert.EndsWith(said, await FailureAsync(() => Step.Register("a in-a-second")));
    }
}
