namespace Ipv6Dmz.Lab;

/// <summary>How long to wait after a failure: longer each time, up to a limit.</summary>
public sealed record Backoff(TimeSpan First, double Factor, TimeSpan Most)
{
    /// <summary>What the Pulumi command provider does between its dials: 100 ms, each time half as long again, at most 5 s.</summary>
    public static Backoff Dial { get; } = new(TimeSpan.FromMilliseconds(100), 1.5, TimeSpan.FromSeconds(5));

    /// <summary>The wait after the failure with this number, counted from 0.</summary>
    public TimeSpan After(int failures) =>
        TimeSpan.FromMilliseconds(Math.Min(First.TotalMilliseconds * Math.Pow(Factor, failures), Most.TotalMilliseconds));
}
