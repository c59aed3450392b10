using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Scenarios;

[assembly: AssemblyFixture(typeof(LabFixture))]

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>The lab that the tests use.</summary>
public sealed class LabFixture() : TestLab(Folder, Booted, cloud: false)
{
    /// <summary>The machines as shipped, answering, with nothing deployed.</summary>
    public const string Booted = "booted";

    /// <summary>test.sh runs several processes, each with machines of its own.</summary>
    public static LabFolder Folder { get; } = LabFolder.Beside(Root).FirstOrDefault(folder => folder.Name == $"test-{Kind}") ?? LabFolder.Test(Root);

    /// <inheritdoc/>
    protected override Task BeginAsync(LabMachines machines, CancellationToken ct) => Origin.CopyAsync(machines, ct);

    /// <summary>What they began with is elsewhere.</summary>
    protected override Task EndAsync(LabMachines machines) => machines.EraseAsync();

    /// <inheritdoc cref="TestLab.RestoredAsync"/>
    public Task<LabMachines> AtAsync(string snapshot = Booted, bool alone = false) => RestoredAsync(snapshot, alone);
}
