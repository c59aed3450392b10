using System.Text.RegularExpressions;
using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

public partial class HetznerDocTests
{
    private static readonly string Doc = RepositoryFile.Read("docs/hetzner.md");

    [Fact]
    public void What_a_change_does_is_said_in_one_place()
    {
        Assert.Contains("[changes.md](changes.md)", Doc, StringComparison.Ordinal);
        Assert.DoesNotContain("\n| `", Doc, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_that_it_names_are_there() =>
        Assert.All(Key().Matches(Doc).Select(match => match.Value), key => Assert.Contains(key, ConfigKeys.ByName.Keys));

    [GeneratedRegex(@"\bvps\.hcloud\.[a-zA-Z]+")]
    private static partial Regex Key();
}
