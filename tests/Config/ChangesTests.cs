using System.Text.RegularExpressions;
using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

/// <summary>docs/changes.md says of every key what its change does.</summary>
public partial class ChangesTests
{
    [Fact]
    public void Every_key_is_in_one_row_and_no_other_is()
    {
        var rows = RepositoryFile.Read("docs/changes.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|'));

        Assert.Equal(
            ConfigKeys.All.Select(key => key.Name).Order(StringComparer.Ordinal),
            rows.SelectMany(row => Quoted().Matches(row[1]).Select(match => match.Groups[1].Value)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
