using System.Reflection;
using System.Text;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// What the lab measures, as a table: each test keeps its rows in .lab/reliability/, and .lab/reliability.md shows all that there are. With
// `IPV6_DMZ_UPDATE_RELIABILITY=1` they go into docs/reliability.md too, between its two markers.
internal static class ReliabilityTable
{
    public const string Wrong = "A change that goes wrong";
    public const string Right = "A change that goes right";
    public const string Faults = "Faults";

    public static readonly IReadOnlyList<string> Groups = [Wrong, Right, Faults];

    private const string Begin = "<!-- The table: written by the tests. -->";
    private const string End = "<!-- The end of the table. -->";

    private const string Head = """
        | Cause | Expected | Seen | Back after | Lost | Longest gap |
        |---|---|---|---|---|---|
        """;

    private static readonly string Records = Path.Combine(LabFixture.Folder.Root, "reliability");

    public static bool Updates => Environment.GetEnvironmentVariable("IPV6_DMZ_UPDATE_RELIABILITY") == "1";

    public static string Document => Path.Combine(ProjectFolder.Find(), "docs", "reliability.md");

    // The rows that tests are marked with, in the table's order, without figures.
    public static IReadOnlyList<ReliabilityRow> Registered { get; } = [..
        from method in typeof(ReliabilityTable).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        from row in method.GetCustomAttributes<ReliabilityAttribute>()
        orderby Groups.ToList().IndexOf(row.Group), row.Place
        select new ReliabilityRow(row.Group, row.Cause, row.Expected)];

    /// <summary>Keeps what a test saw for a row that it is marked with.</summary>
    /// <param name="back">From when the cause was gone until there was traffic again.</param>
    /// <param name="streams">The traffic meanwhile.</param>
    public static async Task RecordAsync(string cause, string seen, TimeSpan? back = null, IReadOnlyList<PingStream>? streams = null)
    {
        var row = Registered.SingleOrDefault(row => row.Cause == cause)
            ?? throw new ArgumentException($"no test is marked with a row '{cause}'", nameof(cause));
        Directory.CreateDirectory(Records);
        await File.WriteAllTextAsync(RecordOf(row), JsonSerializer.Serialize(row.Measured(seen, back, streams ?? [])));
        Write($"{Records}.md", Render(Known([])));
        if (Updates)
        {
            Update();
        }
    }

    // Writes the document's table anew: with what was measured here, or else with the figures that it has.
    public static void Update() => Write(Document, Replace(File.ReadAllText(Document), Render(Known(Read(File.ReadAllText(Document))))));

    // Two processes may do it at the same time.
    private static void Write(string file, string text)
    {
        var own = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(own, text);
        File.Move(own, file, overwrite: true);
    }

    public static IReadOnlyList<ReliabilityRow> Read(string document)
    {
        var rows = new List<ReliabilityRow>();
        var group = "";
        foreach (var line in Between(document).Split('\n'))
        {
            group = line.StartsWith("## ") ? line[3..] : group;
            if (ReliabilityRow.Parse(group, line) is { } row && !Head.Contains(line))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    public static string Render(IReadOnlyList<ReliabilityRow> rows) => string.Join('\n', Groups.Where(group => rows.Any(row => row.Group == group)).Select(group => $"""
        ## {group}

        {Head}
        {string.Join('\n', rows.Where(row => row.Group == group).Select(row => row.Line))}

        """));

    public static string Replace(string document, string table) => $"{document.Split(Begin)[0]}{Begin}\n\n{table}\n{End}{document.Split(End)[1]}";

    private static string Between(string document) => document.Split(Begin)[1].Split(End)[0];

    private static ReliabilityRow[] Known(IReadOnlyList<ReliabilityRow> documented) => [.. Registered.Select(row =>
        Recorded(row) ?? documented.FirstOrDefault(known => known with { Seen = "", Back = "", Lost = "", Gap = "" } == row) ?? row)];

    // Of a row whose text has changed since there is no measurement.
    private static ReliabilityRow? Recorded(ReliabilityRow row) =>
        File.Exists(RecordOf(row)) ? JsonSerializer.Deserialize<ReliabilityRow>(File.ReadAllText(RecordOf(row))) : null;

    private static string RecordOf(ReliabilityRow row) => Path.Combine(
        Records, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Group}\n{row.Cause}\n{row.Expected}")))[..16]}.json");
}
