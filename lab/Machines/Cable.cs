namespace Ipv6Dmz.Lab.Machines;

/// <summary>One end of a link between two machines: datagrams between two UDP ports of this computer. Between unix sockets a machine that isn't
/// listening, as in its boot, fills its queue of ten, and the other's QEMU then tries again all the time: its poll says that there is room.</summary>
/// <param name="Id">QEMU's name for it.</param>
/// <param name="Local">This end, by its number in the lab.</param>
/// <param name="Remote">The other one.</param>
public sealed record Cable(string Id, string Mac, int Local, int Remote)
{
    /// <summary>The machine's network interfaces, eth0 first; a null cable is the user network to this computer.</summary>
    public static IReadOnlyList<Cable?> Of(LabMachine machine) => machine switch
    {
        LabMachine.World =>
        [
            null,
            new("provider", "02:00:00:00:ff:01", 0, 1),
            new("home", "02:00:00:00:ff:02", 2, 3),
            new("dmz", "02:00:00:00:ff:03", 4, 5),
        ],
        LabMachine.Vps => [new("provider", "02:00:00:00:98:10", 1, 0)],
        LabMachine.Router =>
        [
            new("home", "02:00:00:00:01:02", 3, 2),
            new("dmz", "02:00:00:00:02:fe", 5, 4),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(machine)),
    };
}
