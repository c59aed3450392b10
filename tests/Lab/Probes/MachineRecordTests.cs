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
    public async Task A_record_that_was_cut_off_is_none() => Assert.Equal(
        "router can't be recorded: find: no such folder",
        (await Assert.ThrowsAsync<ProbeException>(() => MachineRecord.TakeAsync(
            (_, _, _, _) => Task.FromResult(new CommandResult(1, "half a rec", "find: no such folder\n")), "router", TestContext.Current.CancellationToken))).Message);
}
