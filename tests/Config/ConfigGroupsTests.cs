namespace Ipv6Dmz.Tests.Config;

public class ConfigGroupsTests
{
    private static readonly Dictionary<string, string> Groups = SampleConfig.Group(SampleConfig.Dev);

    [Fact]
    public void Groups_come_back_as_they_were()
    {
        Assert.Equal(["apply", "dmz", "dns", "hostsFile", "router", "routerPrivateKey", "uplink", "vps", "vpsPrivateKey", "wireguard"], Groups.Keys.Order());
        Assert.Equal(SampleConfig.Dev, ConfigGroups.Flatten(Groups));
    }

    [Fact]
    public void Numbers_and_lists_are_the_text_that_the_parser_knows() => Assert.Equal(
        new Dictionary<string, string> { ["a.b.port"] = "22", ["a.b.list"] = """["x"]""", ["a.b.none"] = "", ["a.b.yes"] = "true", ["a.b.text"] = "22", ["c"] = "d" },
        ConfigGroups.Flatten(new Dictionary<string, string> { ["a"] = """{"b":{"port":22,"list":["x"],"none":null,"yes":true,"text":"22"}}""", ["c"] = "d" }));

    [Theory]
    [InlineData("""{"prefix":"2001:db8:0:2::/64","prefix":"2001:db8:0:3::/64"}""")]
    [InlineData("""{"prefix":""")]
    [InlineData("""{"prefix":"\ud800"}""")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("")]
    public void A_group_that_is_no_mapping_or_a_damaged_one_is_an_error_like_any_other(string text) =>
        Assert.Contains(Errors(new Dictionary<string, string>(Groups) { ["dmz"] = text }), error => error is { Key: "dmz", Rule: "it is a group, not a value" });

    [Fact]
    public void A_dotted_key_that_was_set_without_path_is_refused_and_named() => Assert.Equal(
        """["dmz.prefix"]""", Assert.Single(Errors(Groups.Append(KeyValuePair.Create("dmz.prefix", "2001:db8:0:2::/64")))).Key);

    private static IEnumerable<ConfigError> Errors(IEnumerable<KeyValuePair<string, string>> groups) => DmzConfigParser.Parse(ConfigGroups.Flatten(groups)).Errors;
}
