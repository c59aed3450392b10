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

    [Theory]
    [InlineData("vps", "router")]
    [InlineData("router", "vps")]
    public async Task Until_all_is_staged_neither_machine_waits_for_the_other(string first, string other)
    {
        var staged = new TaskCompletionSource();
        var mocks = new RecordingMocks
        {
            // The other's first step ends only once all is staged on the first: if that one waited, neither would come.
            Before = name =>
            {
                if (name == $"{first}-routing")
                {
                    staged.SetResult();
                }

                return name == $"{other}-agent" ? staged.Task : Task.CompletedTask;
            },
        };

        await ProgramRun.OfAsync(SampleConfig.Dev, mocks);

        Assert.True(Index(mocks, $"+{first}-routing") < Index(mocks, $"+{other}-packages"));
    }

    [Fact]
    public async Task Nothing_changes_before_all_is_staged_nothing_is_looked_at_before_all_is_live_and_nothing_committed_before_all_is_confirmed()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev);

        Assert.True(Index(mocks, "-router-routing") < Index(mocks, "+vps-activate"));
        // New keys are to be known on the VPS before the router uses them.
        Assert.True(Index(mocks, "-vps-activate") < Index(mocks, "+router-activate"));
        Assert.True(Index(mocks, "-router-activate") < Index(mocks, "+vps-confirm"));
        Assert.True(Index(mocks, "-vps-confirm") < Index(mocks, "+router-verify"));
        // The VPS can be reached without the tunnel, should only one of them have committed.
        Assert.True(Index(mocks, "-router-verify") < Index(mocks, "+vps-verify"));
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
        Assert.DoesNotContain("+router-activate", mocks.Events);
        Assert.Contains("-router-routing", mocks.Events);
    }

    private static int Index(RecordingMocks mocks, string what) => mocks.Events.ToList().IndexOf(what);
}
