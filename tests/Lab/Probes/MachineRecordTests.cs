using Ipv6Dmz.Apply;
using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class MachineRecordTests
{
    [Theory]
    [InlineData("a|b", "b|a")]
    [InlineData("file /etc/a 644|same", "same|file /etc/a 600|unit x active", "- file /etc/a 644", "+ file /etc/a 600", "+ unit x active")]
    [InlineData("rule", "rule|rule", "+ rule")]
    public void What_went_has_a_minus_and_what_came_has_a_plus(string before, string after, params string[] differences) =>
        Assert.Equal(differences, new MachineRecord(before.Split('|')).DifferencesTo(new(after.Split('|'))));

    [Fact]
    public async Task A_record_is_what_the_script_prints_on_the_machine_line_by_line()
    {
        Assert.Equal(["one", "two"], (await TakeAsync(new(0, "one\n\ntwo\n", "a warning"))).Lines);

        Assert.Equal(
            "router can't be recorded: find: no such folder",
            (await Assert.ThrowsAsync<ProbeException>(() => TakeAsync(new(1, "half a rec", "find: no such folder\n")))).Message);
    }

    private static Task<MachineRecord> TakeAsync(CommandResult result) => MachineRecord.TakeAsync(
        (machine, _, stdin, _) =>
        {
            Assert.Equal("router", machine);
            Assert.StartsWith("#!/bin/sh", stdin, StringComparison.Ordinal);
            return Task.FromResult(result);
        },
        "router",
        TestContext.Current.CancellationToken);
}
