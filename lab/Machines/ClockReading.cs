using System.Globalization;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>
/// What a machine's clock showed at a moment that lies between two of this computer's. It is the clock that counts since the boot: who sets the time of day
/// doesn't touch it, and while a machine is paused it stands still.
/// </summary>
/// <param name="Boot">Which boot it counts from.</param>
/// <param name="Shown">Since then.</param>
/// <param name="Before">This computer's time before the machine was asked, from whatever moment.</param>
/// <param name="After">This computer's time when the answer was there.</param>
public sealed record ClockReading(string Boot, TimeSpan Shown, TimeSpan Before, TimeSpan After)
{
    /// <summary>A command that prints what <see cref="Parse"/> reads.</summary>
    public const string Command = "read -r shown _ </proc/uptime && read -r boot </proc/sys/kernel/random/boot_id && echo \"$boot $shown\"";

    // Of a minute and a quarter, the longest timer that tests wait for, two seconds: every deadline has more than that to spare.
    private const double Tolerance = 0.03;

    // The clock is read with two digits behind the point, and a snapshot is not taken in no time.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.5);

    /// <summary>null: that is no reading.</summary>
    public static ClockReading? Parse(string said, TimeSpan before, TimeSpan after) =>
        said.Trim().Split(' ') is [var boot, var shown] && double.TryParse(shown, CultureInfo.InvariantCulture, out var seconds)
            ? new(boot, TimeSpan.FromSeconds(seconds), before, after)
            : null;

    /// <summary>What is wrong with a clock that showed this first and that later, in the same boot; null: nothing that this computer's time proves.</summary>
    public static string? Wrong(string machine, ClockReading first, ClockReading later)
    {
        var shown = later.Shown - first.Shown;
        var (least, most) = (later.Before - first.After, later.After - first.Before);
        return shown < (least * (1 - Tolerance)) - Least ? Say("slow", least)
            : shown > (most * (1 + Tolerance)) + Least ? Say("fast", most)
            : null;

        string Say(string how, TimeSpan real) => string.Create(
            CultureInfo.InvariantCulture,
            $"the clock of `{machine}` ran {Math.Abs(shown / real - 1):0 %} {how}: "
            + $"it counted {shown.TotalSeconds:0.0} s where this computer counted {real.TotalSeconds:0.0} s");
    }
}
