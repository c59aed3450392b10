using System.Net;
using System.Net.Sockets;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class QemuMachinesTests : InFolder
{
    private readonly LabMachines dev;
    private readonly QemuMachines machines;

    public QemuMachinesTests()
    {
        dev = new LabMachines(LabFolder.Dev(Folder));
        machines = new QemuMachines(dev, new Screen(TextWriter.Null, terminal: false));
    }

    public override void Dispose()
    {
        dev.Dispose();
        base.Dispose();
    }

    [Fact]
    public async Task Down_also_ends_what_a_killed_test_run_left_behind_and_makes_no_folder_for_tests_that_never_ran()
    {
        var tests = LabFolder.TestCloud(Folder);
        using var left = await FakeQemu.StartAsync(tests, LabMachine.World, monitor: false, Ct);

        await machines.DownAsync(Ct);

        Assert.False(left.Runs);
        Assert.False(Directory.Exists(LabFolder.Test(Folder).Path));
    }

    [Fact]
    public async Task A_machine_that_is_off_does_not_answer_although_another_lab_does_on_its_port()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var off = new LabMachines(new LabFolder(Folder, "test", port - (int)LabMachine.Router));
        var greeting = GreetAsync();

        Assert.False(await new QemuMachines(off, new Screen(TextWriter.Null, terminal: false)).AnswersAsync("router", Ct));
        Assert.True(await Readiness.AnswersAsync(port, TimeSpan.FromSeconds(5), Ct));
        await greeting;

        async Task GreetAsync()
        {
            using var client = await other.AcceptTcpClientAsync(Ct);
            await client.GetStream().WriteAsync("SSH-2.0-other\r\n"u8.ToArray(), Ct);
        }
    }

    [Fact]
    public async Task A_cloud_without_a_server_is_told_as_such()
    {
        LabCloud.Write(dev.Folder.CloudFile, new CloudState(0));

        Assert.Equal("vps     not there: the lab's cloud has no server", (await machines.StatusAsync(Ct))[(int)LabMachine.Vps]);
    }
}
