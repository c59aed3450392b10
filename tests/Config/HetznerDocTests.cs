using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

public class HetznerDocTests
{
    [Fact]
    public void It_says_of_every_key_what_a_change_does() => Assert.Equal(
        ConfigKeys.All.Select(key => key.Name).Where(name => name == "vps.provider" || name.StartsWith("vps.hcloud.", StringComparison.Ordinal)),
        RepositoryFile.Read("docs/hetzner.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]));
}
