using System.Net;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>The VPS's place in a lab with a cloud, without machines.</summary>
public sealed class CloudPlaceTests : InFolder
{
    private readonly LabMachines machines;

    public CloudPlaceTests() => machines = new LabMachines(Lab);

    private LabFolder Lab => new(Folder, "test", 2900);

    public override void Dispose()
    {
        machines.Dispose();
        base.Dispose();
    }

    [Fact]
    public async Task The_server_is_reached_with_the_host_key_of_its_user_data_and_the_lab_s_own_client_key()
    {
        LabCloud.Write(Lab.CloudFile, new CloudState(42) { Servers = [FakeSite.Server] });

        var target = await machines.TargetAsync(LabMachine.Vps, Ct);

        Assert.Equal(("127.0.0.1", Lab.Port(LabMachine.Vps), "ecdsa-sha2-nistp256 AAAA"), (target.Host, target.Port, target.HostKey));
        Assert.Equal((await machines.KeysAsync(Ct)).ClientPrivateKey, target.PrivateKey);
    }

    [Theory]
    [InlineData("#cloud-config\n")]
    [InlineData("#!/bin/sh\necho 'a: b: c\n")]
    [InlineData(null)]
    public void User_data_without_a_host_key_has_none(string? userData) => Assert.Null(UserData.HostKey(userData));

    [Fact]
    public async Task Without_a_server_there_is_nothing_to_reach_and_the_error_says_what_makes_one()
    {
        LabCloud.Write(Lab.CloudFile, new CloudState(0));

        (await Assert.ThrowsAsync<LabException>(() => machines.TargetAsync(LabMachine.Vps, Ct))).Message.MustSay("./demo.sh up makes one");
    }

    [Fact]
    public async Task With_the_server_s_disk_go_the_snapshots_that_it_is_in_and_no_others()
    {
        Directory.CreateDirectory(Lab.File("snapshots"));
        foreach (var (file, text) in new[] { ("snapshots/empty", "world router"), ("snapshots/deployed", "world vps router"), ("vps.qcow2", "") })
        {
            await File.WriteAllTextAsync(Lab.File(file), text, Ct);
        }

        await machines.RemoveVpsAsync(Ct);

        Assert.Equal((true, false, false), (machines.HasSnapshot("empty"), machines.HasSnapshot("deployed"), File.Exists(Lab.File("vps.qcow2"))));
    }

    [Fact]
    public async Task The_release_that_the_machines_have_is_remembered_with_them()
    {
        Assert.Equal(DebianRelease.Default, machines.Debian);

        Directory.CreateDirectory(Lab.Path);
        await File.WriteAllTextAsync(Lab.File("disks"), ImageBuilder.Locate(Lab, DebianRelease.Of("12")).Name + " and so on", Ct);

        Assert.Equal(new DebianRelease("12", "bookworm"), machines.Debian);
    }

    [Theory]
    [InlineData("198.18.0.10", 22, "127.0.0.1", 2201)]
    [InlineData("198.18.0.10", 2222, "198.18.0.10", 2222)]
    [InlineData("192.0.2.1", 22, "192.0.2.1", 22)]
    public void Only_the_way_to_the_server_s_SSH_is_another(string host, int port, string at, int on) =>
        Assert.Equal(new DnsEndPoint(at, on), CloudWay.To(LabFolder.Dev("/lab"), host, port));
}
