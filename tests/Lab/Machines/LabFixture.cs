using Ipv6Dmz.Lab.Machines;

[assembly: AssemblyFixture(typeof(LabFixture))]

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>The lab that the tests use.</summary>
public sealed class LabFixture() : TestLab(Folder, Booted, cloud: false)
{
    /// <summary>The machines as shipped, answering, with nothing deployed.</summary>
    public const string Booted = "booted";

    /// <summary>test.sh runs the faults, and Debian 12, in processes of their own, with machines of their own.</summary>
    public static LabFolder Folder { get; } = Kind switch
    {
        "faults" => LabFolder.TestFaults(Root),
        "debian-12" => LabFolder.TestDebian12(Root),
        _ => LabFolder.Test(Root),
    };

    /// <inheritdoc cref="TestLab.RestoredAsync"/>
    public Task<LabMachines> AtAsync(string snapshot = Booted, bool alone = false) => RestoredAsync(snapshot, alone);
}
