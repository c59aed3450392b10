namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>What nothing is done for.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentRefusalTests : Bench
{
    public static TheoryData<Action, string[]> Refused => new()
    {
        { () => _ = new Strange("s"), ["cloud:index:Strange", "command:remote:Command"] },
        { () => throw new RunException("dmz.prefix: not a /64"), ["dmz.prefix: not a /64"] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_program_that_throws_or_has_a_type_that_the_lab_does_not_know_is_refused_before_anything_is_done(Action program, string[] said)
    {
        await UpAsync("kept");

        foreach (var run in new[] { () => PreviewAsync(program), () => UpAsync(program) })
        {
            var error = (await Assert.ThrowsAsync<DeploymentException>(run)).Message;

            error.MustSay(said);
            error.MustNotSay("   at ");
            Assert.Empty(Shell.Calls);
            Assert.Equal(("kept", 0), (StateNames, Environment.ExitCode));
        }
    }

    [Fact]
    public async Task Two_runs_at_once_are_refused_and_a_state_under_another_key_with_the_way_out()
    {
        await UpAsync("a");
        using (StateStore.Open(Folder))
        {
            (await Assert.ThrowsAsync<DeploymentException>(() => UpAsync("a"))).Message.MustSay("at work");
        }

        Write("state.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        (await Assert.ThrowsAsync<DeploymentException>(() => DestroyAsync())).Message.MustSay("reset");
    }

    [Fact]
    public async Task A_stack_that_nobody_watches_is_refused()
    {
        var deployment = new StackDeployment(StackProgram.Of<Unwatched>(), Folder, Shell, Events);

        (await Assert.ThrowsAsync<DeploymentException>(() => deployment.UpAsync(Config, Ct))).Message.MustSay("ProgramWatch.Options()");
    }

    public sealed class Unwatched : Stack
    {
        public Unwatched() => Step.Make("a");
    }

    private sealed class Strange(string name) : CustomResource("cloud:index:Strange", name, ResourceArgs.Empty, null);
}
