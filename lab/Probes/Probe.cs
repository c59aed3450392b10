namespace Ipv6Dmz.Lab.Probes;

/// <summary>One look from one place.</summary>
/// <param name="Name">A sentence that says what holds.</param>
/// <param name="Place">A machine, or a namespace of the world, or <c>internet → dmzhost</c> for a look along a way.</param>
/// <param name="Expected">What a person should see, in a few words.</param>
public sealed record Probe(string Name, string Place, string Expected, Func<ProbeContext, CancellationToken, Task<Observation>> Run)
{
    public ProbeKind Kind { get; init; }

    /// <summary>Whether it only waits for what doesn't come, and changes nothing: several of these that follow each other run at the same time.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>A probe that asks, and expects the same answer to every question.</summary>
    public static Probe Asks(
        string name, string place, string expected, Func<ProbeContext, string[]> targets, double seconds = 4) =>
        new(name, place, expected, async (context, ct) =>
            Observation.Exactly(expected, (await context.AskAsync(place, seconds, targets(context), ct)).Summary));
}
