using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// The machines right after a first deployment, each test with a copy of its state. A configuration is what
// differs from the stack's file: `key=value`, with ` & ` between several.
internal sealed class DeployedLab
{
    private static readonly string[] Managed = ["vps", "router"];

    // What an uplink, or a server of public DNS, needs besides.
    private const string Later = "ndppd lsb-base bind9-dnsutils bind9-host";

    // In a configuration: with the hosts that the stack's file lists.
    public const string Listed = " & HOSTS";

    private readonly RecordingShell shell = new(new SshShell());

    public DeployedLab(LabMachines machines) => Machines = machines;

    public LabMachines Machines { get; }

    // Every command that was sent to a machine since the first deployment: `machine's port: command`.
    public IReadOnlyList<string> Sent => shell.Sent;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Alone, for a test that measures: with no other part's test beside it.
    public static async Task<DeployedLab> AtAsync(LabFixture fixture, bool alone = false)
    {
        var lab = new DeployedLab(await fixture.AtAsync(Origin.Deployed, alone));
        lab.ForgetState();
        Copy(Origin.StateOf(lab.Machines.Folder), lab.Working);
        return lab;
    }

    // The machines as they were before the first deployment, but for packages, and nothing in the state.
    public static async Task<DeployedLab> NothingAsync(LabFixture fixture)
    {
        var lab = new DeployedLab(await fixture.AtAsync());
        lab.ForgetState();
        return lab;
    }

    // Has the world deliver the DMZ's IPv6 in another way than the stack file's, and says the configuration for it.
    public async Task<string> ProvideAsync(string uplink)
    {
        await Qemu().ProvideAsync(uplink, newHosts: false, Ct);
        return Text(UplinkChoice.Config(uplink));
    }

    public async Task<DeploymentResult> UpAsync(string config = "", IDeploymentEvents? events = null)
    {
        var result = await TryUpAsync(config, events);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
        return result;
    }

    public Task<DeploymentResult> TryUpAsync(string config = "", IDeploymentEvents? events = null) => RunUpAsync(config, events, Ct);

    // An up that fails in a step, whose name begins so, and says this.
    public async Task FailAsync(string config, string step, string says)
    {
        var result = await TryUpAsync(config);
        Assert.True(
            result.Failures.Any(failure => (failure.Step ?? "").StartsWith(step) && failure.Message.Contains(says)),
            $"no '{says}' of {step}: {(result.Ok ? "the up went through" : string.Join('\n', result.Failures))}");
    }

    public async Task DestroyAsync(IDeploymentEvents? events = null)
    {
        var result = await Deployment(events).DestroyAsync(force: false, Ct);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
    }

    // A destroy after which the machines are as before the first deployment.
    public async Task DestroyAllAsync()
    {
        await DestroyAsync();
        var differences = await DifferencesAsync();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    // Another address of the router, as whoever has a session on the machine "world" reaches it.
    public async Task<string> ThroughWorldAsync(string host)
    {
        var (world, router) = (await Machines.TargetAsync(LabMachine.World, Ct), await Machines.TargetAsync(LabMachine.Router, Ct));
        var way = LabConfig.Connection(LabMachine.Router, router with { Host = host, Port = 22 });
        return Text([.. way, .. LabConfig.Connection("router.connection.jump", "routerJumpPrivateKey", world)]);
    }

    // The passwords that keys are made of, out of the state.
    public IReadOnlyList<string> Passwords()
    {
        using var state = StateStore.Open(Working);
        return [.. state.Resources.Where(IsPassword).Select(resource => (string)resource.Outputs["result"]!)];
    }

    public void ForgetState() => Clear(Working);

    public void KeepState(string folder)
    {
        Clear(folder);
        Copy(Working, folder);
    }

    public void ForgetPasswords() => Forget(IsPassword);

    public void ForgetStep(string name) => Forget(resource => resource.Key.Name == name);

    // All that the state's folder holds, but for the key that it is encrypted with.
    public string StateText() => string.Join('\n', Directory.GetFiles(Working).Where(file => Path.GetExtension(file) != ".lock").Select(File.ReadAllText));

    // How many lines of what a command prints hold one of some words, which go to the machine by stdin alone.
    public async Task<string> CountAsync(string machine, IEnumerable<string> words, string command)
    {
        var counting = $"umask 077; cat >/run/sampled.words; {{ {command}; }} | grep -a -c -F -f /run/sampled.words; rm /run/sampled.words";
        return (await Qemu().RunAsync(machine, counting, string.Join('\n', words) + "\n", Ct)).Stdout.Trim();
    }

    // An up by a process that is killed just before it would send this for the nth time: what it leaves is the state as it is written by then,
    // and what it sent until then goes on.
    public async Task KilledUpAsync(string before, int nth, string config)
    {
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        OnSend(before, nth, () =>
        {
            KeepState(Left);
            killed.Cancel();
            throw new OperationCanceledException(killed.Token);
        });
        DeploymentResult? result = null;
        try
        {
            result = await RunUpAsync(config, null, killed.Token);
        }
        catch (OperationCanceledException)
        {
        }

        Assert.True(killed.IsCancellationRequested, $"nothing with '{before}' was sent, or not {nth} times: {string.Join('\n', result?.Failures ?? [])}");
        OnSend(_ => { });
        Clear(Working);
        Copy(Left, Working);
    }

    // Told of every command just before it is sent to a machine.
    public void OnSend(Action<string> told) => shell.OnSend = told;

    // Told, once, just before a command that has this in it is sent for the nth time; it is sent when that is done.
    public void OnSend(string before, int nth, Func<Task> told) => OnSend(before, nth, () => Task.Run(told, Ct).GetAwaiter().GetResult());

    public async Task<string> RunningAsync() => $"{await RunningAsync("vps")} {await RunningAsync("router")}";

    // Prints the generation that a machine runs.
    public const string Running = "/var/lib/ipv6-dmz/agent status 2>/dev/null | sed -n '1s/^generation \\([^ ]*\\) .*/\\1/p'";

    public Task<string> RunningAsync(string machine) => SayAsync(machine, Running);

    // Until both machines run what they will go on running.
    public async Task SettlesAsync(TimeSpan deadline)
    {
        foreach (var machine in Managed)
        {
            await UntilAsync(machine, "[ -e /var/lib/ipv6-dmz/confirmed ] && ! grep -qsv ^back /var/lib/ipv6-dmz/state", deadline, $"{machine} is still provisional", pause: 3);
        }
    }

    // What is different on the machines from before the first deployment, but for packages.
    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var (before, after) = (Origin.BeforeOf(Machines.Folder), await RecordAsync());
        var differences = new List<string>();
        foreach (var machine in Managed)
        {
            var installed = (await SayAsync(machine, $"for package in {Origin.Missing} {Later}; do dpkg -L $package 2>/dev/null || true; done")).Split('\n')
                .Select(path => path.StartsWith("/lib/") ? $"/usr{path}" : path)
                // A script of init.d has links for each runlevel, and a unit, which wants the network.
                .SelectMany(path => path.StartsWith("/etc/init.d/")
                    ? [path, $"../init.d/{Path.GetFileName(path)}", $"{Path.GetFileName(path)}.service", "network-online.target"]
                    : new[] { path })
                .SelectMany(path => new[] { path, Path.GetExtension(path) is ".target" or ".service" ? Path.GetFileName(path) : path })
                .ToHashSet();
            differences.AddRange(before[machine].DifferencesTo(after[machine]).Where(line => !line.Split(' ').Any(installed.Contains)).Select(line => $"{machine}: {line}"));
        }

        return differences;
    }

    // Looks from everywhere; fails with what was not as expected.
    public async Task<int> ProbeAsync(string? only = null, string config = "", bool disturb = false)
    {
        var options = new ProbeOptions(ProbePlan.Of(await ConfigAsync(config))) { Disturb = disturb };
        var results = await ProbeRunner.RunAsync(Qemu().RunAsync, options, only, (result, _) =>
            TestContext.Current.SendDiagnosticMessage($"{(result.Ok ? "ok  " : "FAIL")} {result.Took.TotalSeconds,5:0.0} {result.Name}: {result.Seen}"), Ct);
        AssertOk(results);
        return results.Count;
    }

    public static void AssertOk(IReadOnlyList<ProbeResult> results)
    {
        var wrong = results.Where(result => !result.Ok).Select(result => $"{result.Place}: {result.Name}\n    expected {result.Expected}\n    seen     {result.Seen}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {results.Count} probes:\n{string.Join('\n', wrong)}");
    }

    // Traffic is back: a DMZ host reaches the internet in both families within the deadline.
    public Task RecoversAsync(TimeSpan deadline) => UntilAsync(
        "world", "ip netns exec dmzhost sh -c 'ping -q -c 1 -W 2 2001:db8:0:80::80 && ping -q -c 1 -W 2 198.51.100.80'", deadline, "no traffic");

    // Asks until it is so; with the deadline the test fails and says what is not.
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan deadline, string otherwise, int pause = 1) =>
        Assert.True(await Poll.UntilAsync(_ => condition(), deadline, TimeSpan.FromSeconds(pause), Ct), $"{otherwise}, {deadline.TotalSeconds} s later");

    private Task UntilAsync(string machine, string command, TimeSpan deadline, string otherwise, int pause = 1) =>
        UntilAsync(async () => (await TryAsync(machine, command)).ExitCode == 0, deadline, otherwise, pause);

    public async Task<string> SayAsync(string machine, string command)
    {
        var result = await TryAsync(machine, command);
        Assert.True(result.ExitCode == 0, $"{machine}: {command}\n{result.Stdout}{result.Stderr}");
        return result.Stdout.Trim();
    }

    public Task SayBothAsync(string command) => Task.WhenAll(Managed.Select(machine => SayAsync(machine, command)));

    public Task<CommandResult> TryAsync(string machine, string command) => Qemu().RunAsync(machine, command, null, Ct);

    private async Task<DeploymentResult> RunUpAsync(string config, IDeploymentEvents? events, CancellationToken cancellation) =>
        await Deployment(events).UpAsync(await ConfigAsync(config), cancellation);

    private void OnSend(string before, int nth, Action told)
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

    // Both machines, in all that a deployment might leave behind.
    public async Task<Dictionary<string, MachineRecord>> RecordAsync()
    {
        var records = new Dictionary<string, MachineRecord>();
        foreach (var machine in Managed)
        {
            records[machine] = await MachineRecord.TakeAsync(Qemu().RunAsync, machine, Ct);
        }

        return records;
    }

    private async Task<StackConfig> ConfigAsync(string config) => StackFile.Load(ProjectFolder.Find(), "dev",
    [
        .. await Qemu().ConnectionsAsync(cloud: false, Ct),
        // Most tests list no hosts; whoever wants those of the stack's file says so.
        .. config.Contains(Listed) ? Array.Empty<ConfigValue>() : [ConfigValue.Unset("hosts")],
        .. from change in config.Replace(Listed, "").Split(" & ", StringSplitOptions.RemoveEmptyEntries)
           let parts = change.Split('=', 2)
           select new ConfigValue(parts[0], parts[1], ConfigKeys.ByName.TryGetValue(parts[0], out var key) && key.IsSecret),
    ]);

    private string Working => Machines.Folder.File("state");

    private string Left => Machines.Folder.File("state-left");

    private static string Text(IEnumerable<ConfigValue> config) => string.Join(" & ", config.Select(value => $"{value.Key}={value.Value}"));

    private QemuMachines Qemu() => new(Machines, new Screen(TextWriter.Null, terminal: false));

    private void Forget(Func<ResourceState, bool> which)
    {
        using var state = StateStore.Open(Working);
        foreach (var resource in state.Resources.Where(which).ToArray())
        {
            state.Remove(resource);
        }
    }

    private static bool IsPassword(ResourceState resource) => resource.Key.Type == "random:index/randomPassword:RandomPassword";

    private StackDeployment Deployment(IDeploymentEvents? events) => new(StackProgram.Of<LabStack>(), Working, shell, events ?? new ToTestOutput());

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
