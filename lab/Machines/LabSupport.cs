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
            : Environment.IsPrivilegedProcess ? null
            : "the lab's image is built as root, and this is not root";
    }

    // Where a user's PATH may end.
    private static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin");
}
