using System.Text.RegularExpressions;
using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;
using Ipv6Dmz.Tests.Cloud;

namespace Ipv6Dmz.Tests.Config;

public partial class HetznerDocTests
{
    private static readonly string Doc = RepositoryFile.Read("docs/hetzner.md");

    [Fact]
    public void What_a_change_does_is_said_in_one_place()
    {
        Assert.Contains("[configuration.md](configuration.md)", Doc, StringComparison.Ordinal);
        Assert.DoesNotContain("\n| `", Doc, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_that_it_names_are_there() =>
        Assert.All(Key().Matches(Doc).Select(match => match.Value), key => Assert.Contains(key, ConfigKeys.ByName.Keys));

    [Fact]
    public async Task The_address_that_it_names_is_called_so_in_the_cloud()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(stack: "hetzner"));

        Assert.Contains(run.Text("vps-ipv4-nbg1", "name"), Doc, StringComparison.Ordinal);
        Assert.Contains("::vps-server$", Doc, StringComparison.Ordinal);
        Assert.Contains("vps-server", run.Cloud.Names);
    }

    [GeneratedRegex(@"\bvps\.hcloud\.[a-zA-Z]+")]
    private static partial Regex Key();
}
