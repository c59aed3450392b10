using System.Text;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class LabFolderTests : InFolder
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
    public void A_folder_too_deep_for_a_socket_gets_a_short_link_that_is_the_same_each_time_and_another_none()
    {
        var (deep, shallow) = (new LabFolder(At(new string('x', 120))), new LabFolder(Folder));
        var sockets = deep.Sockets();
        try
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(sockets), 1, 80);
            Assert.Equal(deep.Path, new FileInfo(sockets).LinkTarget);
            Assert.Equal(sockets, deep.Sockets());
            Assert.Equal(shallow.Path, shallow.Sockets());
        }
        finally
        {
            File.Delete(sockets);
        }
    }
}
