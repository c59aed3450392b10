using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class QmpTests : InFolder
{
    public static TheoryData<string, Func<Qmp, Task<string?>>, string[], string?> Questions => new()
    {
        {
            "Events between a command and its answer are skipped",
            async qmp => $"{await qmp.IsPausedAsync()}",
            ["""{"event": "STOP"}""" + "\n" + """{"return": {"running": false}}"""],
            "True"
        },
        {
            "What QEMU refuses is told in its words",
            async qmp => $"{await qmp.ExecuteAsync("nonsense")}",
            ["""{"error": {"class": "CommandNotFound", "desc": "not known"}}"""],
            "QEMU refused nonsense: not known"
        },
        {
            "A snapshot that QEMU complains about is an error although it calls that success",
            async qmp =>
            {
                await qmp.HumanAsync("loadvm x");
                return null;
            },
            ["""{"return": "Error: Snapshot 'x' does not exist\r\n"}"""],
            "QEMU: loadvm x: Error: Snapshot 'x' does not exist"
        },
        { "A monitor that closes is an error", async qmp => $"{await qmp.ExecuteAsync("stop")}", [], "QEMU closed its monitor during stop" },
        { "A monitor that was asked to quit closes", async qmp => (await qmp.ExecuteAsync("quit"))?.ToString(), [], null },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_monitor_answers_or_the_error_says_why_not(string what, Func<Qmp, Task<string?>> ask, string[] answers, string? expected)
    {
        var answering = FakeQemu.Monitor(At("qmp"), answers.Prepend("""{"return": {}}"""), Ct);
        using var qmp = await Qmp.ConnectAsync(At("qmp"), Ct);

        string? said;
        try
        {
            said = await ask(qmp);
        }
        catch (LabException error)
        {
            said = error.Message;
        }

        Assert.Equal((what, expected), (what, said));
        qmp.Dispose();
        await answering;
    }
}
