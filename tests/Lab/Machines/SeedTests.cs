using System.Formats.Tar;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class SeedTests
{
    public static TheoryData<LabMachine> Machines => [.. LabMachineExtensions.All];

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task The_same_keys_give_the_same_bytes_in_whole_sectors(LabMachine machine)
    {
        using var lab = new TemporaryLab();
        var keys = await LabKeys.EnsureAsync(lab.Folder, TestContext.Current.CancellationToken);

        var bytes = Seed.For(machine, keys).ToTar();

        Assert.Equal(bytes, Seed.For(machine, keys).ToTar());
        Assert.Equal(0, bytes.Length % 512);
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task Every_machine_has_a_name_and_a_host_key_of_its_own_and_lets_the_lab_s_key_in(LabMachine machine)
    {
        using var lab = new TemporaryLab();
        var keys = await LabKeys.EnsureAsync(lab.Folder, TestContext.Current.CancellationToken);

        var entries = Entries(Seed.For(machine, keys));

        Assert.Equal(machine.Label() + "\n", entries["etc/hostname"].Content);
        Assert.Equal(keys.HostPrivateKey(machine), entries["etc/ssh/ssh_host_ed25519_key"].Content);
        Assert.Equal("600", entries["etc/ssh/ssh_host_ed25519_key"].Mode);
        Assert.Equal(keys.ClientPublicKey, entries["root/.ssh/authorized_keys"].Content);
        Assert.Equal(3, LabMachineExtensions.All.Select(keys.HostKey).Distinct().Count());
    }

    [Fact]
    public async Task Each_role_brings_its_own_network_and_no_other()
    {
        using var lab = new TemporaryLab();
        var keys = await LabKeys.EnsureAsync(lab.Folder, TestContext.Current.CancellationToken);

        var vps = Entries(Seed.For(LabMachine.Vps, keys));
        var router = Entries(Seed.For(LabMachine.Router, keys));
        var world = Entries(Seed.For(LabMachine.World, keys));

        Assert.Contains("etc/systemd/network/10-eth0.network", vps);
        Assert.Equal("/lib/systemd/system/systemd-networkd.service", vps["etc/systemd/system/multi-user.target.wants/systemd-networkd.service"].Content);
        Assert.Contains("allow-hotplug eth0", router["etc/network/interfaces"].Content, StringComparison.Ordinal);
        Assert.DoesNotContain("etc/systemd/network/10-eth0.network", router);
        Assert.Equal("755", world["usr/lib/lab/world.sh"].Mode);
        Assert.DoesNotContain("usr/lib/lab/world.sh", vps);
    }

    private static Dictionary<string, (string Content, string Mode)> Entries(Seed seed)
    {
        using var tar = new TarReader(new MemoryStream(seed.ToTar()));
        var entries = new Dictionary<string, (string, string)>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            var content = entry.DataStream is { } data ? new StreamReader(data).ReadToEnd() : entry.LinkName;
            entries.Add(entry.Name, (content, Convert.ToString((int)entry.Mode, 8)));
        }
        return entries;
    }
}
