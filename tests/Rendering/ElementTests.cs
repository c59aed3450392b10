using Ipv6Dmz.Tests.Config;

namespace Ipv6Dmz.Tests.Rendering;

// A table that differs in its elements alone isn't replaced: connections are counted on.
public class ElementTests
{
    [Theory]
    [InlineData("vps/firewall/fair_use.nft")]
    [InlineData("vps/firewall/firewall.nft")]
    [InlineData("router/firewall/firewall.nft")]
    public async Task A_host_more_with_sources_and_limits_that_others_have_is_elements_more_and_nothing_else(string file)
    {
        const string Service = """{"name": "ssh", "ports": 22, "from": ["192.0.2.0/24", "2001:db8:0:a0::/64", "vps"], "connections": 20, "rate": "5/s" """;
        var hosts = $$"""{"bbb": {"mac": "02:00:00:00:02:03", "egress": ["192.0.2.0/24"]}, "web": {"mac": "02:00:00:00:02:01", "egress": [], "services": [{"name": "admin", "ports": 8443, "from": ["vps"]}, {{Service}}, "ipv4": 2222}, {"name": "http", "ports": 80, "ipv4": "same", "rate": "1/m"}]}""";
        var before = await Lines($"{hosts} }}", file);

        var more = $$"""{{hosts}}, "aaa": {"mac": "02:00:00:00:02:02", "egress": [], "services": [{"name": "http", "ports": 8080, "rate": "1/m"}, {{Service}} }]} }""";
        var added = (await Lines(more, file)).Except(before).ToArray();

        Assert.NotEmpty(added);
        Assert.All(added, line => Assert.StartsWith("\t\t\t::", line.Replace("\t\t\t02:", "\t\t\t::")));
        Assert.Empty(before.Except(await Lines(more, file)));
    }

    private static async Task<string[]> Lines(string hosts, string file) => (await RenderedFiles.OfAsync(SampleConfig.Stack("6in4").SetItem("hosts", hosts)))[file].Split('\n');
}
