namespace Ipv6Dmz.Lab.Probes;

/// <summary>One look from one place.</summary>
/// <param name="Name">A sentence that says what holds.</param>
/// <param name="Place">A machine, or a namespace of the world, or <c>internet → dmzhost</c> for a look along a way.</param>
/// <param name="Expected">What a person should see, in a few words.</param>
public sealed record Probe(string Name, string Place, string Expected, Func<ProbeContext, CancellationToken, Task<Observation>> Run)
{
    public ProbeKind Kind { get; init; }

    /// <summary>What it asks from its place, of a probe that changes nothing and mostly waits for what doesn't come: the questions of
    /// several such probes that follow each other are asked at the same time.</summary>
    public Func<ProbeContext, string[]>? Questions { get; init; }

    /// <summary>Changes nothing on the machines and nothing at other places, and its filters match nothing that other places send: it may look while those do.</summary>
    public bool SideBySide
    {
        get => field || Questions is not null;
        init;
    }

    /// <summary>A probe that asks, waits for what should not come, and judges.</summary>
    public static Probe Waits(
        string name, string place, string expected, Func<ProbeContext, string[]> questions,
        Func<ProbeContext, Answers, CancellationToken, Task<Observation>> judge) =>
        new(name, place, expected, async (context, ct) => await judge(context, await context.AskAsync(place, ProbeRunner.Patience, questions(context), ct), ct))
        { Questions = questions };

    /// <summary>A probe that changes nothing, and whose questions are asked with those of others: what didn't come then is asked for once more.</summary>
    public static Probe AsksAhead(
        string name, string place, string expected, Func<ProbeContext, string[]> questions, Func<ProbeContext, string>? exactly = null) =>
        new(name, place, expected, async (context, ct) =>
        {
            var wanted = exactly?.Invoke(context) ?? expected;
            var seen = (await context.AskAsync(place, ProbeRunner.Patience, questions(context), ct)).Summary;
            return Observation.Exactly(wanted, seen == wanted ? seen : (await context.AskAgainAsync(place, 4, questions(context), ct)).Summary);
        })
        { Questions = questions };

    /// <summary>A probe that asks, and expects the same answer to every question.</summary>
    public static Probe Asks(
        string name, string place, string expected, Func<ProbeContext, string[]> targets, double seconds = 4) =>
        new(name, place, expected, async (context, ct) =>
            Observation.Exactly(expected, (await context.AskAsync(place, seconds, targets(context), ct)).Summary));
}
