using System.Diagnostics;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>
/// What QEMU runs on: KVM only where a kernel has been seen to start under it. <c>/dev/kvm</c> may exist and hang, so the
/// trial has a time limit. The answer is kept for as long as this computer runs.
/// </summary>
public sealed record Accelerator(string Name, IReadOnlyList<string> Arguments)
{
    private static readonly TimeSpan TrialLimit = TimeSpan.FromSeconds(8);

    public static Accelerator Kvm { get; } = new("kvm", ["-accel", "kvm", "-cpu", "host"]);

    /// <summary>Emulation. A plain CPU type makes the kernel load few modules and do what is cheap to emulate; rdrand gives it random numbers at once.</summary>
    public static Accelerator Tcg { get; } = new("tcg", ["-accel", "tcg,thread=multi,tb-size=256", "-cpu", "qemu64,+rdrand,-svm"]);

    public static async Task<Accelerator> ChooseAsync(LabFolder lab, LabImage image, CancellationToken ct = default)
    {
        var boot = (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", ct)).Trim();
        var cache = lab.File("accelerator");
        if (File.Exists(cache) && (await File.ReadAllTextAsync(cache, ct)).Split(' ') is [var name, var known] && known == boot)
        {
            return name == Kvm.Name ? Kvm : Tcg;
        }
        var chosen = File.Exists("/dev/kvm") && await KernelStartsAsync(Kvm, lab, image, TrialLimit, ct) ? Kvm : Tcg;
        await File.WriteAllTextAsync(cache, $"{chosen.Name} {boot}", ct);
        return chosen;
    }

    /// <summary>Boots the kernel without a disk until it prints its version, or until the limit.</summary>
    public static async Task<bool> KernelStartsAsync(Accelerator accelerator, LabFolder lab, LabImage image, TimeSpan limit, CancellationToken ct = default)
    {
        var console = lab.File("trial.serial");
        File.Delete(console);
        using var qemu = Process.Start(new ProcessStartInfo(VirtualMachine.Qemu,
        [
            "-machine", VirtualMachine.Board, .. accelerator.Arguments, "-m", "128", "-nodefaults", "-no-user-config", "-display", "none",
            "-kernel", image.Kernel, "-append", "console=ttyS0 panic=-1", "-no-reboot", "-serial", $"file:{console}",
        ])
        { RedirectStandardError = true, RedirectStandardInput = true })!;
        try
        {
            var started = false;
            await Poll.UntilAsync(async token =>
            {
                started = File.Exists(console) && (await File.ReadAllTextAsync(console, token)).Contains("Linux version", StringComparison.Ordinal);
                return started || qemu.HasExited;
            }, limit, ct: ct);
            return started;
        }
        finally
        {
            // A process that hangs in the kernel can't be waited for.
            qemu.Kill();
        }
    }
}
