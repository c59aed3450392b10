using Ipv6Dmz.Lab.Machines;

[assembly: AssemblyFixture(typeof(CloudFixture))]

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>The lab of the tests in which the VPS has to be ordered: world and router, and an empty cloud.</summary>
public sealed class CloudFixture() : TestLab(Folder, Empty, cloud: true)
{
    /// <summary>Nothing ordered, nothing deployed.</summary>
    public const string Empty = "empty";

    public static LabFolder Folder { get; } = LabFolder.TestCloud(Root);

    public LabCloud Cloud => new(Folder.CloudFile, new QemuSite(Machines));

    /// <summary>What the cloud holds; null: there is none yet.</summary>
    public static CloudState? Held() => LabCloud.Read(Folder.CloudFile);

    /// <summary>Connects as a deployment does, to addresses of the cloud.</summary>
    public static IRemoteShell Shell => new SshShell((host, port) => CloudWay.To(Folder, host, port));

    /// <summary>The machines with an empty cloud. Skips the test, with the reason, where there can be none.</summary>
    public Task<LabMachines> EmptyAsync() => RestoredAsync(Empty, measures: false);
}
