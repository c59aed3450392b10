using System.Text.Encodings.Web;
using System.Text.Json;
using Ipv6Dmz.Lab.Probes;
using Spectre.Console;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>Probe results for people and for programs.</summary>
public static class ProbeReport
{
    // Arrows and quotes of a sentence are to stay what they are.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string JsonLine(ProbeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonSerializer.Serialize(new { name = result.Name, place = result.Place, expected = result.Expected, seen = result.Seen, ok = result.Ok }, Json);
    }

    public static void Progress(Screen screen, ProbeResult result, int number, int total)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(result);
        var line = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"[{number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(total > 99 ? 3 : 2)}/{total}] {(result.Ok ? "ok  " : "FAIL")} {result.Took.TotalSeconds,5:0.0} s  {result.Place}: {result.Name}");
        if (result.Ok)
        {
            screen.Line(line);
        }
        else
        {
            screen.Bad(line);
        }
    }

    public static void Table(Screen screen, IReadOnlyList<ProbeResult> results)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(results);
        if (screen.IsTerminal)
        {
            screen.Show(Grid(results));
        }
        else
        {
            foreach (var result in results)
            {
                screen.Line($"{(result.Ok ? "ok" : "FAIL")} | {result.Place} | {result.Name} | expected: {result.Expected} | seen: {OneLine(result.Seen)}");
            }
        }

        var wrong = results.Count(result => !result.Ok);
        var summary = $"{results.Count} probes: {results.Count - wrong} as expected, {wrong} not";
        if (wrong == 0)
        {
            screen.Good(summary);
        }
        else
        {
            screen.Bad(summary);
        }
    }

    private static Table Grid(IReadOnlyList<ProbeResult> results)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "place", "probe", "expected", "seen");
        foreach (var result in results)
        {
            var colour = result.Ok ? Color.Green : Color.Red;
            table.AddRow(
                new Text(result.Ok ? "ok" : "FAIL", new Style(colour)),
                new Text(result.Place),
                new Text(result.Name),
                new Text(result.Expected),
                new Text(result.Seen, new Style(result.Ok ? Color.Default : colour)));
        }

        return table;
    }

    private static string OneLine(string text) => string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
