using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>Connections that end in the middle of a step.</summary>
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class DeploymentFaultTests(LabFixture fixture)
{
    private const string Dropped = "SSH to the router breaks in the middle of a step: an up for each kind of step, from agent to verify";

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
                await lab.SayAsync("router", Break(verb));
                var result = await lab.UpAsync(change);
                Assert.Contains(result.Failures, failure => failure.Step!.StartsWith(step, StringComparison.Ordinal) && failure.Message.Contains("broke", StringComparison.Ordinal));
            }
        }, afterwards: async () =>
        {
            var result = await lab.UpAsync(change);
            Assert.True(result.Ok, string.Join('\n', result.Failures));
        }, seen: "so it was", goesOn: true);

        await lab.ProbeAsync(only: "stranger", config: change);
        await lab.ProbeAsync(only: "homepc", config: change);
    }

    /// <summary>Has the next step of that kind stand still on the router while its connection ends.</summary>
    private static string Break(string verb) => $"""
        setsid sh -c '
          until pids=$(pgrep -f "[a]gent {verb}( |$)"); do sleep 0.02; done
          kill -STOP $pids
          for pid in $pids; do
            parent=$(ps -o ppid= -p $pid)
            [ "$(cat /proc/$((parent))/comm)" != sshd ] || kill -KILL $parent
          done
          sleep 1
          kill -CONT $pids' >/dev/null 2>&1 </dev/null &
        """;
}
