namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Connections that end in the middle of a step.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class DeploymentFaultTests(LabFixture fixture)
{
    private const string Dropped = "SSH to the router breaks in the middle of a step: an up for each kind of step, from agent to verify";

    [Fact]
    [Reliability(Dropped, "each up fails and the next one goes on from there, traffic goes on; the last one goes through")]
    public async Task A_connection_that_ends_in_the_middle_of_a_step_leaves_nothing_that_the_next_up_does_not_finish()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        // Every kind of step has something to do.
        const string change = "dmz.exposure=open & wireguard.pskRotation=2";
        lab.ForgetStep("router-agent");

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
                    lab.ForgetStep("router-packages");
                }

                await lab.SayAsync("router", Break(verb, command));
                await lab.FailAsync(change, step, "broke");
            }
        }, afterwards: () => lab.UpAsync(change), seen: "so it was", goesOn: true);

        await lab.ProbeAsync("stranger", change);
        await lab.ProbeAsync("homepc", change);
    }

    // Ends the connection of the next step of that kind, on the router, as soon as the step calls a command that stands in its middle.
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
