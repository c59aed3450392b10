namespace Ipv6Dmz.Lab.Machines;

/// <summary>One end of a link between two machines: datagrams over a pair of unix sockets.</summary>
/// <param name="Id">QEMU's name for it.</param>
public sealed record Cable(string Id, string Mac, string Local, string Remote)
{
    /// <summary>The machine's network interfaces, eth0 first; a null cable is the user network to this computer.</summary>
    public static IReadOnlyList<Cable?> Of(LabMachine machine) => machine switch
    {
        LabMachine.World =>
        [
            null,
            new("provider", "02:00:00:00:ff:01", "provider.world", "provider.vps"),
            new("home", "02:00:00:00:ff:02", "home.world", "home.router"),
            new("dmz", "02:00:00:00:ff:03", "dmz.world", "dmz.router"),
        ],
        LabMachine.Vps => [new("provider", "02:00:00:00:98:10", "provider.vps", "provider.world")],
        LabMachine.Router =>
        [
            new("home", "02:00:00:00:01:02", "home.router", "home.world"),
            new("dmz", "02:00:00:00:02:fe", "dmz.router", "dmz.world"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(machine)),
    };
}
