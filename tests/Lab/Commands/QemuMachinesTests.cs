using System.Net.Sockets;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class QemuMachinesTests : InFolder
{
    private static QemuMachines Of(LabMachines machines) => new(machines, new Screen(TextWriter.Null, terminal: false));

    [Fact]
    public async Task Down_also_ends_what_a_killed_test_run_left_behind_and_a_cloud_without_a_server_is_told_as_such()
    {
        using var dev = new LabMachines(LabFolder.Dev(Folder));
        using var left = await FakeQemu.StartAsync(LabFolder.TestCloud(Folder), LabMachine.World, monitor: false, Ct);

        await Of(dev).DownAsync(Ct);

        Assert.False(left.Runs);
        Assert.False(Directory.Exists(LabFolder.Test(Folder).Path));
        LabCloud.Write(dev.Folder.CloudFile, new CloudState(0));
        Assert.Equal("vps     not there: the lab's cloud has no server", (await Of(dev).StatusAsync(Ct))[(int)LabMachine.Vps]);
    }

    [Fact]
    public async Task A_machine_that_is_off_does_not_answer_although_another_lab_does_on_its_port()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var off = new LabMachines(new LabFolder(Folder, "test", port - (int)LabMachine.Router));
        var greeting = Task.Run(() => other.AcceptSocket().Send("SSH-2.0-other\r\n"u8), Ct);

        Assert.False(await Of(off).AnswersAsync("router", Ct));
        Assert.True(await Readiness.AnswersAsync(port, TimeSpan.FromSeconds(5), Ct));
        await greeting;
    }
}
