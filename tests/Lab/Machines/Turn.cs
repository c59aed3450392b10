using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>One lab's machines run at a time: the other's stand still, or they would take their share of the processors.</summary>
internal static class Turn
{
    private static LabMachines? whose;

    public static async Task TakeAsync(LabMachines machines, CancellationToken ct)
    {
        if (whose is { } other && other != machines)
        {
            await other.PauseAsync(ct);
        }

        whose = machines;
    }
}
