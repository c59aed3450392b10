using Ipv6Dmz.Lab.Machines;
using Tool = Ipv6Dmz.Lab.Machines.Tool;

namespace Ipv6Dmz.Tests.Lab.Machines;

[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class LabMachinesTests(LabFixture lab)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_provider_drops_sources_that_are_not_the_VPS_s()
    {
        var machines = await lab.AtAsync();
        async Task<int> SpoofedAsync() => int.Parse(
            await machines.SayAsync(LabMachine.World, "ip netns exec provider nft list counter inet bcp38 spoofed6 | awk '/packets/ { print $2 }'", Ct),
            CultureInfo.InvariantCulture);
        await machines.SayAsync(LabMachine.Vps, "ping -c1 -W5 2001:db8:0:80::80", Ct);
        var before = await SpoofedAsync();

        await machines.SayAsync(
            LabMachine.Vps, "ip address add 2001:db8:0:2::1/128 dev lo && ! ping -c3 -i0.2 -W2 -I 2001:db8:0:2::1 2001:db8:0:80::80", Ct);

        Assert.Equal(before + 3, await SpoofedAsync());
    }

    [Fact]
    public async Task A_restore_forgets_what_came_after_the_snapshot_on_disk_and_in_the_kernel_and_is_done_again_where_it_was_cut_off()
    {
        const string Later = "touch /var/later && sync && ip link add later type veth peer name latest";
        const string Forgotten = "! test -e /var/later && ! ip link show dev later";
        var machines = await lab.AtAsync();
        await machines.SayAsync(LabMachine.Vps, Later, Ct);

        await machines.RestoreAsync(LabFixture.Booted, ct: Ct);

        await machines.SayAsync(LabMachine.Vps, Forgotten, Ct);
        await machines.SayAsync(LabMachine.Router, Later, Ct);
        await File.WriteAllTextAsync(LabFixture.Folder.File("restoring"), LabFixture.Booted, Ct);
        using var next = new LabMachines(LabFixture.Folder);

        await next.UpAsync(ct: Ct);

        await next.SayAsync(LabMachine.Router, Forgotten, Ct);
        Assert.False(File.Exists(LabFixture.Folder.File("restoring")));
    }

    [Fact]
    public async Task Down_leaves_no_process_and_a_snapshot_comes_back_from_the_disks()
    {
        var machines = await lab.AtAsync();
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
    public async Task Machines_that_stand_still_for_a_while_have_clocks_that_ran_slow_since_the_restore_and_no_others_have()
    {
        var machines = await lab.AtAsync();
        Assert.Empty(await machines.WrongClocksAsync(Ct));

        await machines.PauseAsync(Ct);
        await Task.Delay(TimeSpan.FromSeconds(6), Ct);
        await machines.UpAsync(ct: Ct);

        Assert.Equal(
            ["the clock of `router` ran", "the clock of `vps` ran", "the clock of `world` ran"],
            (await machines.WrongClocksAsync(Ct)).Where(said => said.Contains(" slow: ")).Select(said => string.Join(' ', said.Split(' ')[..5])).Order());
    }

    [Fact]
    public async Task An_accelerator_under_which_no_kernel_starts_is_given_up_in_time()
    {
        await lab.AtAsync();
        var image = ImageBuilder.Locate(LabFixture.Folder, TestLab.Debian);
        // A processor that never runs, as under a KVM that hangs.
        var hanging = Accelerator.Tcg with { Arguments = [.. Accelerator.Tcg.Arguments, "-S"] };

        Assert.False(await Accelerator.KernelStartsAsync(hanging, LabFixture.Folder, image, TimeSpan.FromSeconds(2), Ct));
        Assert.True(await Accelerator.KernelStartsAsync(Accelerator.Tcg, LabFixture.Folder, image, Pace.Time(60), Ct));
    }
}
