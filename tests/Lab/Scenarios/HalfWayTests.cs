using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Deployments that end between two steps, and machines that lose their power there.
[Collection(LabCollection.Name), Trait("Category", "Changes")]
public sealed class HalfWayTests(LabFixture fixture)
{
    private const string OneActive = "the deploying process is killed when the VPS has activated and the router hasn't";
    private const string BothActive = "the deploying process is killed when both machines have activated another port, and the router goes back first";
    private const string OneCommitted = "the deploying process is killed when the router has committed and the VPS hasn't";
    private const string KeysCommitted = "the deploying process is killed when the router has committed new keys and the VPS hasn't";
    private const string PowerActive = "the VPS loses its power when it has activated and the router hasn't";
    private const string PowerConfirmed = "the router loses its power when both machines have confirmed and none has committed";
    private const string GoesBack = "within the time for a confirmation and 30 s both machines run what they ran before, with traffic";
    private const string GoesOn = "the next up goes through";
    private const string Boots = "the machine boots with what it ran before, the up fails and says so or goes through; both machines run one of the two with traffic, "
        + "and " + GoesOn;

    // Time for a confirmation where none comes: all of it is waited for.
    private const int Short = 40;

    // Where the router is back before the VPS.
    private static int Later => Pace.Seconds(60);

    // Where one machine's comes: what emulated machines need.
    private static int Seconds => Pace.Seconds(75);

    // Where it is not waited for.
    private static int Longer => Pace.Seconds(120);

    private static TimeSpan Grace => Pace.Time(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Reliability(OneActive, GoesBack, ReliabilityTable.Wrong)]
    [Reliability(BothActive, GoesBack + " within 30 s of that", ReliabilityTable.Wrong)]
    [Reliability(OneCommitted, "the router stays with the change, the VPS goes back within the time for a confirmation and 30 s, both can be reached; " + GoesOn, ReliabilityTable.Wrong)]
    [Reliability(KeysCommitted, "traffic goes on; within twice the time for a confirmation and 90 s the VPS has committed them, too; " + GoesOn, ReliabilityTable.Wrong)]
    public async Task What_a_killed_deployment_has_done_goes_back_and_the_next_one_goes_forward_and_destroy_leaves_nothing_of_another()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var before = await lab.RunningAsync();

        await KilledAsync(lab, OneActive, " activate ", nth: 2, Short, Port(51821));
        Assert.Equal(before, await lab.RunningAsync());
        // By then the VPS has spoken from the new port to where the router is again, and that is where WireGuard sends.
        await KilledAsync(lab, BothActive, " confirm ", nth: 1, Later, Port(51822), limit: Fault.Notice, first: () => lab.SayAsync("router", """
            read -r _ generation expires _ </var/lib/ipv6-dmz/state
            /var/lib/ipv6-dmz/agent rollback "$generation" "$expires" 'the router is first'
            """));
        Assert.Equal(before, await lab.RunningAsync());

        // A change of each that doesn't need the other's.
        const string change = """dmz.exposure=open & vps.sshFrom=["0.0.0.0/0"]""";
        await KilledAsync(lab, OneCommitted, " verify ", nth: 2, Seconds, change);
        var (was, now) = (before.Split(' '), (await lab.RunningAsync()).Split(' '));
        Assert.Equal(was[0], now[0]);
        Assert.NotEqual(was[1], now[1]);

        // The same once more: the state has it as activated and confirmed. Who connects right after a rollback is taken for one who was shut out.
        await Fault.LastsAsync(30);
        await lab.UpAsync(change);

        const string keys = $"{change} & wireguard.rotation=2";
        await KilledAsync(lab, KeysCommitted, " verify ", nth: 2, Seconds, keys, times: 2, goesOn: true);
        Assert.Contains("If its tunnel stands", await lab.SayAsync("vps", "journalctl -q -t ipv6-dmz"));
        var both = await lab.RunningAsync();
        await lab.UpAsync(keys);
        Assert.Equal(both, await lab.RunningAsync());
        await lab.ProbeAsync("dmzhost2", keys);

        await lab.KilledUpAsync(" activate ", nth: 2, Port(51824));
        // As when destroy stops a look of the watch.
        await lab.SayAsync("router", """
            timeout 60 sh -c 'until systemctl -q is-failed ipv6-dmz-watch; do
                systemctl start --no-block ipv6-dmz-watch
                systemctl kill -s KILL ipv6-dmz-watch
            done' 2>/dev/null
            """);
        await lab.DestroyAllAsync();
    }

    [Theory]
    // One machine has activated and the other is prepared; both have activated, and one has committed.
    [InlineData("native64", " activate ")]
    [InlineData("routed", " verify ")]
    public async Task What_a_first_deployment_did_until_it_was_killed_is_gone_with_destroy(string uplink, string before)
    {
        var lab = await DeployedLab.NothingAsync(fixture);

        await lab.KilledUpAsync(before, nth: 2, await lab.ProvideAsync(uplink));

        Assert.NotEmpty(await lab.DifferencesAsync());
        Assert.Equal(before == " verify ", (await lab.TryAsync("router", "[ -e /var/lib/ipv6-dmz/confirmed ]")).ExitCode == 0);
        await lab.DestroyAllAsync();
    }

    [Fact]
    [Reliability(PowerActive, Boots, ReliabilityTable.Wrong)]
    [Reliability(PowerConfirmed, Boots, ReliabilityTable.Wrong)]
    public async Task A_machine_that_loses_its_power_between_two_steps_boots_with_what_was_confirmed_and_a_next_up_goes_through()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var before = await lab.RunningAsync();

        await PowerlessAsync(lab, PowerActive, LabMachine.Vps, " activate ", nth: 2, Port(51821));
        await PowerlessAsync(lab, PowerConfirmed, LabMachine.Router, " verify ", nth: 1, Port(51822));

        await Fault.LastsAsync(30);
        // As at home, where there is always some: by it the VPS hears where the router is.
        await using var traffic = await Traffic.StartAsync(lab);
        await lab.UpAsync(Port(51822));
        Assert.NotEqual(before, await lab.RunningAsync());
        await lab.ProbeAsync("dmzhost2", Port(51822));
    }

    private static string Port(int port) => $"wireguard.listenPort={port}";

    private static Task KilledAsync(
        DeployedLab lab, string cause, string step, int nth, int window, string change, int times = 1, Func<Task>? first = null, TimeSpan? limit = null, bool goesOn = false) =>
        Fault.RunAsync(lab, cause, async () =>
        {
            await lab.KilledUpAsync(step, nth, $"{change} & apply.confirmWithin={window}");
            if (first is not null)
            {
                await first();
            }

            await lab.SettlesAsync((times * TimeSpan.FromSeconds(window)) + (times > 1 ? Grace * 3 : Grace));
        }, seen: "so it was", limit: limit, goesOn: goesOn);

    private static Task PowerlessAsync(DeployedLab lab, string cause, LabMachine machine, string step, int nth, string change) =>
        Fault.RunAsync(lab, cause, async () =>
        {
            Task? back = null;
            lab.OnSend(step, nth, async () =>
            {
                await lab.Machines.CutAsync(machine, Ct);
                back = lab.Machines.StartAsync(machine, Ct);
            });
            var result = await lab.TryUpAsync($"{change} & apply.confirmWithin={Longer}");
            TestContext.Current.SendDiagnosticMessage($"{cause}: the up {(result.Ok ? "went through" : string.Join('\n', result.Failures))}");
            lab.OnSend(_ => { });
            Assert.True(back is not null, $"{cause}: the up did not get so far");
            await back;
            await lab.SettlesAsync(TimeSpan.FromSeconds(Longer) + Grace);
        }, seen: "so it was", limit: Fault.Notice);
}
