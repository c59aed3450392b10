using System.Security.Cryptography;
using System.Text;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>Where one lab keeps everything. Labs of different names and ports live side by side and share the image.</summary>
/// <param name="Root">The folder of all labs, <c>.lab</c>.</param>
/// <param name="PortBase">127.0.0.1:PortBase is world's sshd, +1 vps's, +2 router's.</param>
public sealed record LabFolder(string Root, string Name = "dev", int PortBase = 2200)
{
    // The kernel takes 107 bytes; the longest name in here has 24.
    private const int LongestSocketFolder = 80;

    /// <summary>The lab of demo.sh.</summary>
    public static LabFolder Dev(string root) => new(root);

    /// <summary>The lab of the tests, beside it.</summary>
    public static LabFolder Test(string root) => new(root, "test", 2300);

    /// <summary>A further one of the tests, in whose cloud there is no server at first.</summary>
    public static LabFolder TestCloud(string root) => new(root, "test-cloud", 2400);

    /// <summary>Those of the tests that run beside others: what breaks while a deployment runs, what breaks a deployment, and what Debian 12 has to pass, too.</summary>
    public static IReadOnlyList<LabFolder> Beside(string root) => [new(root, "test-faults", 2500), new(root, "test-debian-12", 2600), new(root, "test-changes", 2700)];

    /// <summary>The one whose disks others of the tests begin with. It runs alone, on the ports of the one that makes it.</summary>
    public LabFolder Origin(DebianRelease debian) => new(Root, $"origin-{debian.Name}", PortBase);

    /// <summary>All that a test run may have left.</summary>
    public static IReadOnlyList<LabFolder> Tests(string root) =>
        [Test(root), TestCloud(root), .. Beside(root), .. DebianRelease.All.Select(Test(root).Origin)];

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(Root), Name);

    public string Images => System.IO.Path.Combine(System.IO.Path.GetFullPath(Root), "image");

    public int Port(LabMachine machine) => PortBase + (int)machine;

    /// <summary>The UDP port of an end of a cable.</summary>
    public int CablePort(int end) => PortBase + 10 + end;

    /// <summary>What the lab's cloud holds; there while the VPS is a server of the cloud, and not a machine that exists.</summary>
    public string CloudFile => File("cloud.json");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The folder itself, or, where that is too long for the name of a socket, a short link to it.</summary>
    public string Sockets()
    {
        Directory.CreateDirectory(Path);
        if (Encoding.UTF8.GetByteCount(Path) <= LongestSocketFolder)
        {
            return Path;
        }
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..12];
        var link = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ipv6-dmz-{digest}");
        if (new FileInfo(link).LinkTarget != Path)
        {
            System.IO.File.Delete(link);
            System.IO.File.CreateSymbolicLink(link, Path);
        }
        return link;
    }
}
