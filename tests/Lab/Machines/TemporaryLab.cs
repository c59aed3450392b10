using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>An empty lab folder that goes away with the test.</summary>
internal sealed class TemporaryLab : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("lab-");

    public LabFolder Folder => new(_root.FullName, "test", 2900);

    public void Dispose() => _root.Delete(recursive: true);
}
