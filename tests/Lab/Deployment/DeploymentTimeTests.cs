using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>The program's customTimeouts count for dialling alone: the provider has nothing that would end a command.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentTimeTests : Bench
{
    private static readonly Step InASecond = new("a", Options: it => it.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(1) });

    [Fact]
    public async Task A_command_that_runs_longer_runs_to_its_end()
    {
        Shell.During = _ => Task.Delay(TimeSpan.FromSeconds(1.2));

        Assert.True((await UpAsync(InASecond)).Ok);
        Assert.Equal(["a"], StateNames);
    }

    [Theory]
    [InlineData(false, "not reached within 1 s, which is what customTimeouts allows")]
    [InlineData(true, "not reached within 1 s, which is what customTimeouts allows: another host key")]
    public async Task A_machine_that_is_dialled_longer_fails_the_step_which_says_what_the_last_dial_failed_by(bool answers, string said)
    {
        Shell.Dial = async cancellation =>
        {
            await Task.Delay(answers ? TimeSpan.FromSeconds(1.2) : Timeout.InfiniteTimeSpan, answers ? Ct : cancellation);
            throw new OperationCanceledException("between dials", new IOException("another host key"));
        };

        var result = await UpAsync(InASecond);

        Assert.EndsWith(said, Assert.Single(result.Failures).Message, StringComparison.Ordinal);
    }
}
