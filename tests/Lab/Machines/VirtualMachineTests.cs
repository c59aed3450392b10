using System.Globalization;
using Ipv6Dmz.Lab;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class VirtualMachineTests
{
    [Fact]
    public async Task A_pid_that_belongs_to_another_process_by_now_is_not_the_machine_s_and_survives_its_end()
    {
        var ct = TestContext.Current.CancellationToken;
        using var lab = new TemporaryLab();
        var machine = new VirtualMachine(lab.Folder, LabMachine.Vps);
        await File.WriteAllTextAsync(lab.Folder.File("vps.pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), ct);

        Assert.Null(machine.Pid());
        await machine.EndAsync(ct);
    }

    [Fact]
    public async Task A_pid_of_nobody_and_a_pid_file_without_a_number_are_no_machine()
    {
        var ct = TestContext.Current.CancellationToken;
        using var lab = new TemporaryLab();
        var machine = new VirtualMachine(lab.Folder, LabMachine.Vps);

        Assert.Null(machine.Pid());
        await File.WriteAllTextAsync(lab.Folder.File("vps.pid"), "999999999", ct);
        Assert.Null(machine.Pid());
        await File.WriteAllTextAsync(lab.Folder.File("vps.pid"), "", ct);
        Assert.Null(machine.Pid());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_QEMU_that_does_not_quit_is_killed_whether_it_answers_or_not(bool answers)
    {
        var ct = TestContext.Current.CancellationToken;
        using var lab = new TemporaryLab();
        var machine = new VirtualMachine(lab.Folder, LabMachine.Vps);
        using var qemu = new FakeQemu(lab.Folder, LabMachine.Vps, monitor: answers);
        Assert.True(await Poll.UntilAsync(_ => Task.FromResult(machine.Pid() is not null), TimeSpan.FromSeconds(5), ct: ct));

        await machine.EndAsync(ct, patience: TimeSpan.FromMilliseconds(300));

        Assert.False(qemu.Runs);
    }

    [Fact]
    public async Task A_machine_that_died_is_told_with_the_end_of_its_console()
    {
        using var lab = new TemporaryLab();
        var machine = new VirtualMachine(lab.Folder, LabMachine.Vps);
        await File.WriteAllTextAsync(machine.Console, "Kernel panic\n", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LabException>(() => machine.StopAsync(TestContext.Current.CancellationToken));

        Assert.Contains("vps", error.Message, StringComparison.Ordinal);
        Assert.Contains("Kernel panic", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cable_has_two_ends_that_name_each_other()
    {
        var ends = LabMachineExtensions.All.SelectMany(Cable.Of).OfType<Cable>().ToList();

        Assert.Equal(6, ends.Count);
        Assert.All(ends, end => Assert.Single(ends, other => other.Local == end.Remote && other.Remote == end.Local));
        Assert.Equal(ends.Count, ends.Select(e => e.Mac).Distinct().Count());
    }

    [Fact]
    public async Task A_snapshot_that_does_not_exist_is_named()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(lab.Folder);

        Assert.False(machines.HasSnapshot("clean"));
        var error = await Assert.ThrowsAsync<LabException>(() => machines.RestoreAsync("clean", ct: TestContext.Current.CancellationToken));
        Assert.Contains("'clean'", error.Message, StringComparison.Ordinal);
    }
}
