using System.Formats.Tar;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Cloud;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class SeedTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryLab lab = new();
    private LabKeys keys = null!;

    public static TheoryData<LabMachine> Machines => [.. LabMachineExtensions.All];

    public async ValueTask InitializeAsync() => keys = await LabKeys.EnsureAsync(lab.Folder, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => lab.Dispose();

    [Theory]
    [MemberData(nameof(Machines))]
    public void Every_machine_has_a_name_and_a_host_key_of_its_own_and_lets_the_lab_s_key_in(LabMachine machine)
    {
        var entries = Entries(Seed.For(machine, keys));

        Assert.Equal(machine.Label() + "\n", entries["etc/hostname"].Content);
        Assert.Equal((keys.HostPrivateKey(machine), "600"), entries["etc/ssh/ssh_host_ed25519_key"]);
        Assert.Equal(keys.ClientPublicKey, entries["root/.ssh/authorized_keys"].Content);
        Assert.Distinct(LabMachineExtensions.All.Select(keys.HostKey));
    }

    [Fact]
    public void The_same_keys_give_the_same_bytes_in_whole_sectors()
    {
        var bytes = Seed.For(LabMachine.World, keys).ToTar();

        Assert.Equal(bytes, Seed.For(LabMachine.World, keys).ToTar());
        Assert.Equal(0, bytes.Length % 512);
    }

    [Fact]
    public void Each_role_brings_its_own_network_and_no_other()
    {
        var (vps, router, world) = (Entries(Seed.For(LabMachine.Vps, keys)), Entries(Seed.For(LabMachine.Router, keys)), Entries(Seed.For(LabMachine.World, keys)));

        Assert.Contains("etc/systemd/network/10-eth0.network", vps);
        Assert.Equal("/lib/systemd/system/systemd-networkd.service", vps["etc/systemd/system/multi-user.target.wants/systemd-networkd.service"].Content);
        router["etc/network/interfaces"].Content.MustSay("allow-hotplug eth0");
        Assert.DoesNotContain("etc/systemd/network/10-eth0.network", router);
        Assert.Equal("755", world["usr/lib/lab/world.sh"].Mode);
        Assert.DoesNotContain("usr/lib/lab/world.sh", vps);
    }

    [Fact]
    public void A_server_s_has_what_cloud_init_reads_and_no_key_of_its_own()
    {
        var entries = Entries(Seed.ForServer(FakeSite.Server, ["ssh-ed25519 AAAA client", "ssh-ed25519 BBBB lab"]));

        Assert.Equal((FakeSite.Server.UserData!, "600"), entries["var/lib/cloud/seed/nocloud/user-data"]);
        entries["var/lib/cloud/seed/nocloud/meta-data"].Content.MustSay("ssh-ed25519 BBBB lab");
        entries["var/lib/cloud/seed/nocloud/network-config"].Content.MustSay("198.18.0.10/24");
        Assert.Contains("etc/apt/sources.list", entries);
        string.Join(' ', entries.Keys).MustNotSay("authorized_keys", "ssh_host");
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
