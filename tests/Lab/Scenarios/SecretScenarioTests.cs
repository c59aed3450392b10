using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Where the tunnel's keys are to be seen while new ones are deployed, and after it.
[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class SecretScenarioTests(LabFixture fixture)
{
    private const string Logs = "journalctl -q -o cat; cat /var/log/* 2>/dev/null";
    private const string Marker = "c2VjcmV0LWFzLWEtY29udHJvbC1vZi1zYW1wbGluZw";

    private static readonly string[] Machines = ["vps", "router"];

    [Fact]
    public async Task Keys_are_in_their_files_and_nowhere_else_while_they_are_deployed_and_after_it()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        foreach (var machine in Machines)
        {
            await lab.SayAsync(machine, Sampling);
        }

        var progress = new RecordedEvents();
        // As `pulumi up --replace` does: passwords that the state doesn't have are made.
        lab.ForgetPasswords();
        var up = await lab.UpAsync("dmz.exposure=open", progress);
        var keys = new HashSet<string>();
        foreach (var machine in Machines)
        {
            var now = (await lab.SayAsync(machine, "cat /var/lib/ipv6-dmz/keys/*/private /var/lib/ipv6-dmz/keys/*/psk")).Split('\n');
            Assert.All(now, key => Assert.Equal(44, key.Length));
            keys.UnionWith(now);
        }

        // The PSK is one.
        Assert.Equal(3, keys.Count);
        var secrets = keys.Concat(lab.Passwords()).ToArray();
        Assert.Equal(6, secrets.Length);
        foreach (var machine in Machines)
        {
            await AssertClosedAsync(lab, machine, secrets);
        }

        // A machine with another host key than the configured one is told nothing, by no step.
        var running = await lab.RunningAsync();
        var other = (await lab.Machines.KeysAsync(TestContext.Current.CancellationToken)).HostKey(LabMachine.Router);
        var refused = await lab.TryUpAsync($"dmz.exposure=open & vps.connection.hostKey={other}", progress);
        Assert.Contains("shows another host key than the configured one", Assert.Single(refused.Failures).Message);
        Assert.Equal(running, await lab.RunningAsync());

        await lab.DestroyAsync(progress);

        foreach (var machine in Machines)
        {
            Assert.Equal("0", await lab.CountAsync(machine, secrets, "touch /run/sampled.end; sleep 1; cat /run/sampled /run/sampled.old"));
            // Or nothing would be found because nothing was looked at.
            Assert.NotEqual("0", await lab.CountAsync(machine, [Marker], "cat /run/sampled.old"));
            Assert.NotEqual("0", await lab.CountAsync(machine, ["ipv6-dmz/agent"], "cat /run/sampled"));
            Assert.Equal("0", await lab.CountAsync(
                machine, secrets, $"{Logs}; find /etc /run /tmp /var -xdev -type f -size -1M ! -name 'sampled*' -exec cat {{}} + 2>/dev/null"));
        }

        var shown = progress.All + string.Join('\n', up.Outputs.Values) + string.Join('\n', lab.Sent) + lab.StateText();
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown));
    }

    // After the third one sshd shuts the address out. The error would be another one then, and the next up would have it, too.
    [Theory]
    [InlineData("routerPrivateKey")]
    [InlineData("router.connection.user")]
    public async Task A_wrong_key_or_user_is_named_and_the_next_up_is_not_shut_out(string key)
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var other = (await lab.Machines.KeysAsync(TestContext.Current.CancellationToken)).HostPrivateKey(LabMachine.World);
        var since = await lab.SayAsync("router", "date +%s");

        var refused = await lab.TryUpAsync($"{key}={(key == "routerPrivateKey" ? other : "somebody")}");

        var failure = Assert.Single(refused.Failures);
        Assert.Equal("router-agent", failure.Step);
        Assert.Contains("Permission denied (publickey)", failure.Message);
        Assert.Equal("2", await lab.SayAsync("router", $"journalctl -q -o cat --since @{since} | grep -c 'closed by .* user .*preauth'"));
        // Every step connects anew.
        await lab.UpAsync("dmz.exposure=open");
    }

    private static async Task AssertClosedAsync(DeployedLab lab, string machine, string[] secrets)
    {
        Assert.Equal("0", await lab.CountAsync(machine, secrets, Logs));
        Assert.Equal("0", await lab.CountAsync(machine, secrets, "find / -xdev -type f -perm /044 -size -4M -newer /run/sampled.begin -exec cat {} + 2>/dev/null; "
            + "find /run /tmp -type f ! -name 'sampled*' -exec cat {} + 2>/dev/null"));
        Assert.Equal("0", await lab.SayAsync(machine, "find /var/lib/ipv6-dmz/keys -type f -perm /077 | wc -l"));
        // The same search finds them where they may be.
        Assert.Equal("2", await lab.CountAsync(machine, secrets, "find /var/lib/ipv6-dmz/keys -type f -exec cat {} +"));
    }

    // What processes say of themselves, ten times a second. The control is a process that carries a word on its command line for a second.
    private const string Sampling = $$"""
        touch /run/sampled.begin
        cat >/run/sampler <<'END'
        while [ ! -e /run/sampled.end ]; do
          cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\0' '\n' | sort -u >>/run/sampled
          sleep 0.1
          # Of all that was seen each line once.
          [ "$(stat -c %s /run/sampled)" -lt 2000000 ] || { sort -u /run/sampled >/run/sampled.new; mv /run/sampled.new /run/sampled; }
        done
        END
        chmod 600 /run/sampler
        umask 077
        : >/run/sampled
        setsid sh /run/sampler </dev/null >/dev/null 2>&1 &
        sh -c 'sleep 2; :' {{Marker}}
        cp /run/sampled /run/sampled.old
        """;
}
