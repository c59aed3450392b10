namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>What nothing is done for.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentRefusalTests : Bench
{
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
}
