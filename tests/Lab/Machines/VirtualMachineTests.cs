using System.Globalization;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class VirtualMachineTests : InFolder
{
    private LabFolder Lab => new(Folder, "test", 2900);

    private VirtualMachine Machine => new(Lab, LabMachine.Vps);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("999999999")]
    [InlineData("mine")]
    public async Task A_pid_that_is_no_process_or_another_one_by_now_is_no_machine_and_survives_its_end(string? pid)
    {
        var machine = Machine;
        if (pid is not null)
        {
            await File.WriteAllTextAsync(Lab.File("vps.pid"), pid == "mine" ? Environment.ProcessId.ToString(CultureInfo.InvariantCulture) : pid, Ct);
        }

        Assert.Null(machine.Pid());
        await machine.EndAsync(Ct);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_QEMU_that_does_not_quit_is_killed_whether_it_answers_or_not(bool answers)
    {
        using var qemu = await FakeQemu.StartAsync(Lab, LabMachine.Vps, monitor: answers, Ct);

        await Machine.EndAsync(Ct, patience: TimeSpan.FromMilliseconds(300));

        Assert.False(qemu.Runs);
    }

    [Fact]
    public async Task Another_machine_s_QEMU_is_not_this_one_s_and_survives_its_end()
    {
        using var other = await FakeQemu.StartAsync(Lab, LabMachine.Router, monitor: false, Ct);
        File.Copy(Lab.File("router.pid"), Lab.File("vps.pid"));

        Assert.Null(Machine.Pid());
        await Machine.EndAsync(Ct);
        Assert.True(other.Runs);
    }

    [Fact]
    public async Task A_machine_that_died_is_told_with_the_end_of_its_console()
    {
        await File.WriteAllTextAsync(Machine.Console, "Kernel panic\n", Ct);

        (await Assert.ThrowsAsync<LabException>(() => Machine.StopAsync(Ct))).Message.MustSay("vps", "Kernel panic");
    }

    [Fact]
    public void Every_cable_has_two_ends_that_name_each_other()
    {
        var ends = LabMachineExtensions.All.SelectMany(Cable.Of).OfType<Cable>().ToList();

        Assert.Equal(6, ends.Count);
        Assert.All(ends, end => Assert.Single(ends, other => other.Local == end.Remote && other.Remote == end.Local));
        Assert.Distinct(ends.Select(end => end.Mac));
    }

    [Fact]
    public async Task A_snapshot_that_does_not_exist_is_named()
    {
        using var machines = new LabMachines(Lab);

        Assert.False(machines.HasSnapshot("clean"));
        (await Assert.ThrowsAsync<LabException>(() => machines.RestoreAsync("clean", ct: Ct))).Message.MustSay("'clean'");
    }
}
