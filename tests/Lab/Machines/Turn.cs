using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>
/// One lab's machines run at a time in this process: the other's stand still, or they would take their share of the processors. Machines of
/// other processes may run, but for a test that measures: that one waits for those that are at it, and others wait for it from the moment it asks.
/// </summary>
internal static class Turn
{
    private static LabMachines? whose;
    private static FileStream? hold;

    /// <summary>For a test, until the next one's turn, or the process's end.</summary>
    /// <param name="machines">Those that it uses; before they do anything they are brought to a snapshot.</param>
    /// <param name="alone">With no test of another process beside it, and its machines standing still.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="TimeoutException">Somebody has been alone for too long.</exception>
    public static async Task TakeAsync(LabMachines machines, bool alone, CancellationToken ct)
    {
        using var phase = Phase.Begin(Phase.Turn);
        // While this process waits its machines are no burden to who is alone.
        if (whose is { } last)
        {
            await last.PauseAsync(ct);
        }

        whose = machines;
        hold?.Dispose();
        hold = null;
        // Through a door that who wants to be alone keeps shut while the others leave: they come one test after the other, without end.
        using var door = await OpenAsync("quiet.door", alone, ct);
        hold = await OpenAsync("quiet", alone, ct);
    }

    private static Task<FileStream> OpenAsync(string name, bool alone, CancellationToken ct) => Hold.TakeAsync(Path.Combine(LabFixture.Folder.Root, name), ct, shared: !alone);
}
