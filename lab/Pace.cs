namespace Ipv6Dmz.Lab;

/// <summary>
/// How many times slower the machines are than those that the lab's deadlines were written with. What a machine computes gets that many times longer. What a
/// timer takes, of the product's or of a protocol's, takes no longer on a slow machine: where a deadline is both, only the rest of it is said by this class.
/// </summary>
public static class Pace
{
    /// <summary>A fixed amount of what a machine does most in an <c>up</c>: it starts programs.</summary>
    public const string Work = "i=0; while [ $i -lt 300 ]; do /bin/true; i=$((i + 1)); done";

    // Slower still is a computer that the lab isn't for: tests that fail there say more than tests that wait for ever.
    private const double Most = 5;

    // What the work takes under emulation on two cores, and half as much again: deadlines were written with other labs at work.
    private static readonly TimeSpan Reference = TimeSpan.FromSeconds(2);

    /// <summary>1 as long as nothing was measured.</summary>
    public static double Factor { get; private set; } = 1;

    /// <summary>Time for what a machine computes, which had so many seconds when it was written.</summary>
    public static TimeSpan Time(double seconds) => TimeSpan.FromSeconds(seconds * Factor);

    /// <summary>The same in whole seconds, for a command or for a value of the configuration.</summary>
    public static int Seconds(int seconds) => (int)Math.Ceiling(seconds * Factor);

    /// <summary>The factor of a lab in which <see cref="Work"/> took so long; never below 1.</summary>
    public static double Of(TimeSpan took) => Math.Round(Math.Clamp(took / Reference, 1, Most), 1);

    /// <summary>Sets the factor for this process. Of two labs the slower one counts.</summary>
    public static void Set(TimeSpan took) => Factor = Math.Max(Factor, Of(took));
}
