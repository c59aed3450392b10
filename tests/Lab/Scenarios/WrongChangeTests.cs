using Ipv6Dmz.Lab;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>Changes that shut out whoever makes them, and deployments that end before they are confirmed.</summary>
[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class WrongChangeTests(LabFixture fixture)
{
    private const string Firewall = "the VPS's firewall shuts out who deploys (vps.sshFrom)";
    private const string Killed = "the deploying process is killed after both machines have activated";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Twice as long as the emulated machines need from activate to verify.</summary>
    private static readonly ConfigValue Window = new("apply.confirmWithin", "60");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Reliability(ReliabilityTable.Wrong, Firewall, "the up fails and says what was taken back; traffic goes on; SSH is back within the time for a confirmation and 30 s; a good up goes through")]
    public async Task A_firewall_that_shuts_out_who_deploys_is_taken_back_and_the_up_says_so()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var before = await RunningAsync(lab);

        await Fault.RunAsync(lab, Firewall, async () =>
        {
            var result = await lab.UpAsync(new ConfigValue("vps.sshFrom", """["192.0.2.0/24"]"""), Window);
            Assert.Contains(result.Failures, failure => failure.Step == "vps-confirm"
                && failure.Message.Contains("was taken back: it was not committed within 60 s; this machine runs generation", StringComparison.Ordinal));
            // As the timer leaves it, on the router too.
            await SettledAsync(lab);
        }, seen: "all of it", afterwards: async () =>
        {
            Assert.Equal(before, await RunningAsync(lab));
            await lab.ProbeAsync(only: "homepc");
            var good = await lab.UpAsync(Window);
            Assert.True(good.Ok, string.Join('\n', good.Failures));
        });
    }

    [Fact]
    [Reliability(ReliabilityTable.Wrong, Killed, "within the time for a confirmation and 30 s both machines run what they ran before, with traffic; the next up goes through")]
    public async Task What_a_killed_deployment_has_activated_goes_back_and_the_next_one_goes_forward()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var before = await RunningAsync(lab);
        var port = new ConfigValue("wireguard.listenPort", "51821");

        await Fault.RunAsync(lab, Killed, async () =>
        {
            await lab.KilledUpAsync(" confirm ", port, Window);
            Assert.NotEqual(before, await RunningAsync(lab));
            await SettledAsync(lab);
            Assert.Equal(before, await RunningAsync(lab));
        }, seen: "all of it", afterwards: async () =>
        {
            // Who connects right after it is taken for one who was shut out.
            await Fault.LastsAsync(30);
            var next = await lab.UpAsync(port, Window);
            Assert.True(next.Ok, string.Join('\n', next.Failures));
        });
        await lab.ProbeAsync(only: "dmzhost2", config: port);
    }

    private static async Task<string> RunningAsync(DeployedLab lab) =>
        $"{await lab.SayAsync("vps", "cat /var/lib/ipv6-dmz/running")} {await lab.SayAsync("router", "cat /var/lib/ipv6-dmz/running")}";

    /// <summary>Both machines run what they will go on running.</summary>
    private static async Task SettledAsync(DeployedLab lab)
    {
        foreach (var machine in new[] { "vps", "router" })
        {
            Assert.True(
                await Poll.UntilAsync(
                    async _ => (await lab.TryAsync(machine, "[ ! -e /var/lib/ipv6-dmz/provisional ] && [ -e /var/lib/ipv6-dmz/running ]")).ExitCode == 0,
                    TimeSpan.FromSeconds(60) + Grace,
                    TimeSpan.FromSeconds(1),
                    Ct),
                $"{machine} is still provisional");
        }
    }
}
