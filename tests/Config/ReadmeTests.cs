using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

public class ReadmeTests
{
    [Fact]
    public void The_table_of_keys_is_the_one_that_the_program_uses()
    {
        var table = RepositoryFile.Read("README.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(ConfigKeys.All.Select(Row), table);
    }

    private static string Row(ConfigKey key)
    {
        var value = key switch
        {
            { IsSecret: true } => "required, secret",
            { Default: null } => "required",
            { Default: "" } => "none",
            _ => $"`{key.Default}`",
        };
        return $"| `{key.Name}` | {value} | {key.Description} |";
    }
}
