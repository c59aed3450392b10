using System.Formats.Tar;
using System.Net;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>The VPS's place in a lab with a cloud, without machines.</summary>
public sealed class CloudPlaceTests
{
    private static readonly CloudServer Server = new(
        42, "dmz", "nbg1", "debian-12", "#cloud-config\nssh_keys:\n  ecdsa_public: ecdsa-sha2-nistp256 AAAA\n", ["ssh-ed25519 AAAA client"], [], "198.18.0.10", "2001:db8:0:98::");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_is_reached_with_the_host_key_of_its_user_data_and_the_lab_s_own_client_key()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(lab.Folder);
        LabCloud.Write(lab.Folder.CloudFile, new CloudState(42) { Servers = [Server] });

        var target = await machines.TargetAsync(LabMachine.Vps, Ct);

        Assert.Equal(("127.0.0.1", lab.Folder.Port(LabMachine.Vps), "ecdsa-sha2-nistp256 AAAA"), (target.Host, target.Port, target.HostKey));
        Assert.Equal((await machines.KeysAsync(Ct)).ClientPrivateKey, target.PrivateKey);
    }

    [Fact]
    public async Task The_release_that_the_machines_have_is_remembered_with_them()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(lab.Folder);
        Assert.Equal(DebianRelease.Default, machines.Debian);

        Directory.CreateDirectory(lab.Folder.Path);
        await File.WriteAllTextAsync(lab.Folder.File("disks"), ImageBuilder.Locate(lab.Folder, DebianRelease.Of("12")).Name + " and so on", Ct);

        Assert.Equal(new DebianRelease("12", "bookworm"), machines.Debian);
        Assert.NotEqual(ImageBuilder.Locate(lab.Folder, DebianRelease.Default).Folder, ImageBuilder.Locate(lab.Folder, machines.Debian).Folder);
    }

    [Fact]
    public async Task Without_a_server_there_is_nothing_to_reach_and_the_error_says_what_makes_one()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(lab.Folder);
        LabCloud.Write(lab.Folder.CloudFile, new CloudState(0));

        var error = await Assert.ThrowsAsync<LabException>(() => machines.TargetAsync(LabMachine.Vps, Ct));

        Assert.Contains("./demo.sh up makes one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_server_s_disk_go_the_snapshots_that_it_is_in_and_no_others()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(lab.Folder);
        Directory.CreateDirectory(lab.Folder.File("snapshots"));
        await File.WriteAllTextAsync(lab.Folder.File("snapshots/empty"), "world router", Ct);
        await File.WriteAllTextAsync(lab.Folder.File("snapshots/deployed"), "world vps router", Ct);
        await File.WriteAllTextAsync(lab.Folder.File("vps.qcow2"), "", Ct);

        await machines.RemoveVpsAsync(Ct);

        Assert.True(machines.HasSnapshot("empty"));
        Assert.False(machines.HasSnapshot("deployed"));
        Assert.False(File.Exists(lab.Folder.File("vps.qcow2")));
    }

    [Fact]
    public void A_server_s_seed_has_what_cloud_init_reads_and_no_key_of_its_own()
    {
        using var tar = new TarReader(new MemoryStream(Seed.ForServer(Server, ["ssh-ed25519 AAAA client", "ssh-ed25519 BBBB lab"]).ToTar()));
        var entries = new Dictionary<string, (string Content, string Mode)>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry.Name, (entry.DataStream is { } data ? new StreamReader(data).ReadToEnd() : "", Convert.ToString((int)entry.Mode, 8)));
        }

        Assert.Equal((Server.UserData, "600"), entries["var/lib/cloud/seed/nocloud/user-data"]);
        Assert.Contains("ssh-ed25519 BBBB lab", entries["var/lib/cloud/seed/nocloud/meta-data"].Content, StringComparison.Ordinal);
        Assert.Contains("198.18.0.10/24", entries["var/lib/cloud/seed/nocloud/network-config"].Content, StringComparison.Ordinal);
        Assert.Contains("etc/apt/sources.list", entries);
        Assert.DoesNotContain(entries.Keys, path => path.Contains("authorized_keys", StringComparison.Ordinal) || path.Contains("ssh_host", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("198.18.0.10", 22, "127.0.0.1", 2201)]
    [InlineData("198.18.0.10", 2222, "198.18.0.10", 2222)]
    [InlineData("192.0.2.1", 22, "192.0.2.1", 22)]
    public void Only_the_way_to_the_server_s_SSH_is_another(string host, int port, string at, int on) =>
        Assert.Equal(new DnsEndPoint(at, on), CloudWay.To(LabFolder.Dev("/lab"), host, port));
}
