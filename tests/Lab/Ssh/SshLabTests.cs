using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Ssh;

[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class SshLabTests(LabFixture lab)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_gets_its_input_to_the_end_and_gives_back_code_and_both_outputs()
    {
        var target = await (await lab.AtAsync()).TargetAsync(LabMachine.Vps, Ct);

        // Input that a command doesn't read is no error, and a killed command has no code. A session each, as in a deployment: sshd may end one in which input
        // arrives for a command that is no more.
        foreach (var (command, input, expected) in new[]
        {
            ("wc -c; echo one >&2; echo two >&2; exit 7", new string('x', 300_000), new CommandResult(7, "300000\n", "one\ntwo\n")),
            ("true", new string('x', 3_000_000), new(0, "", "")),
            ("kill -9 $$", "", new(-1, "", "")),
        })
        {
            using var session = await SshConnection.OpenAsync(target, ct: Ct);
            Assert.Equal(expected, await session.RunAsync(command, input, ct: Ct));
        }
    }

    [Fact]
    public async Task A_command_of_a_deployment_is_heard_while_it_runs_and_comes_to_its_end_whoever_has_had_enough_of_it()
    {
        var machines = await lab.AtAsync();
        var (vps, other) = (await machines.TargetAsync(LabMachine.Vps, Ct), await machines.ConnectAsync(LabMachine.Vps, Ct));
        var connection = new RemoteConnection(vps.Host, vps.Port, vps.User, null, vps.PrivateKey, null, vps.HostKey, 10, TimeSpan.FromSeconds(15));
        using var enough = new CancellationTokenSource();
        var go = Task.CompletedTask;

        var result = await new SshShell().RunAsync(connection, "echo here >&2; until [ -e /run/go ]; do sleep 0.1; done; rm /run/go; echo end", "", _ =>
        {
            enough.Cancel();
            go = other.RunAsync("sleep 1; touch /run/go", ct: Ct);
        }, enough.Token).WaitAsync(Pace.Time(60), Ct);

        Assert.Equal(new RemoteResult(0, "end\n", "here\n"), result);
        await go;
    }

    [Fact]
    public async Task A_machine_is_reached_directly_or_through_another_and_each_by_its_own_host_key_alone()
    {
        var machines = await lab.AtAsync();
        var (vps, world) = (await machines.TargetAsync(LabMachine.Vps, Ct), await machines.TargetAsync(LabMachine.World, Ct));
        var wrong = vps with { HostKey = world.HostKey };
        // Port 22 of the jump host's own loopback address: not the port that this computer forwards.
        var through = vps with { Host = "127.0.0.1", Port = 22, Jump = vps };

        using var session = await SshConnection.OpenAsync(through, dialErrorLimit: 1, ct: Ct);

        Assert.Equal("127.0.0.1 22", (await session.RunAsync("echo $SSH_CONNECTION | cut -d' ' -f3,4", ct: Ct)).Stdout.Trim());
        (await Assert.ThrowsAsync<HostKeyException>(() => SshConnection.OpenAsync(wrong, dialErrorLimit: 1, ct: Ct)))
            .Message.MustSay($"{Fingerprint(vps)} instead of {Fingerprint(wrong)}", "connection.hostKey");
        await Assert.ThrowsAnyAsync<Exception>(() => SshConnection.OpenAsync(through with { HostKey = world.HostKey }, dialErrorLimit: 0, ct: Ct));
        await Assert.ThrowsAnyAsync<Exception>(() => SshConnection.OpenAsync(through with { Jump = wrong }, dialErrorLimit: 0, ct: Ct));
    }

    [Fact]
    public async Task A_login_through_another_machine_may_take_longer_than_a_dial()
    {
        var machines = await lab.AtAsync();
        var vps = await machines.TargetAsync(LabMachine.Vps, Ct);
        var slow = vps with { Host = "127.0.0.1", Port = 2222, Jump = vps };
        var other = await machines.ConnectAsync(LabMachine.Vps, Ct);
        await other.RunAsync($"""
            systemd-run -q socat TCP-LISTEN:2222,bind=127.0.0.1,fork 'SYSTEM:sleep {Pace.Seconds(5)}; exec socat - TCP\:127.0.0.1\:22'
            timeout {Pace.Seconds(20)} sh -c 'until ss -Hltn sport = 2222 | grep -q .; do sleep 0.1; done'
            """, ct: Ct);

        using var session = await SshConnection.OpenAsync(slow, dialErrorLimit: 0, perDialTimeout: TimeSpan.FromSeconds(4), ct: Ct);

        Assert.Equal(0, (await session.RunAsync("true", ct: Ct)).ExitCode);
    }

    private static string Fingerprint(SshTarget target) => PinnedHostKey.Fingerprint(PinnedHostKey.Parse(target.HostKey!).Blob);
}
