using System.Net.Sockets;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class QmpTests
{
    private const string Greeting = """{"QMP": {"version": {}}}""";

    [Fact]
    public async Task Events_between_a_command_and_its_answer_are_skipped()
    {
        var paused = await AskAsync(qmp => qmp.IsPausedAsync(), ["""{"event": "STOP"}""" + "\n" + """{"return": {"running": false}}"""]);

        Assert.True(paused);
    }

    [Fact]
    public async Task What_QEMU_refuses_is_told_in_its_words()
    {
        var error = await Assert.ThrowsAsync<LabException>(() => AskAsync(
            async qmp => await qmp.ExecuteAsync("nonsense"), ["""{"error": {"class": "CommandNotFound", "desc": "not known"}}"""]));

        Assert.Equal("QEMU refused nonsense: not known", error.Message);
    }

    [Fact]
    public async Task A_snapshot_that_QEMU_complains_about_is_an_error_although_it_calls_that_success()
    {
        var error = await Assert.ThrowsAsync<LabException>(() => AskAsync(
            async qmp =>
            {
                await qmp.HumanAsync("loadvm x");
                return true;
            }, ["""{"return": "Error: Snapshot 'x' does not exist\r\n"}"""]));

        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_monitor_that_closes_is_an_error_unless_it_was_asked_to_quit()
    {
        await Assert.ThrowsAsync<LabException>(() => AskAsync(async qmp => await qmp.ExecuteAsync("stop"), []));
        Assert.Null(await AskAsync(async qmp => await qmp.ExecuteAsync("quit"), []));
    }

    private static async Task<T> AskAsync<T>(Func<Qmp, Task<T>> ask, string[] answers)
    {
        var ct = TestContext.Current.CancellationToken;
        using var lab = new TemporaryLab();
        var path = Path.Combine(lab.Folder.Sockets(), "qmp");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var answering = Task.Run(async () =>
        {
            using var stream = new NetworkStream(await listener.AcceptAsync(ct), ownsSocket: true);
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true };
            await writer.WriteLineAsync(Greeting);
            foreach (var answer in answers.Prepend("""{"return": {}}"""))
            {
                await reader.ReadLineAsync(ct);
                await writer.WriteLineAsync(answer);
            }
            if (answers.Length == 0)
            {
                await reader.ReadLineAsync(ct);
            }
        }, ct);
        using var qmp = await Qmp.ConnectAsync(path, ct);
        var result = await ask(qmp);
        await answering;
        return result;
    }
}
