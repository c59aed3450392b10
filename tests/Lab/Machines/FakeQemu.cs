using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A process that passes for a machine's QEMU, and says yes to whatever its monitor is asked, without doing it.</summary>
internal sealed class FakeQemu : IDisposable
{
    private readonly Process process;
    private readonly Socket? listener;

    public FakeQemu(LabFolder lab, LabMachine machine, bool monitor)
    {
        var pidFile = Path.Combine(lab.Sockets(), $"{machine.Label()}.pid");
        process = Process.Start(new ProcessStartInfo(
            "bash", ["-c", $"exec -a {VirtualMachine.Qemu} perl -e 'sleep 3600' {pidFile}"]))!;
        File.WriteAllText(pidFile, process.Id.ToString(CultureInfo.InvariantCulture));
        if (monitor)
        {
            listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(lab.Sockets(), $"{machine.Label()}.qmp")));
            listener.Listen();
            _ = AnswerAsync(listener);
        }
    }

    public bool Runs => !process.HasExited;

    public void Dispose()
    {
        listener?.Dispose();
        process.Kill();
        process.Dispose();
    }

    private static async Task AnswerAsync(Socket listener)
    {
        using var stream = new NetworkStream(await listener.AcceptAsync(), ownsSocket: true);
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        await writer.WriteLineAsync("""{"QMP": {}}""");
        while (await reader.ReadLineAsync() is not null)
        {
            await writer.WriteLineAsync("""{"return": {}}""");
        }
    }
}
