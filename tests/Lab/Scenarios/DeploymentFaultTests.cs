using Ipv6Dmz.Lab;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>Connections that end in the middle of a step.</summary>
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class DeploymentFaultTests(LabFixture fixture)
{
    private const string Dropped = "SSH to both machines is reset in the middle of a step of the router's, and refused from then on: an up for each kind of step, from agent to verify";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Reliability(ReliabilityTable.Faults, Dropped, "each up fails and the next one goes on from there, traffic goes on; the last one goes through")]
    public async Task A_connection_that_ends_in_the_middle_of_a_step_leaves_nothing_that_the_next_up_does_not_finish()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        // Every kind of step has something to do.
        ConfigValue[] change = [new("dmz.exposure", "open"), new("wireguard.pskRotation", "2")];
        lab.ForgetSteps("router-agent", "router-packages");

        await Fault.RunAsync(lab, Dropped, async () =>
        {
            foreach (var (verb, step) in new[]
            {
                ("settle", "router-agent"), ("packages", "router-packages"), ("keys", "router-keys"), ("stage", "router-"),
                ("activate", "router-activate"), ("confirm", "router-confirm"), ("verify", "router-verify"),
            })
            {
                await lab.SayAsync("router", HoldUp(verb));
                var reset = ResetAsync(lab);
                var result = await lab.UpAsync(change);
                Assert.Contains(result.Failures, failure => failure.Step!.StartsWith(step, StringComparison.Ordinal));
                await reset;
                await lab.SayAsync("world", "nft delete rule ip operator forward handle $(nft -a list chain ip operator forward | sed -n 's/.*reject with tcp reset # handle //p')");
            }
        }, afterwards: async () =>
        {
            var result = await lab.UpAsync(change);
            Assert.True(result.Ok, string.Join('\n', result.Failures));
        }, seen: "so it was", goesOn: true);

        await lab.ProbeAsync(only: "stranger", config: change);
        await lab.ProbeAsync(only: "homepc", config: change);
    }

    /// <summary>Has the next step of that kind stand still on the router: time for the reset, which comes with what it says then.</summary>
    private static string HoldUp(string verb) => $"""
        rm -f /run/held-up
        setsid sh -c '
          until pids=$(pgrep -f "[a]gent {verb}( |$)"); do sleep 0.02; done
          kill -STOP $pids
          touch /run/held-up
          sleep 6
          kill -CONT $pids' >/dev/null 2>&1 </dev/null &
        """;

    private static async Task ResetAsync(DeployedLab lab)
    {
        Assert.True(
            await Poll.UntilAsync(async _ => (await lab.TryAsync("router", "test -e /run/held-up")).ExitCode == 0, TimeSpan.FromSeconds(120), TimeSpan.FromMilliseconds(200), Ct),
            "the step did not begin");
        await lab.SayAsync("world", "nft insert rule ip operator forward iifname eth0 tcp dport 22 reject with tcp reset");
    }
}
