using System.Text;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class LabFolderTests
{
    [Fact]
    public void Labs_of_different_names_share_the_image_and_nothing_else()
    {
        LabFolder[] labs = [LabFolder.Dev("/lab"), .. LabFolder.Tests("/lab")];

        Assert.Single(labs.Select(lab => lab.Images).Distinct());
        Assert.Distinct(labs.Select(lab => lab.Path));
        Assert.Distinct(labs.SelectMany(lab => LabMachineExtensions.All.Select(lab.Port)));
    }

    [Fact]
    public void World_s_port_comes_first_then_vps_then_router()
    {
        var lab = new LabFolder("/lab");

        Assert.Equal([2200, 2201, 2202], new[] { LabMachine.World, LabMachine.Vps, LabMachine.Router }.Select(lab.Port));
    }

    [Fact]
    public void A_folder_too_deep_for_a_socket_gets_a_short_link_that_is_the_same_each_time()
    {
        using var temporary = new TemporaryLab();
        var deep = new LabFolder(Path.Combine(temporary.Folder.Root, new string('x', 120)));

        var sockets = deep.Sockets();

        try
        {
            Assert.True(Encoding.UTF8.GetByteCount(sockets) <= 80);
            Assert.Equal(deep.Path, new FileInfo(sockets).LinkTarget);
            Assert.Equal(sockets, deep.Sockets());
        }
        finally
        {
            File.Delete(sockets);
        }
    }

    [Fact]
    public void A_short_folder_holds_its_sockets_itself()
    {
        using var temporary = new TemporaryLab();

        Assert.Equal(temporary.Folder.Path, temporary.Folder.Sockets());
    }
}
