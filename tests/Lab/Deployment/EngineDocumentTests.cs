namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>docs/engine.md: a test behind each row, or the row says why there is none.</summary>
public partial class EngineDocumentTests
{
    private static readonly HashSet<string> Tests =
    [
        .. typeof(EngineDocumentTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes(inherit: true).Any(mark => mark is FactAttribute)).Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
        .. StoryTests.Titles.Select(title => $"Stories.{NoLetters().Replace(title.Data, "_")}"),
    ];

    [Fact]
    public void Every_row_names_tests_that_there_are()
    {
        var rows = RepositoryFile.Read("docs/engine.md").Split('\n').Where(line => Row().IsMatch(line)).Select(line => line.Trim('|').Split(" | ")).ToList();

        Assert.InRange(rows.Count, 30, int.MaxValue);
        Assert.All(rows, row =>
        {
            Assert.Matches("^(run|read|–)$", row[1].Trim());
            Assert.True(row[3].Trim() == "–" || Name().Count(row[3]) > 0, row[3]);
            Assert.All(Name().Matches(row[3]), name => Assert.Contains(name.Groups[1].Value, Tests));
        });
    }

    /// <summary>Of a table with four columns, less its head.</summary>
    [GeneratedRegex(@"^\| (?!behaviour)[^|]+\|[^|]+\|[^|]+\|[^|]+\|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z]+\\.[A-Za-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoLetters();
}
