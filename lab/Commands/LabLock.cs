using System.Globalization;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>Held by what changes machines or their state: one command at a time.</summary>
public sealed class LabLock : IDisposable
{
    private readonly FileStream hold;

    private LabLock(FileStream hold) => this.hold = hold;

    /// <exception cref="CommandException">Another command holds it; which, and its process.</exception>
    public static LabLock Take(string folder, string command)
    {
        Directory.CreateDirectory(folder);
        // Beside the lock, which nobody else can open.
        var holder = Path.Combine(folder, "command");
        FileStream hold;
        try
        {
            // The kernel lets go of it with the process, however that ends.
            hold = new FileStream(Path.Combine(folder, "command.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(holder))
        {
            throw new CommandException($"{File.ReadAllText(holder)} is at work on this lab: let it end, or stop it with Ctrl-C, then {command} can run");
        }

        PrivateFile.Write(holder, string.Create(CultureInfo.InvariantCulture, $"{command} (process {Environment.ProcessId})"));
        return new LabLock(hold);
    }

    public void Dispose() => hold.Dispose();
}
