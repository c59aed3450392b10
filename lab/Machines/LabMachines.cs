using System.Diagnostics;
using System.Security.Cryptography;
using Ipv6Dmz.Concerns;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>
/// The lab's three machines as one thing; where the VPS is to come from the lab's cloud, two at first. They run on their own: every call first looks at what is there, so that it takes
/// over from an earlier one, however that ended.
/// </summary>
public sealed partial class LabMachines : IDisposable
{
    private const string Disks = "disks";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly LabFolder _lab;
    private readonly IReadOnlyList<VirtualMachine> _machines;
    private readonly Snapshots _snapshots;
    private readonly Sessions _sessions;
    private LabKeys? _keys;

    public LabMachines(LabFolder lab)
    {
        _lab = lab;
        _machines = [.. LabMachineExtensions.All.Select(id => new VirtualMachine(lab, id))];
        _snapshots = new Snapshots(lab, () => Present);
        _sessions = new Sessions(async (machine, ct) => await SshConnection.OpenAsync(await TargetAsync(machine, ct), ct: ct));
    }

    public LabFolder Folder => _lab;

    /// <summary>What the machines are; before there are any, what they will be unless somebody wants another one.</summary>
    public DebianRelease Debian => (File.Exists(_lab.File(Disks)) ? ImageBuilder.ReleaseOf(File.ReadAllText(_lab.File(Disks))) : null) ?? DebianRelease.Default;

    private static TimeSpan BootLimit => Pace.Time(300);

    private IReadOnlyList<VirtualMachine> Present => [.. _machines.Where(m => m.Id != LabMachine.Vps || !IsCloud || File.Exists(m.Disk))];

    /// <summary>Builds the image if needed, starts what does not run, and waits until sshd answers on all machines.</summary>
    /// <param name="cloud">The VPS is a server of the lab's cloud: it is there when somebody has made it.</param>
    /// <param name="debian">What the machines are to be; null: what they are. Another one means other machines.</param>
    public async Task<UpOutcome> UpAsync(IProgress<LabStep>? progress = null, CancellationToken ct = default, bool cloud = false, DebianRelease? debian = null)
    {
        using var phase = Phase.Begin(Phase.Boot);
        var steps = new Steps(progress);
        var (image, accelerator) = await PrepareAsync(steps, debian ?? Debian, ct);
        var outcome = await EnsureDisksAsync(image, debian ?? Debian, accelerator, cloud, steps, ct);
        if (_snapshots.Interrupted is { } snapshot)
        {
            await RestoreAsync(snapshot, progress, ct);
            return outcome;
        }
        var missing = Present.Where(m => m.Pid() is null).ToList();
        steps.Say($"starting {(missing.Count == 0 ? "nothing: all machines run" : string.Join(", ", missing.Select(m => m.Id.Label())))} ({accelerator.Name})");
        await Task.WhenAll(missing.Select(m => m.StartAsync(image, accelerator, paused: false, ct)));
        await _snapshots.ContinuePausedAsync(ct);
        await AnswerAsync(steps, ct);
        return outcome == UpOutcome.TakenOver && missing.Count > 0 ? UpOutcome.Started : outcome;
    }

    /// <summary>Whether the disks, and so the snapshots, are what <see cref="UpAsync"/> would make.</summary>
    public async Task<bool> AreAsync(bool cloud, DebianRelease debian, CancellationToken ct = default)
    {
        var (image, accelerator) = await PrepareAsync(new Steps(null), debian, ct);
        return await AreAsync(await WantedAsync(image, accelerator, cloud, ct), cloud, ct);
    }

    public bool HasSnapshot(string name) => _snapshots.Has(name);

    /// <summary>Keeps all three machines as they are at one moment, running programs included.</summary>
    public async Task SnapshotAsync(string name, CancellationToken ct = default)
    {
        using var phase = Phase.Begin(Phase.Snapshot);
        await _snapshots.SaveAsync(name, ct);
        _clocks.Clear();
    }

    /// <summary>
    /// Brings all three back to that moment, together: WireGuard refuses a peer whose clock went back alone.
    /// Only the clocks of machines that ran on meanwhile stay where they are.
    /// </summary>
    public async Task RestoreAsync(string name, IProgress<LabStep>? progress = null, CancellationToken ct = default)
    {
        if (!HasSnapshot(name))
        {
            throw new LabException($"there is no snapshot '{name}' of the lab '{_lab.Name}'");
        }
        using var phase = Phase.Begin(Phase.Snapshot);
        var steps = new Steps(progress);
        var (image, accelerator) = await PrepareAsync(steps, Debian, ct);
        steps.Say($"restoring snapshot {name}");
        if (!_snapshots.Includes(name, Vps))
        {
            await RemoveVpsAsync(ct);
        }
        await Task.WhenAll(Present.Where(m => m.Pid() is null).Select(m => m.StartAsync(image, accelerator, paused: true, ct)));
        await _snapshots.LoadAsync(name, ct);
        Forget(LabMachineExtensions.All);
        await AnswerAsync(steps, ct);
        // Whoever comes next may dial twice at most. The sessions are kept.
        _clocks.Clear();
        await Task.WhenAll(Present.Where(m => m.Id != LabMachine.Vps || !IsCloud).Select(async m =>
            _clocks[m.Id] = await Poll.RetryAsync(token => LookAsync(m.Id, token), retries: 3, Backoff.Dial, ct)));
    }

    /// <summary>Reboots as an administrator does, and waits until it answers again.</summary>
    public async Task RebootAsync(LabMachine machine, CancellationToken ct = default)
    {
        using var phase = Phase.Begin(Phase.Boot);
        await new Reboot(_machines[(int)machine], await TargetAsync(machine, ct), _sessions, BootLimit).RunAsync(ct);
    }

    public async Task<IReadOnlyList<MachineStatus>> StatusAsync(CancellationToken ct = default) =>
        await Task.WhenAll(_machines.Select(async m => new MachineStatus(
            m.Id, m.Pid(), await AnswersAsync(m.Id, TimeSpan.FromSeconds(5), ct))));

    public bool Runs(LabMachine machine) => _machines[(int)machine].Pid() is not null;

    /// <summary>Whether the machine runs and its sshd answers: on its port may be another clone's lab.</summary>
    public async Task<bool> AnswersAsync(LabMachine machine, TimeSpan limit, CancellationToken ct = default) =>
        Runs(machine) && await Readiness.AnswersAsync(_lab.Port(machine), limit, ct);

    /// <summary>Ends all machines. Their disks and snapshots stay, so that the next up finds what is deployed on them.</summary>
    public async Task DownAsync(CancellationToken ct = default)
    {
        await Task.WhenAll(_machines.Where(m => m.Pid() is not null).Select(m => FlushAsync(m.Id, ct)));
        Forget(LabMachineExtensions.All);
        await Task.WhenAll(_machines.Select(m => m.EndAsync(ct)));
    }

    /// <summary>Ends all machines and deletes their disks and snapshots. The image and the keys stay.</summary>
    public async Task EraseAsync(CancellationToken ct = default)
    {
        Forget(LabMachineExtensions.All);
        await Task.WhenAll(_machines.Select(m => m.EndAsync(ct)));
        _snapshots.Erase();
        File.Delete(_lab.File(Disks));
        File.Delete(_lab.CloudFile);
        foreach (var machine in _machines)
        {
            File.Delete(machine.Disk);
        }
    }

    public async Task<LabKeys> KeysAsync(CancellationToken ct = default) => _keys ??= await LabKeys.EnsureAsync(_lab, ct);

    public async Task<SshTarget> TargetAsync(LabMachine machine, CancellationToken ct = default)
    {
        var target = await ExistingAsync(machine, ct);
        return machine != LabMachine.Vps || !IsCloud ? target
            : UserData.HostKey(Server?.UserData) is { } hostKey ? target with { HostKey = hostKey }
            : throw new LabException("there is no VPS: the lab's cloud has no server, or one without a host key in its user_data. ./demo.sh up makes one");
    }

    /// <summary>How a machine is reached that the lab made itself.</summary>
    public async Task<SshTarget> ExistingAsync(LabMachine machine, CancellationToken ct = default)
    {
        var keys = await KeysAsync(ct);
        return new SshTarget("127.0.0.1", _lab.Port(machine), "root", keys.ClientPrivateKey, keys.HostKey(machine));
    }

    /// <summary>A session with the machine, kept for the next caller. Not to be disposed.</summary>
    public Task<SshConnection> ConnectAsync(LabMachine machine, CancellationToken ct = default) => _sessions.GetAsync(machine, ct);

    public void Dispose() => _sessions.Dispose();

    // What its programs believe to be on the disk should be there. A machine that doesn't answer has had its chance.
    private async Task FlushAsync(LabMachine machine, CancellationToken ct)
    {
        if (!await Readiness.AnswersAsync(_lab.Port(machine), TimeSpan.FromSeconds(5), ct))
        {
            return;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await (await ConnectAsync(machine, patience.Token)).RunAsync("sync", ct: patience.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (e is OperationCanceledException || Sessions.IsLost(e, ct)))
        {
            // Down is also for machines that no longer listen.
        }
    }

    private async Task<(LabImage, Accelerator)> PrepareAsync(Steps steps, DebianRelease debian, CancellationToken ct)
    {
        if (LabSupport.WhyNot() is { } reason)
        {
            throw new LabException(reason);
        }
        Directory.CreateDirectory(_lab.Path);
        await KeysAsync(ct);
        var image = await ImageBuilder.EnsureAsync(_lab, debian, (line, step) => steps.Say($"image: {line}", step, ImageBuilder.Steps), ct);
        return (image, await Accelerator.ChooseAsync(_lab, image, ct));
    }

    // Disks made from another image or another seed are another lab: what the programs say about it would not be true.
    private async Task<UpOutcome> EnsureDisksAsync(LabImage image, DebianRelease debian, Accelerator accelerator, bool cloud, Steps steps, CancellationToken ct)
    {
        var wanted = await WantedAsync(image, accelerator, cloud, ct);
        if (await AreAsync(wanted, cloud, ct))
        {
            return UpOutcome.TakenOver;
        }
        steps.Say($"new disks: Debian {debian.Name}");
        await EraseAsync(ct);
        var seeds = await SeedsAsync(cloud, ct);
        await Task.WhenAll(seeds.Select(seed => seed.Machine.CreateDiskAsync(image.Disk, seed.Tar, ct)));
        if (cloud)
        {
            LabCloud.Write(_lab.CloudFile, new CloudState(0));
        }
        await File.WriteAllTextAsync(_lab.File(Disks), wanted, ct);
        return UpOutcome.Created;
    }

    private async Task<IReadOnlyList<(VirtualMachine Machine, byte[] Tar)>> SeedsAsync(bool cloud, CancellationToken ct)
    {
        var keys = await KeysAsync(ct);
        return [.. _machines.Where(m => !cloud || m.Id != LabMachine.Vps).Select(m => (m, Seed.For(m.Id, keys).ToTar()))];
    }

    // Snapshots hold the processor, the running kernel and the network cards too.
    private async Task<string> WantedAsync(LabImage image, Accelerator accelerator, bool cloud, CancellationToken ct) =>
        $"{image.Name} {string.Join(' ', accelerator.Arguments)} {VirtualMachine.CheapToEmulate} {VirtualMachine.Card} "
        + string.Join(' ', (await SeedsAsync(cloud, ct)).Select(seed => Convert.ToHexStringLower(SHA256.HashData(seed.Tar))[..12]));

    private async Task<bool> AreAsync(string wanted, bool cloud, CancellationToken ct) =>
        File.Exists(_lab.File(Disks)) && await File.ReadAllTextAsync(_lab.File(Disks), ct) == wanted && cloud == IsCloud
            && _machines.All(m => (cloud && m.Id == LabMachine.Vps) || File.Exists(m.Disk));

    // vps and router are reached through world; asking them before world is there would only give it more to do.
    private async Task AnswerAsync(Steps steps, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var answering = 0;
        var there = Present.Select(m => m.Id).ToList();
        async Task WaitAsync(LabMachine id)
        {
            if (!await Poll.UntilAsync(token => Readiness.AnswersAsync(_lab.Port(id), TimeSpan.FromSeconds(4), token), BootLimit, Pause, ct))
            {
                throw new LabException($"{id.Label()} did not answer on 127.0.0.1:{_lab.Port(id)} within {BootLimit.TotalMinutes:0} minutes. "
                    + $"The end of its console:\n{_machines[(int)id].ConsoleTail()}");
            }
            steps.Say($"{id.Label()} answers after {clock.Elapsed.TotalSeconds:0} s", Interlocked.Increment(ref answering), there.Count);
        }
        await WaitAsync(LabMachine.World);
        await Task.WhenAll(there.Where(id => id != LabMachine.World).Select(WaitAsync));
    }

    private void Forget(IEnumerable<LabMachine> machines)
    {
        foreach (var machine in machines)
        {
            _sessions.Drop(machine);
        }
    }
}
