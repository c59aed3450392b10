using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>Connections that end in the middle of a step.</summary>
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class DeploymentFaultTests(LabFixture fixture)
{
    private const string Dropped = "SSH to both machines is reset during activate, and refused for 10 s";

    [Fact]
    [Reliability(ReliabilityTable.Faults, Dropped, "traffic goes on; the next up finishes what this one began")]
    public async Task A_connection_that_ends_in_the_middle_of_a_step_leaves_nothing_that_the_next_up_does_not_finish()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        // The router's alone.
        var open = new ConfigValue("dmz.exposure", "open");
        var reset = Task.FromResult("");
        lab.OnSend(" activate ", nth: 1, async () =>
        {
            await lab.SayAsync("router", MiddleOfActivation.Run("touch /run/middle-reached; sleep 8"));
            reset = ResetAsync(lab);
        });

        await Fault.RunAsync(lab, Dropped, async () =>
        {
            var first = await lab.UpAsync(open);
            Assert.NotEmpty(first.Failures);
            await reset;
            lab.OnSend(_ => { });
        }, afterwards: async () =>
        {
            var result = await lab.UpAsync(open);
            Assert.True(result.Ok, string.Join('\n', result.Failures));
        }, seen: "so it was");

        await lab.ProbeAsync(only: "stranger", config: open);
    }

    private static async Task<string> ResetAsync(DeployedLab lab)
    {
        await lab.SayAsync("router", "timeout 60 sh -c 'until [ -e /run/middle-reached ]; do sleep 0.1; done'");
        return await lab.SayAsync("world", """
            nft insert rule ip operator forward iifname eth0 tcp dport 22 reject with tcp reset
            sleep 10
            nft delete rule ip operator forward handle $(nft -a list chain ip operator forward | sed -n 's/.*reject with tcp reset # handle //p')
            """);
    }
}
