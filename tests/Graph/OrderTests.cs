namespace Ipv6Dmz.Tests.Graph;

public class OrderTests
{
    private static readonly ImmutableDictionary<string, string> WithBroker = SampleConfig.DevWith(SampleConfig.Update);

    [Theory]
    [InlineData("6in4")]
    [InlineData("routed")]
    [InlineData("native64")]
    public async Task A_machine_has_these_steps_and_activates_in_their_order(string uplink)
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.With(uplink));

        Assert.Equal(Steps.All("vps", uplink).Concat(Steps.All("router")).Order(), mocks.Commands().Order());
        foreach (var machine in new[] { "vps", "router" })
        {
            var concerns = mocks.Input($"{machine}-activate", "stdin").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{machine}-{line.Split(' ')[0]}");
            Assert.Equal([$"{machine}-agent", .. Steps.Stages(machine, uplink)], concerns);
        }
    }

    [Theory]
    [InlineData("vps")]
    [InlineData("router")]
    public async Task The_longest_way_is_seven_connections_to_a_machine(string machine)
    {
        var steps = await GoneTests.DependenciesAsync(new RecordingMocks(), WithBroker);

        Assert.Equal(machine == "vps" ? 7 : 6, steps.Keys.Max(Longest));

        int Longest(string step) => steps[step].Select(Longest).DefaultIfEmpty().Max() + (step.StartsWith(machine) ? 1 : 0);
    }

    [Theory]
    [InlineData("vps")]
    [InlineData("router")]
    public async Task Concerns_are_staged_side_by_side(string machine)
    {
        var all = new CountdownEvent(6);
        var started = new TaskCompletionSource();
        await ProgramRun.OfAsync(SampleConfig.Dev, new()
        {
            // Each ends only once all have begun: if one waited for another, none would end.
            Before = name =>
            {
                if (!Steps.Stages(machine).Contains(name))
                {
                    return Task.CompletedTask;
                }

                if (all.Signal())
                {
                    started.SetResult();
                }

                return started.Task;
            },
        });
    }

    /// <summary>sshd begins to drop connections at ten that haven't logged in. Through the VPS or a jump host of both the other's count there, too.</summary>
    [Theory]
    [InlineData("directly")]
    [InlineData("by the VPS")]
    [InlineData("by a jump host")]
    public async Task At_most_six_connections_to_a_machine_are_open_at_once(string way)
    {
        var most = new ConcurrentBag<int>();
        var open = new ConcurrentDictionary<string, int>();
        var config = way switch
        {
            "directly" => WithBroker,
            "by the VPS" => ConnectionTests.ViaVps,
            _ => SampleConfig.DevWith(new[] { "vps", "router" }.SelectMany(machine => new[] { ($"{machine}.connection.jump.host", "bastion"), ($"{machine}.connection.jump.agent", "auto") }).ToArray()),
        };
        await ProgramRun.OfAsync(config, new()
        {
            Before = async name =>
            {
                var machine = way == "directly" ? name.Split('-')[0] : "both";
                most.Add(open.AddOrUpdate(machine, 1, (_, count) => count + 1));
                await Task.Delay(20);
                open.AddOrUpdate(machine, 0, (_, count) => count - 1);
            },
        });

        Assert.InRange(most.Max(), 2, 6);
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

        Assert.All([.. Steps.Stages("vps"), .. Steps.Stages("router"), "vps-keys", "router-keys"], step => Assert.True(Index(mocks, $"-{step}") < Index(mocks, "+vps-activate")));
        // New keys are to be known on the VPS before the router uses them.
        Assert.True(Index(mocks, "-vps-activate") < Index(mocks, "+router-activate"));
        Assert.True(Index(mocks, "-router-activate") < Index(mocks, "+vps-confirm"));
        Assert.All(new[] { "vps", "router" }, machine => Assert.True(Index(mocks, $"-{machine}-confirm") < Index(mocks, "+router-verify")));
        // The VPS can be reached without the tunnel, should only one of them have committed.
        Assert.True(Index(mocks, "-router-verify") < Index(mocks, "+vps-verify"));
    }

    [Theory]
    [InlineData("vps-firewall")]
    [InlineData("vps-keys")]
    public async Task When_a_step_fails_nothing_after_it_runs_on_either_machine(string step)
    {
        var mocks = new RecordingMocks
        {
            Before = name => name == step ? throw new InvalidOperationException("it is refused") : Task.CompletedTask,
        };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.OfAsync(SampleConfig.Dev, mocks));

        Assert.Contains("it is refused", error.ToString());
        Assert.DoesNotContain(mocks.Events, it => it.EndsWith("-activate") || it.EndsWith("-verify"));
        Assert.Contains("-router-routing", mocks.Events);
    }

    private static int Index(RecordingMocks mocks, string what) => mocks.Events.ToList().IndexOf(what);
}
