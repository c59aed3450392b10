using System.Diagnostics;
using System.Net.Sockets;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>One QEMU process and its files. The process outlives this program; whoever comes next finds it by its pid file.</summary>
public sealed class VirtualMachine(LabFolder lab, LabMachine id)
{
    public const string Qemu = "qemu-system-x86_64";

    /// <summary>No disk controllers to load drivers for. The smaller microvm has no second clock: on a busy computer its kernel hangs in calibration.</summary>
    public const string Board = "q35,sata=off,smbus=off,vmport=off";

    private readonly string _sockets = lab.Sockets();

    public LabMachine Id => id;

    public string Disk => lab.File($"{id.Label()}.qcow2");

    public string SeedFile => lab.File($"{id.Label()}.seed");

    public string Console => lab.File($"{id.Label()}.serial");

    private string PidFile => Path.Combine(_sockets, $"{id.Label()}.pid");

    private string Monitor => Path.Combine(_sockets, $"{id.Label()}.qmp");

    /// <summary>The process, if it runs and is this machine: a pid may have gone to another process since.</summary>
    public int? Pid()
    {
        if (!File.Exists(PidFile) || !int.TryParse(File.ReadAllText(PidFile), out var pid))
        {
            return null;
        }
        try
        {
            var arguments = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == Qemu && arguments.Contains(PidFile) ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <param name="origin">The disk that this one starts as.</param>
    public async Task CreateDiskAsync(string origin, byte[] seed, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(SeedFile, seed, ct);
        await Tool.RunAsync("qemu-img", ["create", "-q", "-f", "qcow2", "-b", origin, "-F", "raw", $"{Disk}.part"], ct: ct);
        File.Move($"{Disk}.part", Disk, overwrite: true);
    }

    public async Task StartAsync(LabImage image, Accelerator accelerator, bool paused, CancellationToken ct)
    {
        await Tool.RunAsync(Qemu, [.. Arguments(image, accelerator), .. paused ? new[] { "-S" } : []], ct: ct);
    }

    /// <exception cref="LabException">QEMU refused, or isn't there (any more); with the end of the machine's console.</exception>
    public async Task<T> MonitorAsync<T>(Func<Qmp, Task<T>> ask, CancellationToken ct)
    {
        try
        {
            using var qmp = await Qmp.ConnectAsync(Monitor, ct);
            return await ask(qmp);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is SocketException or IOException)
        {
            throw new LabException($"{id.Label()}: QEMU doesn't answer ({e.Message}). The end of its console:\n{ConsoleTail()}", e);
        }
    }

    public Task MonitorAsync(Func<Qmp, Task> ask, CancellationToken ct) => MonitorAsync(async qmp =>
    {
        await ask(qmp);
        return true;
    }, ct);

    public Task StopAsync(CancellationToken ct) => MonitorAsync(qmp => qmp.ExecuteAsync("stop", ct: ct), ct);

    public Task ContinueAsync(CancellationToken ct) => MonitorAsync(qmp => qmp.ExecuteAsync("cont", ct: ct), ct);

    /// <summary>Ends the process: asked through the monitor, killed if it doesn't listen or is still there after a while.</summary>
    /// <param name="patience">How long it may take; 10 s.</param>
    public async Task EndAsync(CancellationToken ct, TimeSpan? patience = null)
    {
        if (Pid() is not { } pid)
        {
            return;
        }
        var limit = patience ?? TimeSpan.FromSeconds(10);
        if (await AskedToQuitAsync(limit / 2, ct) && await IsGoneAsync(pid, limit, ct))
        {
            return;
        }
        Kill(pid);
        if (!await IsGoneAsync(pid, limit, ct))
        {
            throw new LabException($"{id.Label()}: QEMU process {pid} does not end, not even by SIGKILL");
        }
    }

    private async Task<bool> AskedToQuitAsync(TimeSpan limit, CancellationToken ct)
    {
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(ct);
        asking.CancelAfter(limit);
        try
        {
            await MonitorAsync(qmp => qmp.ExecuteAsync("quit", ct: asking.Token), asking.Token);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is OperationCanceledException or LabException or IOException or SocketException)
        {
            return false;
        }
    }

    // Its command line goes before its process does.
    private static Task<bool> IsGoneAsync(int pid, TimeSpan limit, CancellationToken ct) =>
        Poll.UntilAsync(_ => Task.FromResult(!Directory.Exists($"/proc/{pid}")), limit, TimeSpan.FromMilliseconds(50), ct);

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It ended by itself.
        }
    }

    /// <summary>The end of what the machine printed, for an error message.</summary>
    public string ConsoleTail(int lines = 20) => File.Exists(Console)
        ? string.Join('\n', File.ReadLines(Console).TakeLast(lines))
        : "(it has printed nothing)";

    private IEnumerable<string> Arguments(LabImage image, Accelerator accelerator) =>
    [
        "-name", id.Label(), "-machine", Board, .. accelerator.Arguments,
        "-smp", "1", "-m", id == LabMachine.World ? "448" : "320", "-display", "none", "-nodefaults", "-no-user-config",
        "-kernel", image.Kernel, "-initrd", image.Initrd,
        "-append", $"console=ttyS0 loglevel=5 net.ifnames=0 no_timer_check tsc=reliable {Counter.Parameter(accelerator)}{CheapToEmulate}",
        "-serial", $"file:{Console}", "-pidfile", PidFile, "-qmp", $"unix:{Monitor},server=on,wait=off",
        "-drive", $"if=none,id=disk,format=qcow2,cache=unsafe,file={Disk}", "-device", "virtio-blk-pci,drive=disk",
        "-drive", $"if=none,id=seed,format=raw,readonly=on,file={SeedFile}", "-device", "virtio-blk-pci,drive=seed",
        .. Cable.Of(id).SelectMany(Network), "-daemonize",
    ];

    /// <summary>
    /// Kernel parameters. Above all programs stand at the same addresses each time: or QEMU translates them anew in each process. And their
    /// memory is not accounted for, page by page.
    /// </summary>
    internal const string CheapToEmulate =
        "norandmaps nokaslr init_on_alloc=0 mitigations=off nowatchdog audit=0 cryptomgr.notests rcupdate.rcu_expedited=1 systemd.getty_auto=no "
        + "cgroup_disable=memory";

    /// <summary>Of the network cards between the machines. With merged buffers QEMU before 9.1 can stop receiving for good under load.</summary>
    internal const string Card = "mrg_rxbuf=off,rx_queue_size=1024";

    private IEnumerable<string> Network(Cable? cable) => cable is null
        ? ["-netdev", UserNetwork(), "-device", "virtio-net-pci,netdev=host,mac=02:00:00:00:ff:00"]
        : [
            "-netdev", $"dgram,id={cable.Id},local.type=inet,local.host=127.0.0.1,local.port={lab.CablePort(cable.Local)},"
                + $"remote.type=inet,remote.host=127.0.0.1,remote.port={lab.CablePort(cable.Remote)}",
            "-device", $"virtio-net-pci,netdev={cable.Id},mac={cable.Mac},{Card}",
        ];

    // Restricted: from inside, this computer and its network can't be reached.
    private string UserNetwork() => string.Join(',',
    [
        "user", "id=host", "restrict=on", "ipv6=off", $"hostfwd=tcp:127.0.0.1:{lab.Port(LabMachine.World)}-10.0.2.15:22",
        $"hostfwd=tcp:127.0.0.1:{lab.Port(LabMachine.Vps)}-10.0.2.15:2201",
        $"hostfwd=tcp:127.0.0.1:{lab.Port(LabMachine.Router)}-10.0.2.15:2202",
    ]);
}
