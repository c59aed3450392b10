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
        Directory.CreateDirectory(Lab.Path);
        if (pid is not null)
        {
            Write("test/vps.pid", pid == "mine" ? Environment.ProcessId.ToString(CultureInfo.InvariantCulture) : pid);
        }

        Assert.Null(Machine.Pid());
        await Machine.EndAsync(Ct);
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
    public async Task What_is_not_there_is_told_with_what_is_known_of_it()
    {
        using var machines = new LabMachines(Lab);
        Write("test/vps.serial", "Kernel panic\n");
        LabCloud.Write(Lab.CloudFile, new CloudState(0));

        (await Assert.ThrowsAsync<LabException>(() => Machine.StopAsync(Ct))).Message.MustSay("vps", "Kernel panic");
        (await Assert.ThrowsAsync<LabException>(() => machines.RestoreAsync("clean", ct: Ct))).Message.MustSay("'clean'");
        (await Assert.ThrowsAsync<LabException>(() => machines.TargetAsync(LabMachine.Vps, Ct))).Message.MustSay("./demo.sh up makes one");
    }

    [Fact]
    public async Task With_a_server_s_disk_go_the_snapshots_that_it_is_in_and_no_others_and_the_machines_release_is_remembered_with_them()
    {
        using var machines = new LabMachines(Lab);
        Assert.Equal(DebianRelease.Default, machines.Debian);
        Write("test/disks", ImageBuilder.Locate(Lab, DebianRelease.Of("12")).Name + " and so on");
        Write("test/snapshots/empty", "world router");
        Write("test/snapshots/deployed", "world vps router");
        Write("test/vps.qcow2", "");

        await machines.RemoveVpsAsync(Ct);

        Assert.Equal((true, false, false), (machines.HasSnapshot("empty"), machines.HasSnapshot("deployed"), File.Exists(Lab.File("vps.qcow2"))));
        Assert.Equal(new DebianRelease("12", "bookworm"), machines.Debian);
    }

    [Fact]
    public void A_folder_too_deep_for_a_socket_gets_a_short_link_that_is_the_same_each_time()
    {
        var deep = new LabFolder(At(new string('x', 120)));
        var sockets = deep.Sockets();
        try
        {
            Assert.InRange(sockets.Length, 1, 80);
            Assert.Equal((sockets, deep.Path, Lab.Path), (deep.Sockets(), new FileInfo(sockets).LinkTarget, Lab.Sockets()));
        }
        finally
        {
            File.Delete(sockets);
        }
    }
}
