using System.Globalization;
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
