namespace Ipv6Dmz.Tests.Graph;

public class OrderTests
{
    [Theory]
    [InlineData("6in4")]
    [InlineData("routed")]
    [InlineData("native64")]
    public async Task A_machine_has_these_steps_and_activates_in_their_order(string uplink)
    {
        var run = await ProgramRun.OfAsync(uplink);

        Assert.Equal(All("vps", uplink).Concat(All("router", uplink)).Order(), run.Commands.Order());
        foreach (var machine in new[] { "vps", "router" })
        {
            var concerns = run.Input($"{machine}-activate", "stdin").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{machine}-{line.Split(' ')[0]}");
            Assert.Equal([$"{machine}-agent", .. Stages(machine, uplink)], concerns);
        }
    }

    [Theory]
    [InlineData("vps", 7)]
    [InlineData("router", 6)]
    public async Task The_longest_way_is_seven_connections_to_a_machine(string machine, int connections)
    {
        var steps = await GoneTests.DependenciesAsync(await ProgramRun.OfAsync("6in4 & UPDATE"));

        Assert.Equal(connections, steps.Keys.Max(Longest));

        int Longest(string step) => steps[step].Select(Longest).DefaultIfEmpty().Max() + (step.StartsWith(machine) ? 1 : 0);
    }

    [Theory]
    [InlineData("vps")]
    [InlineData("router")]
    public async Task Concerns_are_staged_side_by_side(string machine)
    {
        var all = new CountdownEvent(6);
        var started = new TaskCompletionSource();
        await ProgramRun.OfAsync("6in4", new()
        {
            // Each ends only once all have begun: if one waited for another, none would end.
            Before = name =>
            {
                if (!Stages(machine).Contains(name))
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

    // sshd begins to drop connections at ten that haven't logged in. Through the VPS or a jump host of both the other's count there, too.
    [Theory]
    [InlineData("6in4 & UPDATE", false)]
    [InlineData("6in4 & VIA-VPS", true)]
    [InlineData("6in4 & vps.connection.jump.host=bastion & vps.connection.jump.agent=auto & router.connection.jump.host=bastion & router.connection.jump.agent=auto", true)]
    public async Task At_most_six_connections_to_a_machine_are_open_at_once(string stack, bool byOneMachine)
    {
        var most = new ConcurrentBag<int>();
        var open = new ConcurrentDictionary<string, int>();
        await ProgramRun.OfAsync(stack, new()
        {
            Before = async name =>
            {
                // Components and passwords are no connections.
                if (name.Split('-') is not ["vps" or "router", _, ..])
                {
                    return;
                }

                var machine = byOneMachine ? "both" : name.Split('-')[0];
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
        // The other's first step ends only once all is staged on the first: if that one waited, neither would come.
        var run = await ProgramRun.OfAsync("6in4", Held($"{other}-agent", until: $"{first}-routing"));

        run.InOrder($"+{first}-routing", $"+{other}-packages");
    }

    [Fact]
    public async Task All_is_staged_before_anything_changes_live_before_anything_is_looked_at_and_confirmed_before_anything_is_committed()
    {
        var run = await ProgramRun.OfAsync("6in4");

        Assert.All([.. Stages("vps"), .. Stages("router"), "vps-keys", "router-keys"], step => run.InOrder($"-{step}", "+vps-activate"));
        // New keys are to be known on the VPS before the router uses them.
        run.InOrder("-vps-activate", "+router-activate", "-router-activate", "+vps-confirm", "-vps-confirm", "+router-verify");
        // The VPS can be reached without the tunnel, should only one of them have committed.
        run.InOrder("-router-confirm", "+router-verify", "-router-verify", "+vps-verify");
    }

    [Theory]
    [InlineData("vps-firewall")]
    [InlineData("vps-keys")]
    public async Task When_a_step_fails_nothing_after_it_runs_on_either_machine(string step)
    {
        var mocks = new RecordingMocks { Before = name => name == step ? throw new InvalidOperationException("it is refused") : Task.CompletedTask };

        Assert.Contains("it is refused", await ProgramRun.FailAsync("6in4", mocks));

        Assert.DoesNotContain(mocks.Events, it => it.EndsWith("-activate") || it.EndsWith("-verify"));
        Assert.Contains("-router-routing", mocks.Events);
    }

    // Mocks that serve a resource only once another is asked for.
    internal static RecordingMocks Held(string name, string until)
    {
        var asked = new TaskCompletionSource();
        return new()
        {
            Before = it =>
            {
                if (it == until)
                {
                    asked.SetResult();
                }

                return it == name ? asked.Task : Task.CompletedTask;
            },
        };
    }

    // A machine's steps, as the design asks for them.
    private static string[] All(string machine, string uplink) =>
        [.. Stages(machine, uplink), .. new[] { "agent", "packages", "keys", "activate", "confirm", "verify" }.Select(step => $"{machine}-{step}")];

    // Its stage steps, in the order of their activation.
    private static string[] Stages(string machine, string uplink = "6in4")
    {
        var ofUplink = uplink switch { "6in4" => "sixinfour ", "native64" => "ndpproxy ", _ => "" };
        var steps = machine == "vps" ? $"boot forwarding firewall {ofUplink}wireguard routing" : "boot forwarding wireguard firewall dhcp-dns routing";
        return [.. steps.Split(' ').Select(step => $"{machine}-{step}")];
    }
}
