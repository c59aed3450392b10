namespace Ipv6Dmz.Lab.Machines;

public static class LabMachineExtensions
{
    public static IReadOnlyList<LabMachine> All { get; } = Enum.GetValues<LabMachine>();

    /// <summary>The name in file names, host names and messages.</summary>
    public static string Label(this LabMachine machine) => machine switch
    {
        LabMachine.World => "world",
        LabMachine.Vps => "vps",
        LabMachine.Router => "router",
        _ => throw new ArgumentOutOfRangeException(nameof(machine)),
    };
}
