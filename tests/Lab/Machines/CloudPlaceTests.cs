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
        Assert.All(["#cloud-config\n", "#!/bin/sh\necho 'a: b: c\n", null], userData => Assert.Null(UserData.HostKey(userData)));
    }

    [Fact]
    public async Task Without_a_server_there_is_nothing_to_reach_and_the_error_says_what_makes_one()
    {
        LabCloud.Write(Lab.CloudFile, new CloudState(0));

        (await Assert.ThrowsAsync<LabException>(() => machines.TargetAsync(LabMachine.Vps, Ct))).Message.MustSay("./demo.sh up makes one");
    }

    [Fact]
    public async Task With_the_server_s_disk_go_the_snapshots_that_it_is_in_and_no_others()
    {
        Write("test/snapshots/empty", "world router");
        Write("test/snapshots/deployed", "world vps router");
        Write("test/vps.qcow2", "");

        await machines.RemoveVpsAsync(Ct);

        Assert.Equal((true, false, false), (machines.HasSnapshot("empty"), machines.HasSnapshot("deployed"), File.Exists(Lab.File("vps.qcow2"))));
    }

    [Fact]
    public void The_release_that_the_machines_have_is_remembered_with_them()
    {
        Assert.Equal(DebianRelease.Default, machines.Debian);

        Write("test/disks", ImageBuilder.Locate(Lab, DebianRelease.Of("12")).Name + " and so on");

        Assert.Equal(new DebianRelease("12", "bookworm"), machines.Debian);
    }
}
