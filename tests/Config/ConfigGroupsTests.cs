using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Tests.Config;

public class ConfigGroupsTests
{
    [Fact]
    public void Groups_come_back_as_they_were()
    {
        var groups = SampleConfig.Group(SampleConfig.Dev);

        Assert.Equal(["apply", "dmz", "router", "routerPrivateKey", "uplink", "vps", "vpsPrivateKey", "wireguard"], groups.Keys.Order());
        Assert.Equal(SampleConfig.Dev, ConfigGroups.Flatten(groups));
    }

    [Fact]
    public void Numbers_and_lists_are_the_text_that_the_parser_knows()
    {
        var flat = ConfigGroups.Flatten(new Dictionary<string, string> { ["a"] = """{"b":{"port":22,"list":["x"],"none":null,"text":"22"}}""", ["c"] = "d" });

        Assert.Equal("22", flat["a.b.port"]);
        Assert.Equal("""["x"]""", flat["a.b.list"]);
        Assert.Equal("", flat["a.b.none"]);
        Assert.Equal("22", flat["a.b.text"]);
        Assert.Equal("d", flat["c"]);
    }

    [Theory]
    [InlineData("""{"prefix":"2001:db8:0:2::/64","prefix":"2001:db8:0:3::/64"}""")]
    [InlineData("""{"prefix":""")]
    [InlineData("""{"prefix":"\ud800"}""")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("")]
    public void A_group_that_is_no_mapping_or_a_damaged_one_is_an_error_like_any_other(string text)
    {
        var groups = SampleConfig.Group(SampleConfig.Dev);
        groups["dmz"] = text;

        var errors = DmzConfigParser.Parse(ConfigGroups.Flatten(groups)).Errors;

        Assert.Contains(errors, error => error is { Key: "dmz", Rule: "it is a group, not a value" });
    }

    [Fact]
    public void A_dotted_key_that_was_set_without_path_is_refused_and_named()
    {
        var flat = ConfigGroups.Flatten(SampleConfig.Group(SampleConfig.Dev).Append(KeyValuePair.Create("dmz.prefix", "2001:db8:0:2::/64")));

        var error = Assert.Single(DmzConfigParser.Parse(flat).Errors);

        Assert.Equal("""["dmz.prefix"]""", error.Key);
    }
}
