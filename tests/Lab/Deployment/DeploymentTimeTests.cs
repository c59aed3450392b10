using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>The program's customTimeouts count for dialling alone: the provider has nothing that would end a command.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentTimeTests : Bench
{
    private static readonly Step InASecond = new("a", Options: it => it.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(1) });

    [Fact]
    public async Task A_machine_that_is_dialled_longer_than_the_program_allows_fails_the_step()
    {
        Shell.Dial = cancellation => Task.Delay(Timeout.Infinite, cancellation);

        var result = await UpAsync(InASecond);

        Assert.Single(result.Failures).Message.MustSay("not reached within 1 s, which is what customTimeouts allows");
    }

    [Fact]
    public async Task A_command_that_runs_longer_runs_to_its_end()
    {
        Shell.During = _ => Task.Delay(TimeSpan.FromSeconds(1.2));

        Assert.True((await UpAsync(InASecond)).Ok);
        Assert.Equal(["a"], StateNames);
    }

    [Fact]
    public async Task A_step_that_dialled_until_its_time_was_over_says_what_the_last_dial_failed_by()
    {
        Shell.Dial = async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1.2));
            throw new OperationCanceledException("between dials", new IOException("another host key"));
        };

        var result = await UpAsync(InASecond);

        Assert.EndsWith("customTimeouts allows: another host key", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
    }
}
