using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class QmpTests : InFolder
{
    /// <summary>What is asked, what the monitor answers before it closes, and what comes of it.</summary>
    public static TheoryData<Func<Qmp, Task<object?>>, string[], string?> Questions => new()
    {
        // Events between a command and its answer are skipped.
        { async qmp => await qmp.IsPausedAsync(), ["{\"event\": \"STOP\"}\n{\"return\": {\"running\": false}}"], "True" },
        { async qmp => await qmp.ExecuteAsync("nonsense"), ["""{"error": {"class": "CommandNotFound", "desc": "not known"}}"""], "QEMU refused nonsense: not known" },
        // Which QEMU calls a success.
        { qmp => HumanAsync(qmp, "loadvm x"), ["""{"return": "Error: Snapshot 'x' does not exist\r\n"}"""], "QEMU: loadvm x: Error: Snapshot 'x' does not exist" },
        { async qmp => await qmp.ExecuteAsync("stop"), [], "QEMU closed its monitor during stop" },
        { async qmp => await qmp.ExecuteAsync("quit"), [], null },
    };

    private static async Task<object?> HumanAsync(Qmp qmp, string command)
    {
        await qmp.HumanAsync(command);
        return null;
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_monitor_answers_or_the_error_says_why_not(Func<Qmp, Task<object?>> ask, string[] answers, string? expected)
    {
        var answering = FakeQemu.Monitor(At("qmp"), answers.Prepend("""{"return": {}}"""), Ct);
        using (var qmp = await Qmp.ConnectAsync(At("qmp"), Ct))
        {
            string? said = null;
            var error = await Record.ExceptionAsync(async () => said = (await ask(qmp))?.ToString());
            Assert.True(error is null or LabException, error?.Message);
            Assert.Equal(expected, error?.Message ?? said);
        }

        await answering;
    }
}
