namespace Ipv6Dmz.Tests.Lab.Scenarios;

// A row of the table: what was to be expected, and, once it was measured, what was seen: when there was traffic again, counted from when the cause was gone, packets
// lost of how many, and the longest time without an answer.
internal sealed record ReliabilityRow(string Group, string Cause, string Expected, string Seen = "", string Back = "", string Lost = "", string Gap = "")
{
    public string Line => $"| {string.Join(" | ", new[] { Cause, Expected, Seen, Back, Lost, Gap }.Select(cell => cell.Replace("|", @"\|")))} |";

    public ReliabilityRow Measured(string seen, TimeSpan? back, IReadOnlyList<PingStream> streams) => this with
    {
        Seen = seen,
        Back = back is { } time ? Seconds(time) : "",
        Lost = streams.Count == 0 ? "" : $"{streams.Sum(stream => stream.Lost)} of {streams.Sum(stream => stream.Sent)}",
        Gap = streams.Count == 0 ? "" : Seconds(streams.Max(stream => stream.LongestGap)),
    };

    // A row of a table in a document; null: the line is none.
    public static ReliabilityRow? Parse(string group, string line) =>
        line.Replace(@"\|", "\n").Split('|') is ["", var cause, var expected, var seen, var back, var lost, var gap, ""]
            ? new(group, Cell(cause), Cell(expected), Cell(seen), Cell(back), Cell(lost), Cell(gap))
            : null;

    private static string Cell(string text) => text.Replace('\n', '|').Trim();

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture)} s";
}
