using System.Diagnostics;
using System.Reflection;
using Ipv6Dmz.Tests.Tools;
using Xunit.v3;

[assembly: Timed]

namespace Ipv6Dmz.Tests.Tools;

/// <summary>Writes where each test's time went: a line in .lab/times-NAME.tsv, which <c>test.sh --times</c> shows.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TimedAttribute : BeforeAfterTestAttribute
{
    private static readonly string? Name = Environment.GetEnvironmentVariable("IPV6_DMZ_TEST_LAB");
    private static readonly Lock Gate = new();
    private static readonly ConcurrentDictionary<string, (long Begin, ConcurrentBag<(string Kind, long Begin, long End)> Phases)> Running = new();

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        Phase.Over ??= (kind, begin, end) =>
        {
            if (TestContext.Current.Test is { } current && Running.TryGetValue(current.UniqueID, out var running))
            {
                running.Phases.Add((kind, begin, end));
            }
        };
        Running[test.UniqueID] = (Stopwatch.GetTimestamp(), []);
    }

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Name is null || !Running.TryRemove(test.UniqueID, out var running))
        {
            return;
        }

        var (whole, seconds) = Divide(running.Begin, Stopwatch.GetTimestamp(), running.Phases);
        var line = string.Join('\t', seconds.Prepend(whole).Select(value => value.ToString("0.00", CultureInfo.InvariantCulture)).Append(test.TestDisplayName.Replace("Ipv6Dmz.Tests.", "").ReplaceLineEndings(" ")));
        // A name may hold half a character.
        var encoding = new System.Text.UTF8Encoding(false);
        lock (Gate)
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryFile.Root(), ".lab")).FullName, $"times-{Name}.tsv");
            File.AppendAllLines(file, File.Exists(file) ? [line] : [string.Join('\t', (string[])["all", .. Phase.All, "host", "test"]), line], encoding);
        }
    }

    /// <summary>Each moment counts once: for the first of <see cref="Phase.All"/> that goes on then, or else for this computer.</summary>
    internal static (double Whole, double[] Seconds) Divide(long begin, long end, IReadOnlyCollection<(string Kind, long Begin, long End)> phases)
    {
        var seconds = new double[Phase.All.Count + 1];
        long[] moments = [.. phases.SelectMany(phase => new[] { phase.Begin, phase.End }).Append(begin).Append(end).Where(moment => moment >= begin && moment <= end).Distinct().Order()];
        foreach (var (from, to) in moments.Zip(moments.Skip(1)))
        {
            var first = Phase.All.TakeWhile(kind => !phases.Any(phase => phase.Kind == kind && phase.Begin <= from && phase.End >= to)).Count();
            seconds[first] += Stopwatch.GetElapsedTime(from, to).TotalSeconds;
        }

        return (Stopwatch.GetElapsedTime(begin, end).TotalSeconds, seconds);
    }
}
