using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>Commands on the machines, for tests.</summary>
internal static class MachineShell
{
    public static async Task<CommandResult> RunAsync(this LabMachines machines, LabMachine machine, string command, CancellationToken ct) =>
        await (await machines.ConnectAsync(machine, ct)).RunAsync(command, ct: ct);

    /// <summary>What it prints, without the last newline. It must succeed.</summary>
    public static async Task<string> SayAsync(this LabMachines machines, LabMachine machine, string command, CancellationToken ct)
    {
        var result = await machines.RunAsync(machine, command, ct);
        Assert.True(result.Ok, $"{machine.Label()}: {command}: {result.ExitCode}: {result.Stderr}{result.Stdout}");
        return result.Stdout.TrimEnd();
    }
}
