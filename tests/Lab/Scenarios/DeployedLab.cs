using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>The machines right after a first deployment, from a snapshot that the first test makes; each test with a copy of its state.</summary>
internal sealed class DeployedLab
{
    private const string Snapshot = "deployed";
    private static readonly string Kept = LabFixture.Folder.File("state-deployed");
    private static readonly string Working = LabFixture.Folder.File("state");
    private static readonly string Left = LabFixture.Folder.File("state-left");
    private static readonly string[] Managed = ["vps", "router"];

    /// <summary>What the machines are without before the first deployment; the lab's server has them.</summary>
    private const string Missing = "wireguard-tools dnsmasq-base";

    /// <summary>What an uplink needs besides.</summary>
    private const string Later = "ndppd lsb-base";

    /// <summary>Both machines before anything was deployed.</summary>
    private static Dictionary<string, MachineRecord>? before;

    private readonly RecordingShell shell = new(new SshShell());

    private DeployedLab(LabMachines machines) => Machines = machines;

    public LabMachines Machines { get; }

    /// <summary>Every command that was sent to a machine since the first deployment: <c>machine's port: command</c>.</summary>
    public IReadOnlyList<string> Sent => shell.Sent;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="fixture">The lab.</param>
    /// <param name="alone">For a test that measures: with no other half's test beside it.</param>
    public static async Task<DeployedLab> AtAsync(LabFixture fixture, bool alone = false)
    {
        if (before is null)
        {
            var fresh = new DeployedLab(await fixture.AtAsync());
            foreach (var machine in Managed)
            {
                await fresh.SayAsync(machine, $"dpkg --remove {Missing}");
            }

            var record = await fresh.RecordAsync();
            Clear(Kept);
            Clear(Working);
            var result = await fresh.UpAsync();
            Assert.True(result.Ok, string.Join('\n', result.Failures));
            await fresh.Machines.SnapshotAsync(Snapshot, Ct);
            Copy(Working, Kept);
            before = record;
        }

        var lab = new DeployedLab(await fixture.AtAsync(Snapshot, alone));
        Clear(Working);
        Copy(Kept, Working);
        return lab;
    }

    /// <summary>The machines as they were before the first deployment, but for packages, and nothing in the state.</summary>
    public static async Task<DeployedLab> NothingAsync(LabFixture fixture)
    {
        await AtAsync(fixture);
        var lab = new DeployedLab(await fixture.AtAsync());
        Clear(Working);
        return lab;
    }

    /// <summary>Has the world deliver the DMZ's IPv6 in another way than the stack file's.</summary>
    public Task ProvideAsync(string uplink) => Qemu().ProvideAsync(uplink, newHosts: false, Ct);

    public Task<DeploymentResult> UpAsync(params ConfigValue[] config) => UpAsync(Ct, config);

    public async Task<DeploymentResult> UpAsync(CancellationToken cancellation, params ConfigValue[] config) =>
        await Deployment().UpAsync(await ConfigAsync(config), cancellation);

    public async Task<DeploymentResult> UpAsync(IDeploymentEvents events, params ConfigValue[] config) =>
        await Deployment(events).UpAsync(await ConfigAsync(config), Ct);

    public Task<DeploymentResult> DestroyAsync(IDeploymentEvents events) => Deployment(events).DestroyAsync(force: false, Ct);

    /// <summary>Another address of the router, as whoever has a session on the machine "world" reaches it.</summary>
    public async Task<IReadOnlyList<ConfigValue>> ThroughWorldAsync(string host)
    {
        var (world, router) = (await Machines.TargetAsync(LabMachine.World, Ct), await Machines.TargetAsync(LabMachine.Router, Ct));
        return [.. LabConfig.Connection(LabMachine.Router, router with { Host = host, Port = 22 }), .. LabConfig.Connection("router.connection.jump", "routerJumpPrivateKey", world)];
    }

    /// <summary>The passwords that keys are made of, out of the state.</summary>
    public IReadOnlyList<string> Passwords()
    {
        using var state = StateStore.Open(Working);
        return [.. state.Resources.Where(IsPassword).Select(resource => (string)resource.Outputs["result"]!)];
    }

    /// <summary>The next deployment makes others.</summary>
    public void ForgetPasswords() => Forget(IsPassword);

    /// <summary>The next deployment takes these steps again.</summary>
    public void ForgetSteps(params string[] names) => Forget(resource => names.Contains(resource.Key.Name));

    /// <summary>All that the state's folder holds, but for the key that it is encrypted with.</summary>
    public string StateText() => string.Join('\n', Directory.GetFiles(Working).Where(file => Path.GetExtension(file) != ".lock").Select(File.ReadAllText));

    /// <summary>How many lines of what a command prints hold one of some words, which go to the machine by stdin alone.</summary>
    public async Task<string> CountAsync(string machine, IEnumerable<string> words, string command)
    {
        var result = await RunAsync(machine, $"umask 077; cat >/run/sampled.words; {{ {command}; }} | grep -a -c -F -f /run/sampled.words; rm /run/sampled.words", string.Join('\n', words) + "\n", Ct);
        return result.Stdout.Trim();
    }

    /// <summary>An up by a process that is killed just before it would send this: what it leaves is the state as it is written by then.</summary>
    public Task KilledUpAsync(string before, params ConfigValue[] config) => KilledUpAsync(before, nth: 1, config);

    /// <inheritdoc cref="KilledUpAsync(string, ConfigValue[])"/>
    /// <param name="nth">Before it would do so for the first time, the second …; what it sent until then goes on.</param>
    public async Task KilledUpAsync(string before, int nth, params ConfigValue[] config)
    {
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        Clear(Left);
        OnSend(before, nth, () =>
        {
            Copy(Working, Left);
            killed.Cancel();
            throw new OperationCanceledException(killed.Token);
        });
        DeploymentResult? result = null;
        try
        {
            result = await UpAsync(killed.Token, config);
        }
        catch (OperationCanceledException)
        {
        }

        Assert.True(killed.IsCancellationRequested, $"nothing with '{before}' was sent, or not {nth} times: {string.Join('\n', result?.Failures ?? [])}");
        OnSend(_ => { });
        Clear(Working);
        Copy(Left, Working);
    }

    /// <summary>Told of every command just before it is sent to a machine.</summary>
    public void OnSend(Action<string> told) => shell.OnSend = told;

    /// <summary>Told, once, just before a command that has this in it is sent for the nth time.</summary>
    public void OnSend(string before, int nth, Action told)
    {
        var times = 0;
        OnSend(command =>
        {
            if (command.Contains(before) && Interlocked.Increment(ref times) == nth)
            {
                told();
            }
        });
    }

    /// <inheritdoc cref="OnSend(string, int, Action)"/>
    /// <remarks>The command is sent when that is done.</remarks>
    public void OnSend(string before, int nth, Func<Task> told) => OnSend(before, nth, () => Task.Run(told, Ct).GetAwaiter().GetResult());

    /// <summary>The generations that both machines run.</summary>
    public async Task<string> RunningAsync() => $"{await RunningAsync("vps")} {await RunningAsync("router")}";

    /// <summary>Until both machines run what they will go on running.</summary>
    public async Task SettlesAsync(TimeSpan deadline)
    {
        foreach (var machine in Managed)
        {
            Assert.True(
                await Poll.UntilAsync(
                    async _ => (await TryAsync(machine, "[ ! -e /var/lib/ipv6-dmz/provisional ] && [ -e /var/lib/ipv6-dmz/running ]")).ExitCode == 0,
                    deadline,
                    TimeSpan.FromSeconds(3),
                    Ct),
                $"{machine} is still provisional");
        }
    }

    private Task<string> RunningAsync(string machine) => SayAsync(machine, "cat /var/lib/ipv6-dmz/running");

    public Task<DeploymentResult> DestroyAsync() => Deployment().DestroyAsync(force: false, Ct);

    /// <summary>Both machines as they are.</summary>
    public async Task<Dictionary<string, MachineRecord>> RecordAsync()
    {
        var records = new Dictionary<string, MachineRecord>();
        foreach (var machine in Managed)
        {
            records[machine] = await MachineRecord.TakeAsync(RunAsync, machine, Ct);
        }

        return records;
    }

    /// <summary>What is different on the machines from before the first deployment, but for packages.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var after = await RecordAsync();
        var differences = new List<string>();
        foreach (var machine in Managed)
        {
            var installed = (await SayAsync(machine, $"for package in {Missing} {Later}; do dpkg -L $package 2>/dev/null || true; done")).Split('\n')
                .Select(path => path.StartsWith("/lib/") ? $"/usr{path}" : path)
                // A script of init.d has links for each runlevel, and a unit, which wants the network.
                .SelectMany(path => path.StartsWith("/etc/init.d/")
                    ? [path, $"../init.d/{Path.GetFileName(path)}", $"{Path.GetFileName(path)}.service", "network-online.target"]
                    : new[] { path })
                .SelectMany(path => new[] { path, path.EndsWith(".target") || path.EndsWith(".service") ? Path.GetFileName(path) : path })
                .ToHashSet();
            differences.AddRange(before![machine].DifferencesTo(after[machine])
                .Where(line => !line.Split(' ').Any(installed.Contains))
                .Select(line => $"{machine}: {line}"));
        }

        return differences;
    }

    /// <summary>Looks from everywhere; fails with what was not as expected.</summary>
    public async Task<int> ProbeAsync(bool disturb = false, string? only = null, params ConfigValue[] config)
    {
        var options = new ProbeOptions(ProbePlan.Of(await ConfigAsync(config))) { Disturb = disturb };
        var results = await ProbeRunner.RunAsync(
            RunAsync, options, only, (result, _) => TestContext.Current.SendDiagnosticMessage($"{(result.Ok ? "ok  " : "FAIL")} {result.Took.TotalSeconds,5:0.0} {result.Name}: {result.Seen}"), Ct);
        var wrong = results.Where(result => !result.Ok).Select(result => $"{result.Place}: {result.Name}\n    expected {result.Expected}\n    seen     {result.Seen}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {results.Count} probes:\n{string.Join('\n', wrong)}");
        return results.Count;
    }

    /// <summary>Traffic is back: a DMZ host reaches the internet in both families within the deadline.</summary>
    public async Task RecoversAsync(TimeSpan deadline) => Assert.True(
        await Poll.UntilAsync(
            async _ => (await TryAsync("world", "ip netns exec dmzhost sh -c 'ping -q -c 1 -W 2 2001:db8:0:80::80 && ping -q -c 1 -W 2 198.51.100.80'")).ExitCode == 0,
            deadline,
            TimeSpan.FromSeconds(1),
            Ct),
        $"no traffic {deadline.TotalSeconds} s later");

    public async Task<string> SayAsync(string machine, string command)
    {
        var result = await TryAsync(machine, command);
        Assert.True(result.ExitCode == 0, $"{machine}: {command}\n{result.Stdout}{result.Stderr}");
        return result.Stdout.Trim();
    }

    public Task<CommandResult> TryAsync(string machine, string command) => RunAsync(machine, command, null, Ct);

    private Task<CommandResult> RunAsync(string machine, string command, string? stdin, CancellationToken ct) => Qemu().RunAsync(machine, command, stdin, ct);

    private async Task<StackConfig> ConfigAsync(IEnumerable<ConfigValue> config) =>
        StackFile.Load(ProjectFolder.Find(), "dev", [.. await Qemu().ConnectionsAsync(cloud: false, Ct), .. config]);

    private QemuMachines Qemu() => new(Machines, new Screen(TextWriter.Null, terminal: false));

    private static void Forget(Func<ResourceState, bool> which)
    {
        using var state = StateStore.Open(Working);
        foreach (var resource in state.Resources.Where(which).ToArray())
        {
            state.Remove(resource);
        }
    }

    private static bool IsPassword(ResourceState resource) => resource.Key.Type == "random:index/randomPassword:RandomPassword";

    private StackDeployment Deployment(IDeploymentEvents? events = null) => new(StackProgram.Of<LabStack>(), Working, shell, events ?? new ToTestOutput());

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        // Who works on a state holds its lock.
        foreach (var file in Directory.GetFiles(from).Where(file => Path.GetExtension(file) != ".lock"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
