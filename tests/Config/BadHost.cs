namespace Ipv6Dmz.Tests.Config;

// A list of hosts that is refused: a value (or a removal) at a place of a valid one, where the error is, and a part of its rule and of its mend.
public sealed record BadHost(string Place, string At, string Value, string Rule, string Mend, string Stack)
{
    public static ImmutableArray<BadHost> All { get; } = [.. Rows()];

    public ImmutableDictionary<string, string> Valid => HostJson.In(SampleConfig.Stack(Stack));

    // The whole list, or the valid one with changes.
    public ImmutableDictionary<string, string> Bad =>
        Valid.SetItem("hosts", Place == "(all)" ? Value : HostJson.Changed(Valid["hosts"], $"{Place}={Value}".Split(" & ")));

    public override string ToString() => $"{Stack} {Place} {Value}";

    // The file says how they are read.
    private static IEnumerable<BadHost> Rows()
    {
        var (stack, place, at) = ("", "", "");
        var lines = RepositoryFile.Read("tests/Config/BadHosts.txt").Replace("\n    | ", " | ").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Where(line => line[0] != '#'))
        {
            if (line[0] == '[')
            {
                stack = line[1..^1];
                continue;
            }

            var cells = line.Split(" | ");
            if (line[0] != ' ')
            {
                var places = cells[0].Split(": ")[0].Split(" at ");
                (place, at) = (places[0], places[^1]);
            }

            var said = (line[0] == ' ' ? cells[0] : cells[0][(cells[0].IndexOf(": ", StringComparison.Ordinal) + 2)..]).Trim().Split("; ");
            Assert.True(cells.Length > 1, $"BadHosts.txt: no value: {line}");
            foreach (var cell in cells[1..].Select(Regex.Unescape))
            {
                var arrow = cell.Split(" → ");
                var key = at == "(all)" ? "hosts" : at == "(name)" ? $"hosts.{arrow[0]}" : $"hosts.{at}";
                yield return new(place, key, arrow[0], said[0], arrow.Length > 1 ? $"use {arrow[1]}" : said[1], stack);
            }
        }
    }
}
