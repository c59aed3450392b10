using Ipv6Dmz.Apply;
using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class MachineRecordTests
{
    [Fact]
    public void Equal_records_do_not_differ_in_whatever_order_their_lines_are() =>
        Assert.Empty(new MachineRecord(["a", "b"]).DifferencesTo(new(["b", "a"])));

    [Fact]
    public void What_went_has_a_minus_and_what_came_has_a_plus() =>
        Assert.Equal(
            ["- file /etc/a 644", "+ file /etc/a 600", "+ unit x active"],
            new MachineRecord(["file /etc/a 644", "same"]).DifferencesTo(new(["same", "file /etc/a 600", "unit x active"])));

    [Fact]
    public void A_line_that_stands_twice_afterwards_is_a_difference() =>
        Assert.Equal(["+ rule"], new MachineRecord(["rule"]).DifferencesTo(new(["rule", "rule"])));

    [Fact]
    public async Task A_record_is_what_the_script_prints_on_the_machine_line_by_line()
    {
        List<(string Machine, string? Stdin)> calls = [];
        var record = await MachineRecord.TakeAsync(
            (machine, _, stdin, _) =>
            {
                calls.Add((machine, stdin));
                return Task.FromResult(new CommandResult(0, "one\n\ntwo\n", "a warning"));
            },
            "vps",
            TestContext.Current.CancellationToken);

        Assert.Equal(["one", "two"], record.Lines);
        Assert.Equal("vps", Assert.Single(calls).Machine);
        Assert.StartsWith("#!/bin/sh", calls[0].Stdin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_cannot_be_recorded_is_named_with_what_it_said()
    {
        var failure = await Assert.ThrowsAsync<ProbeException>(() => MachineRecord.TakeAsync(
            (_, _, _, _) => Task.FromResult(new CommandResult(1, "half a rec", "find: no such folder\n")), "router", TestContext.Current.CancellationToken));

        Assert.Equal("router can't be recorded: find: no such folder", failure.Message);
    }
}
