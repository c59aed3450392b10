using System.Diagnostics;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Runs probes in their order: one at a time, since each is to see the network at rest, but those that only wait side by side.</summary>
public static class ProbeRunner
{
    // sshd takes ten sessions on one connection.
    private const int SideBySide = 5;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);

    /// <param name="only">Part of the name, or the whole place, of the probes that are to run; null: all.</param>
    /// <param name="progress">Told of each result, in order, together with how many there will be.</param>
    /// <exception cref="ProbeException">The probes' own tools can't be put into the world.</exception>
    public static async Task<IReadOnlyList<ProbeResult>> RunAsync(
        RunOn runOn, ProbeOptions options, string? only = null, Action<ProbeResult, int>? progress = null, CancellationToken ct = default)
    {
        var probes = ProbeSuite.All(options).Where(probe => Matches(probe, only)).ToArray();
        var context = new ProbeContext(runOn, options);
        var results = new List<ProbeResult>();
        try
        {
            context.Facts = await Preparation.BeginAsync(context, runOn, ct);
            while (results.Count < probes.Length)
            {
                foreach (var result in await Task.WhenAll(Next(probes, results.Count).Select(probe => RunAsync(probe, context, ct))))
                {
                    results.Add(result);
                    progress?.Invoke(result, probes.Length);
                }
            }
        }
        finally
        {
            await Preparation.EndAsync(context);
        }
        return results;
    }

    private static IEnumerable<Probe> Next(Probe[] probes, int done) => probes[done].IsQuiet
        ? probes.Skip(done).TakeWhile(probe => probe.IsQuiet).Take(SideBySide)
        : [probes[done]];

    private static bool Matches(Probe probe, string? only) =>
        only is null
        || probe.Name.Contains(only, StringComparison.OrdinalIgnoreCase)
        || probe.Place.Equals(only, StringComparison.OrdinalIgnoreCase);

    private static async Task<ProbeResult> RunAsync(Probe probe, ProbeContext context, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_limit);
        Observation seen;
        try
        {
            seen = await probe.Run(context, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            seen = new($"no end after {_limit.TotalSeconds} s", false);
        }
        catch (ProbeException failure)
        {
            seen = new(failure.Message, false);
        }
        return new(probe.Name, probe.Place, probe.Expected, seen.Seen, seen.Ok, clock.Elapsed);
    }
}
