using Ipv6Dmz.Tests.Config;

namespace Ipv6Dmz.Tests.Graph;

public class OrderTests
{
    [Theory]
    [InlineData("6in4")]
    [InlineData("routed")]
    [InlineData("native64")]
    public async Task Steps_of_a_machine_follow_each_other_and_there_are_no_others(string uplink)
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.With(uplink));
        var onVps = Steps.VpsWith(uplink);

        foreach (var steps in new[] { onVps, Steps.Router })
        {
            var expected = steps.SelectMany(step => new[] { $"+{step}", $"-{step}" });
            Assert.Equal(expected, mocks.Events.Where(it => steps.Contains(it[1..])));
        }

        Assert.Equal(onVps.Concat(Steps.Router).Order(), mocks.Commands().Order());
    }

    [Fact]
    public async Task The_router_waits_for_nothing_on_the_VPS_but_the_verification()
    {
        var confirmed = new TaskCompletionSource();
        var mocks = new RecordingMocks
        {
            // The VPS's first step ends only once the router has confirmed: if the router waited for it, neither would.
            Before = name =>
            {
                if (name == "router-confirm")
                {
                    confirmed.SetResult();
                }

                return name == "vps-agent" ? confirmed.Task : Task.CompletedTask;
            },
        };

        await ProgramRun.OfAsync(SampleConfig.Dev, mocks);

        Assert.True(Index("+router-confirm") < Index("+vps-packages"));
        Assert.True(Index("-vps-confirm") < Index("+router-verify"));

        int Index(string what) => mocks.Events.ToList().IndexOf(what);
    }

    [Fact]
    public async Task The_VPS_waits_for_nothing_on_the_router_but_the_verification()
    {
        var confirmed = new TaskCompletionSource();
        var mocks = new RecordingMocks
        {
            Before = name =>
            {
                if (name == "vps-confirm")
                {
                    confirmed.SetResult();
                }

                return name == "router-agent" ? confirmed.Task : Task.CompletedTask;
            },
        };

        await ProgramRun.OfAsync(SampleConfig.Dev, mocks);

        Assert.True(mocks.Events.ToList().IndexOf("-router-confirm") < mocks.Events.ToList().IndexOf("+vps-verify"));
    }

    [Fact]
    public async Task When_a_step_fails_nothing_after_it_runs_on_either_machine()
    {
        var mocks = new RecordingMocks
        {
            Before = name => name == "vps-nat" ? throw new InvalidOperationException("nft refuses it") : Task.CompletedTask,
        };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.OfAsync(SampleConfig.Dev, mocks));

        Assert.Contains("nft refuses it", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("+vps-sixinfour", mocks.Events);
        Assert.DoesNotContain("+vps-activate", mocks.Events);
        Assert.DoesNotContain("+router-verify", mocks.Events);
        Assert.Contains("-router-confirm", mocks.Events);
    }
}
