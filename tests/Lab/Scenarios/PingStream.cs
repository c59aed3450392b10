namespace Ipv6Dmz.Tests.Lab.Scenarios;

// What became of a stream of numbered packets, each of which is answered: ping's output with a time for each answer (`-n -D`), by the number of the packet and in
// seconds of world's clock. Packets of the last second don't count as sent: under emulation their answers may still be on the way.
internal sealed partial record PingStream(string Name, IReadOnlyDictionary<int, double> Answers, int Sent, double Stopped)
{
    public int Lost => Sent - Answers.Keys.Count(number => number <= Sent);

    // The longest time without an answer, until the end. Larger than an outage by up to the time between two packets.
    public TimeSpan LongestGap
    {
        get
        {
            var times = Answers.Values.Append(Stopped).Order().ToArray();
            return TimeSpan.FromSeconds(times.Zip(times.Skip(1), (one, next) => next - one).DefaultIfEmpty().Max());
        }
    }

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
