using System.Net;
using System.Net.Sockets;
using Ipv6Dmz.Lab;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class QemuMachinesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Down_also_ends_what_a_killed_test_run_left_behind(bool cloud)
    {
        var ct = TestContext.Current.CancellationToken;
        using var lab = new TemporaryLab();
        var tests = cloud ? LabFolder.TestCloud(lab.Folder.Root) : LabFolder.Test(lab.Folder.Root);
        using var left = new FakeQemu(tests, LabMachine.World, monitor: false);
        Assert.True(await Poll.UntilAsync(_ => Task.FromResult(new VirtualMachine(tests, LabMachine.World).Pid() is not null), TimeSpan.FromSeconds(5), ct: ct));
        using var machines = new LabMachines(LabFolder.Dev(lab.Folder.Root));

        await new QemuMachines(machines, new Screen(TextWriter.Null, terminal: false)).DownAsync(ct);

        Assert.False(left.Runs);
    }

    [Fact]
    public async Task Down_makes_no_folder_for_tests_that_never_ran()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(LabFolder.Dev(lab.Folder.Root));

        await new QemuMachines(machines, new Screen(TextWriter.Null, terminal: false)).DownAsync(TestContext.Current.CancellationToken);

        Assert.False(Directory.Exists(LabFolder.Test(lab.Folder.Root).Path));
    }

    [Fact]
    public async Task A_machine_that_is_off_does_not_answer_although_another_lab_does_on_its_port()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(lab.Folder);
        using var other = new TcpListener(IPAddress.Loopback, lab.Folder.Port(LabMachine.Router));
        other.Start();
        var greeting = GreetAsync(other);

        Assert.False(await new QemuMachines(machines, new Screen(TextWriter.Null, terminal: false)).AnswersAsync("router", TestContext.Current.CancellationToken));
        Assert.True(await Readiness.AnswersAsync(lab.Folder.Port(LabMachine.Router), TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        await greeting;

        static async Task GreetAsync(TcpListener listener)
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("SSH-2.0-other\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_cloud_without_a_server_is_told_as_such()
    {
        using var lab = new TemporaryLab();
        using var machines = new LabMachines(lab.Folder);
        LabCloud.Write(lab.Folder.CloudFile, new CloudState(0));

        var lines = await new QemuMachines(machines, new Screen(TextWriter.Null, terminal: false)).StatusAsync(TestContext.Current.CancellationToken);

        Assert.Equal("vps     not there: the lab's cloud has no server", lines[(int)LabMachine.Vps]);
    }
}
