using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Machines;

[assembly: AssemblyFixture(typeof(LabFixture))]

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>The lab that the tests use, beside the one of a demo: started by the first test that wants it, gone with the last.</summary>
public sealed class LabFixture : IAsyncDisposable
{
    /// <summary>The machines as shipped, answering, with nothing deployed.</summary>
    public const string Booted = "booted";

    private readonly SemaphoreSlim _gate = new(1);
    private LabLock? _alone;
    private LabMachines? _machines;
    private bool _up;

    private static string? Lab => Environment.GetEnvironmentVariable("IPV6_DMZ_TEST_LAB");

    /// <summary>test.sh runs the faults, and Debian 12, in processes of their own, with machines of their own.</summary>
    public static LabFolder Folder { get; } = Lab switch
    {
        "faults" => LabFolder.TestFaults(Path.Combine(Repository(), ".lab")),
        "debian-12" => LabFolder.TestDebian12(Path.Combine(Repository(), ".lab")),
        _ => LabFolder.Test(Path.Combine(Repository(), ".lab")),
    };

    /// <summary>What the machines are: <c>test.sh --debian</c>, or the lab's default.</summary>
    public static DebianRelease Debian { get; } = Environment.GetEnvironmentVariable("IPV6_DMZ_TEST_DEBIAN") is { Length: > 0 } name ? DebianRelease.Of(name)
        : Lab == "debian-12" ? DebianRelease.Of("12")
        : DebianRelease.Default;

    /// <summary>The machines in the state of a snapshot. Skips the test, with the reason, where there can be none.</summary>
    /// <param name="snapshot">Its name.</param>
    /// <param name="alone">For a test that measures.</param>
    public async Task<LabMachines> AtAsync(string snapshot = Booted, bool alone = false)
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
            await Turn.TakeAsync(_machines, alone, ct);
            // Once: what a test leaves need not answer.
            if (!_up || !_machines.HasSnapshot(Booted))
            {
                await BootAsync(_machines, ct);
                _up = true;
            }
            await _machines.RestoreAsync(snapshot, new LabStepsToTestOutput(), ct);
            return _machines;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task BootAsync(LabMachines machines, CancellationToken ct)
    {
        var outcome = await machines.UpAsync(new LabStepsToTestOutput(), ct, debian: Debian);
        if (!machines.HasSnapshot(Booted))
        {
            if (outcome != UpOutcome.Created)
            {
                await machines.EraseAsync(ct);
                await machines.UpAsync(new LabStepsToTestOutput(), ct, debian: Debian);
            }
            await machines.SnapshotAsync(Booted, ct);
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

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
