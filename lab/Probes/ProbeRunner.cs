using System.Diagnostics;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Runs probes in their order: one at a time, since each is to see the network at rest.</summary>
public static class ProbeRunner
{
    /// <summary>Seconds after which silence is an answer; more where machines are slow.</summary>
    internal const double Patience = 2.5;

    private static TimeSpan Limit => Pace.Time(120);

    /// <param name="only">Part of the name, or the whole place, of the probes that are to run; null: all.</param>
    /// <param name="progress">Told of each result, in order, together with how many there will be.</param>
    /// <exception cref="ProbeException">The probes' own tools can't be put into the world.</exception>
    public static async Task<IReadOnlyList<ProbeResult>> RunAsync(
        RunOn runOn, ProbeOptions options, string? only = null, Action<ProbeResult, int>? progress = null, CancellationToken ct = default)
    {
        using var phase = Phase.Begin(Phase.Probes);
        var probes = ProbeSuite.All(options).Where(probe => Matches(probe, only)).ToArray();
        var context = new ProbeContext(runOn, options);
        var results = new List<ProbeResult>();
        try
        {
            context.Facts = await Preparation.BeginAsync(context, runOn, ct);
            foreach (var probe in probes)
            {
                var clock = Stopwatch.StartNew();
                await AskAheadAsync(probes[results.Count..], context, ct);
                var result = await RunAsync(probe, context, clock, ct);
                results.Add(result);
                progress?.Invoke(result, probes.Length);
            }
        }
        finally
        {
            await Preparation.EndAsync(context);
        }
        return results;
    }

    /// <summary>Where a row of probes with questions begins, all of them are asked.</summary>
    private static async Task AskAheadAsync(Probe[] coming, ProbeContext context, CancellationToken ct)
    {
        if (coming[0].Questions is null)
        {
            context.Forget();
        }
        else if (!context.IsAskedAhead)
        {
            foreach (var place in coming.TakeWhile(probe => probe.Questions is not null).GroupBy(probe => probe.Place))
            {
                try
                {
                    string[] targets = [.. place.SelectMany(probe => probe.Questions!(context)).Distinct()];
                    await context.AskAheadAsync(place.Key, Patience, targets, ct);
                }
                catch (ProbeException)
                {
                    // Each then asks for itself, and tells.
                }
            }
        }
    }

    private static bool Matches(Probe probe, string? only) =>
        only is null
        || probe.Name.Contains(only, StringComparison.OrdinalIgnoreCase)
        || probe.Place.Equals(only, StringComparison.OrdinalIgnoreCase);

    private static async Task<ProbeResult> RunAsync(Probe probe, ProbeContext context, Stopwatch clock, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        Observation seen;
        try
        {
            seen = await probe.Run(context, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            seen = new($"no end after {Limit.TotalSeconds} s", false);
        }
        catch (ProbeException failure)
        {
            seen = new(failure.Message, false);
        }
        return new(probe.Name, probe.Place, probe.Expected, seen.Seen, seen.Ok, clock.Elapsed);
    }
}
