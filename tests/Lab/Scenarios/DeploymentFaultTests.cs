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
        lab.ForgetSteps("router-agent");

        await Fault.RunAsync(lab, Dropped, async () =>
        {
            foreach (var (verb, command, step) in new[]
            {
                ("settle", "sync", "router-agent"), ("keys", "sync", "router-keys"), ("packages", "dpkg-query", "router-packages"),
                ("stage", "sync", "router-"), ("live", "nft", "router-activate"), ("confirm", "nft", "router-confirm"), ("verify", "sync", "router-verify"),
            })
            {
                if (verb == "packages")
                {
                    // The step went through beside the broken one.
                    lab.ForgetSteps("router-packages");
                }

                await lab.SayAsync("router", Break(verb, command));
                var result = await lab.UpAsync(change);
                Assert.True(
                    result.Failures.Any(failure => failure.Step!.StartsWith(step) && failure.Message.Contains("broke")),
                    $"no broken connection in {verb}: {(result.Ok ? "the up went through" : string.Join('\n', result.Failures))}");
            }
        }, afterwards: async () =>
        {
            var result = await lab.UpAsync(change);
            Assert.True(result.Ok, string.Join('\n', result.Failures));
        }, seen: "so it was", goesOn: true);

        await lab.ProbeAsync(only: "stranger", config: change);
        await lab.ProbeAsync(only: "homepc", config: change);
    }

    /// <summary>Ends the connection of the next step of that kind, on the router, as soon as the step calls a command that stands in its middle.</summary>
    private static string Break(string verb, string command) => $"""
        cat >/usr/local/sbin/{command} <<'end'
        #!/bin/sh
        if tr '\0' ' ' </proc/$PPID/cmdline | grep -q 'agent {verb} '; then
          rm "$0"
          pid=$PPID
          # From OpenSSH 9.8 on it is sshd-session.
          until grep -q '^sshd' /proc/$pid/comm; do pid=$(ps -o ppid= -p "$pid" | tr -d ' '); done
          kill -KILL "$pid"
        fi
        PATH=/usr/sbin:/usr/bin exec {command} "$@"
        end
        chmod +x /usr/local/sbin/{command}
        """;
}
