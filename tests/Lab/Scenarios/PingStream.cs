namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>What became of a stream of numbered packets, each of which is answered: ping's output with a time for each answer (<c>-n -D</c>).</summary>
/// <param name="Name">From where to where, and in which family.</param>
/// <param name="Answers">By the number of the packet: when its answer arrived, in seconds of world's clock.</param>
/// <param name="Sent">How many packets count. Those of the last second don't: under emulation their answers may still be on the way.</param>
/// <param name="Stopped">When it was ended, by the same clock.</param>
internal sealed partial record PingStream(string Name, IReadOnlyDictionary<int, double> Answers, int Sent, double Stopped)
{
    public int Lost => Sent - Answers.Keys.Count(number => number <= Sent);

    /// <summary>The longest time without an answer, until the end. Larger than an outage by up to the time between two packets.</summary>
    public TimeSpan LongestGap
    {
        get
        {
            var times = Answers.Values.Append(Stopped).Order().ToArray();
            return TimeSpan.FromSeconds(times.Zip(times.Skip(1), (one, next) => next - one).DefaultIfEmpty().Max());
        }
    }

    /// <summary>When the first answer after that moment arrived; null: none did.</summary>
    public double? FirstAnswerAfter(double moment) =>
        Answers.Values.Where(time => time >= moment).Order().Select(time => (double?)time).FirstOrDefault();

    /// <exception cref="FormatException">It isn't ping's output up to its summary.</exception>
    public static PingStream Parse(string name, string output, int rate, double stopped)
    {
        var answers = new Dictionary<int, double>();
        foreach (Match answer in Answer().Matches(output))
        {
            // A second answer to the same packet is none.
            answers.TryAdd(int.Parse(answer.Groups[2].Value, CultureInfo.InvariantCulture), double.Parse(answer.Groups[1].Value, CultureInfo.InvariantCulture));
        }

        var summary = Summary().Match(output);
        return summary.Success
            ? new(name, answers, Math.Max(0, int.Parse(summary.Groups[1].Value, CultureInfo.InvariantCulture) - rate), stopped)
            : throw new FormatException($"{name}: ping has not come to its summary:\n{output[^Math.Min(output.Length, 500)..]}");
    }

    [GeneratedRegex(@"^\[(\d+\.\d+)\] \d+ bytes from .* icmp_seq=(\d+) ttl=", RegexOptions.Multiline)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^(\d+) packets transmitted", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
