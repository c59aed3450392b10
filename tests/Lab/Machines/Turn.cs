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
    /// <param name="machines">Those that it uses; before they do anything they are brought to a snapshot.</param>
    /// <param name="alone">With no test of another process beside it, and its machines standing still.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task TakeAsync(LabMachines machines, bool alone, CancellationToken ct)
    {
        // While this process waits its machines are no burden to who is alone.
        if (whose is { } last)
        {
            await last.PauseAsync(ct);
        }

        whose = machines;
        quiet?.Dispose();
        quiet = null;
        var folder = LabFixture.Folder.Root;
        quiet = alone ? await Quiet.AloneAsync(folder, ct) : await Quiet.BesideAsync(folder, ct);
    }
}
