using Ipv6Dmz.Lab.Machines;
using Tool = Ipv6Dmz.Lab.Machines.Tool;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class ImageBuilderTests
{
    [Fact]
    public async Task What_is_still_mounted_in_the_remains_of_a_build_is_not_emptied()
    {
        var ct = TestContext.Current.CancellationToken;
        using var lab = new TemporaryLab();
        var mount = Path.Combine(ImageBuilder.Locate(lab.Folder, DebianRelease.Default).Folder, "build.abc", "root", "dev", "shm");
        Directory.CreateDirectory(mount);
        if (!(await Tool.TryAsync("mount", ["-t", "tmpfs", "lab-test", mount], ct: ct)).Ok)
        {
            Assert.Skip("mounting is not allowed here");
        }
        try
        {
            var file = Path.Combine(mount, "of-this-computer");
            await File.WriteAllTextAsync(file, "", ct);

            var error = await Assert.ThrowsAsync<LabException>(() => ImageBuilder.EnsureAsync(lab.Folder, DebianRelease.Default, ct: ct));

            Assert.Contains(mount, error.Message, StringComparison.Ordinal);
            Assert.True(File.Exists(file));
        }
        finally
        {
            await Tool.RunAsync("umount", [mount], ct: CancellationToken.None);
        }
    }
}
