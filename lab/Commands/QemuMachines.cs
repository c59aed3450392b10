using System.Globalization;
using System.Net.Sockets;
using Ipv6Dmz.Apply;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Lab.Ssh;
using Renci.SshNet.Common;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The lab's machines, with a line on the screen for each thing that is done to them.</summary>
public sealed class QemuMachines(LabMachines machines, Screen screen) : ILabMachines
{
    private const string Clean = "clean";

    // A machine under emulation that works hard takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IProgress<LabStep> progress = new StepLines(screen);

    public string Identity => File.GetLastWriteTimeUtc(machines.Folder.File("disks")).Ticks.ToString(CultureInfo.InvariantCulture);

    public bool HasCloudFirewall => LabCloud.Read(machines.Folder.CloudFile)?.Filter() is not null;

    public async Task UpAsync(bool clean, bool cloud, string? debian, CancellationToken cancellation)
    {
        var outcome = await machines.UpAsync(progress, cancellation, cloud, debian is null ? null : DebianRelease.Of(debian));
        if (outcome != UpOutcome.TakenOver && LabCloud.Read(machines.Folder.CloudFile)?.Filter() is { } rules)
        {
            // world forgets them when it is switched off; a cloud does not.
            await new QemuSite(machines).FilterAsync(rules, cancellation);
        }

        if (outcome == UpOutcome.Created || (clean && !machines.HasSnapshot(Clean)))
        {
            screen.Line($"keeping this moment as snapshot {Clean}");
            await machines.SnapshotAsync(Clean, cancellation);
        }
    }

    public Task ProvideAsync(string uplink, bool newHosts, CancellationToken cancellation) =>
        OnWorldAsync($"sh /usr/lib/lab/world.sh uplink {uplink}{(newHosts ? " anew" : "")}", cancellation);

    public Task ServeAsync(CancellationToken cancellation) => OnWorldAsync("sh /usr/lib/lab/serve.sh", cancellation);

    private async Task OnWorldAsync(string command, CancellationToken cancellation)
    {
        var result = await RunAsync(Places.World, command, null, cancellation);
        if (!result.Ok)
        {
            throw new CommandException($"world: {result.Stderr.Trim()}");
        }
    }

    public async Task ResetAsync(CancellationToken cancellation)
    {
        if (machines.HasSnapshot(Clean))
        {
            await machines.RestoreAsync(Clean, progress, cancellation);
            return;
        }

        // Without one nobody knows what is on the disks.
        var (cloud, debian) = (machines.IsCloud, machines.Debian.Name);
        await machines.EraseAsync(cancellation);
        await UpAsync(clean: true, cloud, debian, cancellation);
    }

    public async Task DownAsync(CancellationToken cancellation)
    {
        await machines.DownAsync(cancellation);
        // A test run that was killed had no time to end its own.
        foreach (var tests in LabFolder.Tests(machines.Folder.Root).Where(tests => Directory.Exists(tests.Path)))
        {
            using var alone = LabLock.Take(tests.Path, "down");
            using var left = new LabMachines(tests);
            await left.DownAsync(cancellation);
        }
    }

    public async Task<IReadOnlyList<string>> StatusAsync(CancellationToken cancellation) =>
        [.. (await machines.StatusAsync(cancellation)).Select(status => (status switch
        {
            { Pid: null, Machine: LabMachine.Vps } when machines is { IsCloud: true, Server: null } => $"{status.Machine.Label(),-7} not there: the lab's cloud has no server",
            { Pid: null } => $"{status.Machine.Label(),-7} off",
            { Answers: false } => $"{status.Machine.Label(),-7} runs (process {status.Pid}), and its SSH doesn't answer",
            _ => $"{status.Machine.Label(),-7} runs (process {status.Pid}), SSH on 127.0.0.1:{machines.Folder.Port(status.Machine)}",
        }))];

    public async Task<IReadOnlyList<ConfigValue>> ConnectionsAsync(bool cloud, CancellationToken cancellation) =>
    [
        .. cloud ? LabConfig.NoVps : LabConfig.Connection(LabMachine.Vps, await machines.ExistingAsync(LabMachine.Vps, cancellation)),
        .. LabConfig.Connection(LabMachine.Router, await machines.ExistingAsync(LabMachine.Router, cancellation)),
    ];

    public async Task<IReadOnlyList<ConfigValue>> ServerAsync(CancellationToken cancellation) => machines.Server is { } server
        ? LabConfig.Server(server, await machines.TargetAsync(LabMachine.Vps, cancellation))
        : throw new CommandException("the lab's cloud has no server: ./demo.sh up makes one");

    public Task<bool> AnswersAsync(string machine, CancellationToken cancellation) =>
        machines.AnswersAsync(Of(machine), Patience, cancellation);

    public async Task<(SshTarget Target, string KeyFile)> LoginAsync(string machine, CancellationToken cancellation) =>
        (await machines.TargetAsync(Of(machine), cancellation), (await machines.KeysAsync(cancellation)).ClientPrivateKeyFile);

    public async Task<CommandResult> RunAsync(string machine, string command, string? stdin, CancellationToken cancellation)
    {
        try
        {
            return await (await machines.ConnectAsync(Of(machine), cancellation)).RunAsync(command, stdin, ct: cancellation);
        }
        catch (Exception error) when (error is SocketException or SshException)
        {
            throw new ProbeException($"{machine} doesn't answer ({error.Message}): ./demo.sh up starts it");
        }
    }

    private static LabMachine Of(string name) => LabMachineExtensions.All.Single(machine => machine.Label() == name);

    // Progress<T> would hand the lines to the thread pool, and out of order.
    private sealed class StepLines(Screen screen) : IProgress<LabStep>
    {
        public void Report(LabStep step)
        {
            var far = step.Total > 0 ? $"[{step.Done}/{step.Total}] " : "";
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{far}{step.What}  ({step.Elapsed.TotalSeconds:0} s)"));
        }
    }
}
