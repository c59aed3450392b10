using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Ssh;

[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class SshLabTests(LabFixture lab)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_gets_its_input_to_the_end_and_gives_back_code_and_both_outputs()
    {
        var session = await (await lab.AtAsync()).ConnectAsync(LabMachine.Vps, Ct);
        var lines = new List<string>();

        var result = await session.RunAsync("wc -c; echo one >&2; echo two >&2; exit 7", new string('x', 300_000), lines.Add, Ct);

        Assert.Equal(new CommandResult(7, "300000\n", "one\ntwo\n"), result);
        Assert.Equal(["one", "two"], lines);
    }

    [Fact]
    public async Task A_line_on_stderr_arrives_while_the_command_still_runs()
    {
        var session = await (await lab.AtAsync()).ConnectAsync(LabMachine.Vps, Ct);
        var seen = new TaskCompletionSource();

        var running = session.RunAsync("echo here >&2; until [ -e /run/go ]; do sleep 0.1; done; rm /run/go", onStderrLine: _ => seen.TrySetResult(), ct: Ct);
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);

        Assert.False(running.IsCompleted);
        await session.RunAsync("touch /run/go", ct: Ct);
        Assert.Equal(0, (await running).ExitCode);
    }

    [Fact]
    public async Task Input_that_a_command_does_not_read_is_no_error_and_a_killed_command_has_no_code()
    {
        var target = await (await lab.AtAsync()).TargetAsync(LabMachine.Vps, Ct);

        // A session each, as in a deployment: sshd may end one in which input arrives for a command that is no more.
        foreach (var (command, input, code) in new[] { ("true", new string('x', 3_000_000), 0), ("kill -9 $$", "", -1) })
        {
            using var session = await SshConnection.OpenAsync(target, ct: Ct);
            Assert.Equal(code, (await session.RunAsync(command, input, ct: Ct)).ExitCode);
        }
    }

    [Fact]
    public async Task A_command_of_a_deployment_comes_to_its_end_whoever_has_had_enough_of_it()
    {
        var vps = await (await lab.AtAsync()).TargetAsync(LabMachine.Vps, Ct);
        var connection = new RemoteConnection(vps.Host, vps.Port, vps.User, null, vps.PrivateKey, null, vps.HostKey, 10, TimeSpan.FromSeconds(15));
        using var enough = new CancellationTokenSource();

        var result = await new SshShell().RunAsync(connection, "echo here >&2; sleep 2; echo end", "", _ => enough.Cancel(), enough.Token);

        Assert.Equal(new RemoteResult(0, "end\n", "here\n"), result);
    }

    [Fact]
    public async Task A_machine_is_reached_through_another_and_each_by_its_own_host_key()
    {
        var machines = await lab.AtAsync();
        var (vps, world) = (await machines.TargetAsync(LabMachine.Vps, Ct), await machines.TargetAsync(LabMachine.World, Ct));
        // Port 22 of the jump host's own loopback address: not the port that this computer forwards.
        var through = vps with { Host = "127.0.0.1", Port = 22, Jump = vps };

        using var session = await SshConnection.OpenAsync(through, dialErrorLimit: 1, ct: Ct);

        Assert.Equal("127.0.0.1 22", (await session.RunAsync("echo $SSH_CONNECTION | cut -d' ' -f3,4", ct: Ct)).Stdout.Trim());
        await Assert.ThrowsAnyAsync<Exception>(() => SshConnection.OpenAsync(through with { HostKey = world.HostKey }, dialErrorLimit: 0, ct: Ct));
        await Assert.ThrowsAnyAsync<Exception>(() => SshConnection.OpenAsync(through with { Jump = vps with { HostKey = world.HostKey } }, dialErrorLimit: 0, ct: Ct));
    }

    [Fact]
    public async Task Another_machine_s_host_key_is_refused_and_the_right_one_is_not()
    {
        var machines = await lab.AtAsync();
        var right = await machines.TargetAsync(LabMachine.Vps, Ct);
        var wrong = right with { HostKey = (await machines.TargetAsync(LabMachine.Router, Ct)).HostKey };

        var error = await Assert.ThrowsAsync<HostKeyException>(() => SshConnection.OpenAsync(wrong, dialErrorLimit: 1, ct: Ct));
        Assert.Contains($"{Fingerprint(right.HostKey!)} instead of {Fingerprint(wrong.HostKey!)}", error.Message, StringComparison.Ordinal);
        Assert.Contains("connection.hostKey", error.Message, StringComparison.Ordinal);
        using var session = await SshConnection.OpenAsync(right, dialErrorLimit: 1, ct: Ct);
        Assert.True(session.IsConnected);
    }

    private static string Fingerprint(string hostKey) => PinnedHostKey.Fingerprint(PinnedHostKey.Parse(hostKey).Blob);
}
