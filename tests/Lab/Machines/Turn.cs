using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>
/// One lab's machines run at a time in this process: the other's stand still, or they would take their share of the processors. What runs in
/// other processes may, but for a test that measures.
/// </summary>
internal static class Turn
{
    private static LabMachines? whose;
    private static Quiet? quiet;

    /// <summary>For a test, until the next one's turn.</summary>
    public static async Task TakeAsync(LabMachines machines, CancellationToken ct)
    {
        if (whose is { } other && other != machines)
        {
            await other.PauseAsync(ct);
        }

        whose = machines;
        quiet?.Dispose();
        quiet = await Quiet.BesideAsync(LabFixture.Folder.Root, ct);
    }

    /// <summary>The same, with no test of another process beside it.</summary>
    public static async Task AloneAsync(CancellationToken ct)
    {
        quiet?.Dispose();
        quiet = await Quiet.AloneAsync(LabFixture.Folder.Root, ct);
    }
}
