using System.Diagnostics;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>
/// Runs probes in their order. Those that change nothing on the machines, and see nothing of what others send, look from their places side by side; the
/// others one at a time, since each is to see the network at rest.
/// </summary>
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
            foreach (var row in Rows(probes))
            {
                var running = Begin(row, context, ct);
                try
                {
                    foreach (var probe in running)
                    {
                        results.Add(await probe);
                        progress?.Invoke(results[^1], probes.Length);
                    }
                }
                finally
                {
                    // Where one ends all, the others of its row put right first what they changed at their places.
                    await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                    context.Forget();
                }
            }
        }
        finally
        {
            await Preparation.EndAsync(context);
        }
        return results;
    }

    /// <summary>Probes that follow each other and go side by side are one row, any other is a row by itself.</summary>
    private static IEnumerable<Probe[]> Rows(Probe[] probes)
    {
        for (var next = 0; next < probes.Length;)
        {
            var together = probes[next..].TakeWhile(probe => probe.SideBySide).Count();
            var row = probes[next..(next + Math.Max(1, together))];
            yield return row;
            next += row.Length;
        }
    }

    /// <summary>Each place asks all of its row's questions in one go, and has one probe after the other.</summary>
    private static Task<ProbeResult>[] Begin(Probe[] row, ProbeContext context, CancellationToken ct)
    {
        var asked = row.Where(probe => probe.Questions is not null).GroupBy(probe => probe.Place)
            .ToDictionary(place => place.Key, place => AskAheadAsync(place, context, ct));
        var former = new Dictionary<string, Task>();
        return [.. row.Select(probe =>
        {
            var running = AfterAsync(former.GetValueOrDefault(probe.Place, Task.CompletedTask), probe);
            former[probe.Place] = running;
            return running;
        })];

        async Task<ProbeResult> AfterAsync(Task before, Probe probe)
        {
            await before;
            var clock = Stopwatch.StartNew();
            await (probe.Questions is null ? Task.CompletedTask : asked[probe.Place]);
            return await RunAsync(probe, context, clock, ct);
        }
    }

    private static async Task AskAheadAsync(IGrouping<string, Probe> place, ProbeContext context, CancellationToken ct)
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
