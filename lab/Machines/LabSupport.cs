using System.Diagnostics;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>Whether this computer can run the lab at all.</summary>
public static class LabSupport
{
    private static readonly string[] Programs = [VirtualMachine.Qemu, "qemu-img", "mmdebstrap", "mke2fs", "ssh-keygen"];

    /// <summary>What is in the way; null if nothing is.</summary>
    public static string? WhyNot()
    {
        var missing = Programs.Where(p => !Folders().Any(f => File.Exists(Path.Combine(f, p)))).ToList();
        return missing.Count > 0 ? $"the lab needs {string.Join(", ", missing)}; lab/install.sh installs them"
            : Environment.IsPrivilegedProcess ? WhyNoMachine(VirtualMachine.Qemu)
            : "the lab's image is built as root, and this is not root";
    }

    /// <summary>What keeps QEMU from setting up a machine as the lab's are under emulation, with their memory; null if nothing does.</summary>
    public static string? WhyNoMachine(string qemu)
    {
        // It describes its devices instead of starting them, and ends.
        using var process = Process.Start(new ProcessStartInfo(qemu,
        [
            "-machine", VirtualMachine.Board, .. Accelerator.Tcg.Arguments, "-m", "448", "-display", "none", "-nodefaults", "-no-user-config",
            "-dump-vmstate", "/dev/null",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"QEMU can't start a machine here: {said.Trim()}";
    }

    // Where a user's PATH may end.
    private static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin");
}
