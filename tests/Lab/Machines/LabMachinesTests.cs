using System.Globalization;
using Ipv6Dmz.Lab.Machines;
using Tool = Ipv6Dmz.Lab.Machines.Tool;

namespace Ipv6Dmz.Tests.Lab.Machines;

[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class LabMachinesTests(LabFixture lab)
{
    private LabMachines machines = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task RestoreAsync() => machines = await lab.AtAsync();

    private Task<string> OnVpsAsync(string command) => machines.SayAsync(LabMachine.Vps, command, Ct);

    private Task<string> OnRouterAsync(string command) => machines.SayAsync(LabMachine.Router, command, Ct);

    private Task<string> InWorldAsync(string command) => machines.SayAsync(LabMachine.World, command, Ct);

    [Fact]
    public async Task The_machines_stand_where_the_drawing_says()
    {
        await RestoreAsync();

        (await OnVpsAsync("ip -br address show eth0")).MustSay("2001:db8:0:98::1/64");
        (await OnRouterAsync("ip -br address show eth0")).MustSay("192.168.1.2/24");
        Assert.True(
            await Poll.UntilAsync(
                async _ => (await OnRouterAsync("ip -br address show eth0")).Contains("2001:db8:0:a1:", StringComparison.Ordinal), TimeSpan.FromSeconds(30), ct: Ct),
            "the router has made no address from the home router's advertisement");
        Assert.Equal("198.51.100.80", await OnRouterAsync("getent ahostsv4 server.example.net | awk 'NR==1 { print $1 }'"));
        await InWorldAsync("ip netns exec server ping -c1 -W5 2001:db8:0:98::1 && ip netns exec homepc ping -c1 -W5 198.51.100.80");
        Assert.Equal("0", await OnVpsAsync("ls /sys/class/net | grep -vcE '^(lo|eth0)$' || true"));
    }

    [Fact]
    public async Task The_provider_drops_sources_that_are_not_the_VPS_s()
    {
        await RestoreAsync();
        async Task<int> SpoofedAsync() => int.Parse(
            await InWorldAsync("ip netns exec provider nft list counter inet bcp38 spoofed6 | awk '/packets/ { print $2 }'"), CultureInfo.InvariantCulture);
        await OnVpsAsync("ping -c1 -W5 2001:db8:0:80::80");
        var before = await SpoofedAsync();

        await OnVpsAsync("ip address add 2001:db8:0:2::1/128 dev lo && ! ping -c3 -i0.2 -W2 -I 2001:db8:0:2::1 2001:db8:0:80::80");

        Assert.Equal(before + 3, await SpoofedAsync());
    }

    [Fact]
    public async Task A_restore_forgets_what_came_after_the_snapshot_on_disk_and_in_the_kernel()
    {
        await RestoreAsync();
        await OnVpsAsync("touch /var/later && sync && ip link add later type veth peer name latest");

        await machines.RestoreAsync(LabFixture.Booted, ct: Ct);

        await OnVpsAsync("! test -e /var/later && ! ip link show dev later");
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_is_done_again_by_the_next_up()
    {
        await RestoreAsync();
        await OnRouterAsync("touch /var/later");
        await File.WriteAllTextAsync(LabFixture.Folder.File("restoring"), LabFixture.Booted, Ct);
        using var next = new LabMachines(LabFixture.Folder);

        await next.UpAsync(ct: Ct);

        await next.SayAsync(LabMachine.Router, "! test -e /var/later", Ct);
        Assert.False(File.Exists(LabFixture.Folder.File("restoring")));
    }

    [Fact]
    public async Task Down_leaves_no_process_and_a_snapshot_comes_back_from_the_disks()
    {
        await RestoreAsync();
        // Another lab of the tests has a name that begins like this one's.
        var ours = $"{LabFixture.Folder.Path}/";
        static Task<string> ProcessesAsync() => Tool.RunAsync("ps", ["-eo", "args"], ct: Ct);
        (await ProcessesAsync()).MustSay(ours);

        await machines.DownAsync(Ct);

        Assert.All(await machines.StatusAsync(Ct), status => Assert.Null(status.Pid));
        (await ProcessesAsync()).MustNotSay(ours);

        await machines.RestoreAsync(LabFixture.Booted, ct: Ct);
        Assert.All(await machines.StatusAsync(Ct), status => Assert.True(status.Answers));
    }

    [Fact]
    public async Task A_machine_whose_power_was_cut_starts_again_with_the_files_that_were_written()
    {
        await RestoreAsync();
        await OnRouterAsync("touch /var/kept && sync && touch /run/lost");

        await machines.CutAsync(LabMachine.Router, Ct);
        Assert.False(machines.Runs(LabMachine.Router));
        await machines.StartAsync(LabMachine.Router, Ct);

        await OnRouterAsync("test -e /var/kept && ! test -e /run/lost");
    }

    [Fact]
    public async Task An_accelerator_under_which_no_kernel_starts_is_given_up_in_time()
    {
        await RestoreAsync();
        var image = ImageBuilder.Locate(LabFixture.Folder, TestLab.Debian);
        // A processor that never runs, as under a KVM that hangs.
        var hanging = Accelerator.Tcg with { Arguments = [.. Accelerator.Tcg.Arguments, "-S"] };

        Assert.False(await Accelerator.KernelStartsAsync(hanging, LabFixture.Folder, image, TimeSpan.FromSeconds(2), Ct));
        Assert.True(await Accelerator.KernelStartsAsync(Accelerator.Tcg, LabFixture.Folder, image, TimeSpan.FromSeconds(60), Ct));
    }
}
