using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Scenarios;

[assembly: AssemblyFixture(typeof(CloudFixture))]

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>The lab of the tests in which the VPS has to be ordered: world and router, and an empty cloud.</summary>
public sealed class CloudFixture : IAsyncDisposable
{
    /// <summary>Nothing ordered, nothing deployed.</summary>
    public const string Empty = "empty";

    private readonly SemaphoreSlim _gate = new(1);
    private LabLock? _alone;
    private LabMachines? _machines;

    public static LabFolder Folder { get; } = LabFolder.TestCloud(LabFixture.Folder.Root);

    public LabCloud Cloud => new(Folder.CloudFile, new QemuSite(_machines!));

    /// <summary>What the cloud holds; null: there is none yet.</summary>
    public static CloudState? Held() => LabCloud.Read(Folder.CloudFile);

    /// <summary>Connects as a deployment does, to addresses of the cloud.</summary>
    public static IRemoteShell Shell => new SshShell((host, port) => CloudWay.To(Folder, host, port));

    /// <summary>The machines with an empty cloud. Skips the test, with the reason, where there can be none.</summary>
    public async Task<LabMachines> EmptyAsync()
    {
        if (LabSupport.WhyNot() is { } reason)
        {
            Assert.Skip(reason);
        }
        var ct = TestContext.Current.CancellationToken;
        await _gate.WaitAsync(ct);
        try
        {
            _alone ??= LabLock.Take(Folder.Path, "test.sh");
            _machines ??= new LabMachines(Folder);
            await Turn.TakeAsync(_machines, alone: false, ct);
            var outcome = await _machines.UpAsync(new LabStepsToTestOutput(), ct, cloud: true, debian: LabFixture.Debian);
            if (outcome != UpOutcome.Created && !_machines.HasSnapshot(Empty))
            {
                await _machines.EraseAsync(ct);
                await _machines.UpAsync(new LabStepsToTestOutput(), ct, cloud: true, debian: LabFixture.Debian);
            }
            if (!_machines.HasSnapshot(Empty))
            {
                await _machines.SnapshotAsync(Empty, ct);
            }
            await _machines.RestoreAsync(Empty, new LabStepsToTestOutput(), ct);
            return _machines;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_machines is not null)
        {
            await _machines.DownAsync();
            _machines.Dispose();
        }
        _alone?.Dispose();
        _gate.Dispose();
    }
}
