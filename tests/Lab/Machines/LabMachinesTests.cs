using Ipv6Dmz.Lab;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Tests.Lab.Machines;

[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class LabMachinesTests(LabFixture lab)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_machines_stand_where_the_drawing_says()
    {
        var machines = await lab.AtAsync();

        Assert.Contains("2001:db8:0:98::1/64", await SayAsync(machines, LabMachine.Vps, "ip -br address show eth0"), StringComparison.Ordinal);
        Assert.Contains("192.168.1.2/24", await SayAsync(machines, LabMachine.Router, "ip -br address show eth0"), StringComparison.Ordinal);
        Assert.True(
            await Poll.UntilAsync(
                async _ => (await SayAsync(machines, LabMachine.Router, "ip -br address show eth0")).Contains("2001:db8:0:a1:", StringComparison.Ordinal),
                TimeSpan.FromSeconds(30), ct: Ct),
            "the router has made no address from the home router's advertisement");
        Assert.Equal("198.51.100.80", await SayAsync(machines, LabMachine.Router, "getent ahostsv4 server.example.net | awk 'NR==1 { print $1 }'"));
        await SayAsync(machines, LabMachine.World, "ip netns exec server ping -c1 -W5 2001:db8:0:98::1 && ip netns exec homepc ping -c1 -W5 198.51.100.80");
        Assert.Equal("0", await SayAsync(machines, LabMachine.Vps, "ls /sys/class/net | grep -vcE '^(lo|eth0)$' || true"));
    }

    [Fact]
    public async Task The_provider_drops_sources_that_are_not_the_VPS_s()
    {
        var machines = await lab.AtAsync();
        const string count = "ip netns exec provider nft list counter inet bcp38 spoofed6 | awk '/packets/ { print $2 }'";
        await SayAsync(machines, LabMachine.Vps, "ping -c1 -W5 2001:db8:0:80::80");
        var before = int.Parse(await SayAsync(machines, LabMachine.World, count), System.Globalization.CultureInfo.InvariantCulture);

        var result = await RunAsync(machines, LabMachine.Vps, "ip address add 2001:db8:0:2::1/128 dev lo && ping -c3 -i0.2 -W2 -I 2001:db8:0:2::1 2001:db8:0:80::80");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(before + 3, int.Parse(await SayAsync(machines, LabMachine.World, count), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_second_program_takes_the_running_machines_over()
    {
        var first = await lab.AtAsync();
        var before = await first.StatusAsync(Ct);
        using var second = new LabMachines(LabFixture.Folder);

        Assert.Equal(UpOutcome.TakenOver, await second.UpAsync(ct: Ct));
        Assert.Equal(before, await second.StatusAsync(Ct));
        Assert.All(before, machine => Assert.True(machine.Answers));
    }

    [Fact]
    public async Task A_restore_forgets_what_came_after_the_snapshot_on_disk_and_in_the_kernel()
    {
        var machines = await lab.AtAsync();
        await SayAsync(machines, LabMachine.Vps, "touch /var/later && sync && ip link add later type veth peer name latest");

        await machines.RestoreAsync(LabFixture.Booted, ct: Ct);

        Assert.Equal("", await SayAsync(machines, LabMachine.Vps, "ls /var | grep later || true; ip -br link | grep late || true"));
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_is_done_again_by_the_next_up()
    {
        var machines = await lab.AtAsync();
        await SayAsync(machines, LabMachine.Router, "touch /var/later");
        await File.WriteAllTextAsync(LabFixture.Folder.File("restoring"), LabFixture.Booted, Ct);
        using var next = new LabMachines(LabFixture.Folder);

        await next.UpAsync(ct: Ct);

        Assert.Equal("", await SayAsync(next, LabMachine.Router, "ls /var | grep later || true"));
        Assert.False(File.Exists(LabFixture.Folder.File("restoring")));
    }

    [Fact]
    public async Task Down_leaves_no_process_and_a_snapshot_comes_back_from_the_disks()
    {
        var machines = await lab.AtAsync();
        // Another lab of the tests has a name that begins like this one's.
        var ours = $"{LabFixture.Folder.Path}/";
        Assert.Contains(ours, await ProcessesAsync(), StringComparison.Ordinal);

        await machines.DownAsync(Ct);

        Assert.All(await machines.StatusAsync(Ct), status => Assert.Null(status.Pid));
        Assert.DoesNotContain(ours, await ProcessesAsync(), StringComparison.Ordinal);

        await machines.RestoreAsync(LabFixture.Booted, ct: Ct);
        Assert.All(await machines.StatusAsync(Ct), status => Assert.True(status.Answers));
    }

    [Fact]
    public async Task After_a_reboot_a_machine_has_a_new_kernel_and_its_old_files()
    {
        var machines = await lab.AtAsync();
        async Task<string> BootAsync() => await SayAsync(machines, LabMachine.Router, "cat /proc/sys/kernel/random/boot_id");
        var before = await BootAsync();
        await SayAsync(machines, LabMachine.Router, "touch /var/kept");

        await machines.RebootAsync(LabMachine.Router, Ct);

        Assert.NotEqual(before, await BootAsync());
        await SayAsync(machines, LabMachine.Router, "test -e /var/kept");
    }

    [Fact]
    public async Task A_machine_whose_power_was_cut_starts_again_with_the_files_that_were_written()
    {
        var machines = await lab.AtAsync();
        await SayAsync(machines, LabMachine.Router, "touch /var/kept && sync && touch /run/lost");

        await machines.CutAsync(LabMachine.Router, Ct);
        Assert.False(machines.Runs(LabMachine.Router));
        await machines.StartAsync(LabMachine.Router, Ct);

        await SayAsync(machines, LabMachine.Router, "test -e /var/kept && ! test -e /run/lost");
    }

    [Fact]
    public async Task An_accelerator_under_which_no_kernel_starts_is_given_up_in_time()
    {
        await lab.AtAsync();
        var image = ImageBuilder.Locate(LabFixture.Folder, LabFixture.Debian);
        // A processor that never runs, as under a KVM that hangs.
        var hanging = Accelerator.Tcg with { Arguments = [.. Accelerator.Tcg.Arguments, "-S"] };

        Assert.False(await Accelerator.KernelStartsAsync(hanging, LabFixture.Folder, image, TimeSpan.FromSeconds(2), Ct));
        Assert.True(await Accelerator.KernelStartsAsync(Accelerator.Tcg, LabFixture.Folder, image, TimeSpan.FromSeconds(60), Ct));
    }

    private static Task<string> ProcessesAsync() => Ipv6Dmz.Lab.Machines.Tool.RunAsync("ps", ["-eo", "args"], ct: Ct);

    private static Task<CommandResult> RunAsync(LabMachines machines, LabMachine machine, string command) =>
        MachineShell.RunAsync(machines, machine, command, Ct);

    private static Task<string> SayAsync(LabMachines machines, LabMachine machine, string command) =>
        MachineShell.SayAsync(machines, machine, command, Ct);
}
