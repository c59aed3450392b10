using System.Diagnostics;
using System.Net.Sockets;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A process that passes for a machine's QEMU.</summary>
internal sealed class FakeQemu : IDisposable
{
    private readonly Process process;

    private FakeQemu(Process process) => this.process = process;

    public bool Runs => !process.HasExited;

    /// <param name="monitor">Whether it says yes to whatever its monitor is asked, without doing it.</param>
    public static async Task<FakeQemu> StartAsync(LabFolder lab, LabMachine machine, bool monitor, CancellationToken ct)
    {
        var pidFile = Path.Combine(lab.Sockets(), $"{machine.Label()}.pid");
        var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec -a {VirtualMachine.Qemu} perl -e 'sleep 3600' {pidFile}"]))!;
        await File.WriteAllTextAsync(pidFile, process.Id.ToString(CultureInfo.InvariantCulture), ct);
        Assert.True(await Poll.UntilAsync(_ => Task.FromResult(new VirtualMachine(lab, machine).Pid() is not null), TimeSpan.FromSeconds(5), ct: ct));
        if (monitor)
        {
            _ = Monitor(Path.Combine(lab.Sockets(), $"{machine.Label()}.qmp"), Enumerable.Repeat("""{"return": {}}""", 100), ct);
        }

        return new(process);
    }

    /// <summary>Answers what it is asked, line by line, and closes after the last answer's question.</summary>
    public static Task Monitor(string path, IEnumerable<string> answers, CancellationToken ct)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        return Task.Run(async () =>
        {
            using var listening = listener;
            using var stream = new NetworkStream(await listener.AcceptAsync(ct), ownsSocket: true);
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true };
            await writer.WriteLineAsync("""{"QMP": {"version": {}}}""");
            foreach (var answer in answers)
            {
                if (await reader.ReadLineAsync(ct) is null)
                {
                    return;
                }

                await writer.WriteLineAsync(answer);
            }

            await reader.ReadLineAsync(ct);
        }, ct);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
