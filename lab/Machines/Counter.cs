using System.Globalization;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>
/// How fast the processor's counter is by which a machine tells the time. An emulated machine reads this computer's own; measuring it at boot goes
/// wrong on a busy computer, and the machine's clock is then wrong for as long as it runs.
/// </summary>
public static class Counter
{
    /// <summary>A kernel parameter, with a space behind it; empty where nothing is known, or KVM tells the machine.</summary>
    // Where the processor's frequency is scaled, it is not the counter's.
    public static string Parameter(Accelerator accelerator) =>
        accelerator == Accelerator.Tcg && !Directory.Exists("/sys/devices/system/cpu/cpu0/cpufreq") && Frequency(File.ReadAllText("/proc/cpuinfo")) is { } kilohertz
            ? $"tsc_early_khz={kilohertz} "
            : "";

    /// <param name="cpuinfo">See proc(5).</param>
    /// <returns>In kHz; null: it doesn't say.</returns>
    public static int? Frequency(string cpuinfo) =>
        cpuinfo.Split('\n').FirstOrDefault(line => line.StartsWith("cpu MHz", StringComparison.Ordinal)) is { } line
        && decimal.TryParse(line.Split(':')[^1], NumberStyles.Number, CultureInfo.InvariantCulture, out var megahertz) && megahertz > 0
            ? (int)(megahertz * 1000)
            : null;
}
