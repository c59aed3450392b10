using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Tests.Config;

public class ErrorCollectionTests
{
    [Fact]
    public void An_error_reads_key_value_rule_and_mend()
    {
        var error = Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith(("dmz.prefix", "2001:db8:0:2::/65"))).Errors);
        Assert.Equal("dmz.prefix: 2001:db8:0:2::/65 — SLAAC needs exactly a /64; use 2001:db8:0:2::/64", error.ToString());
    }

    [Fact]
    public void Leaves_and_relations_are_all_reported_in_the_order_of_the_table()
    {
        var result = DmzConfigParser.Parse(SampleConfig.DevWith(
            ("router.dmzInterface", "eth0"),
            ("dmz.exposure", "half"),
            ("dmz.dhcpRange", "192.168.2.1-192.168.2.9"),
            ("vps.ipv4", "8"),
            ("zone", "x"),
            ("uplink.mtu", "1500"),
            ("wireguard.mtu", "1440"),
            ("router.connection.user", "a b"),
            ("area", "x")));

        Assert.Equal(
            ["vps.ipv4", "uplink.mtu", "wireguard.mtu", "dmz.dhcpRange", "dmz.exposure", "router.connection.user", "router.dmzInterface", "area", "zone"],
            result.Errors.Select(error => error.Key));
        Assert.False(result.IsValid);
    }

    [Fact]
    public void Without_any_value_every_required_key_is_named_with_an_example()
    {
        var errors = DmzConfigParser.Parse(new Dictionary<string, string>()).Errors;

        // The way to log in has a default, and needs a value all the same.
        Assert.Equal(ConfigKeys.All.Where(key => key.IsRequired || key.Name is "vpsPrivateKey" or "routerPrivateKey").Select(key => key.Name), errors.Select(error => error.Key));
        Assert.All(errors.Where(error => ConfigKeys.ByName[error.Key].IsRequired), error =>
        {
            Assert.Equal("(not set)", error.Value);
            Assert.Equal("the key is required", error.Rule);
            var key = ConfigKeys.ByName[error.Key];
            Assert.Contains(key.Type == ConfigKeyType.List ? key.Example : $"{(key.IsSecret ? "--secret " : "")}--path {error.Key}", error.Mend, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_is_wrong_in_itself_is_not_reported_again_for_what_hangs_on_it()
    {
        var result = DmzConfigParser.Parse(SampleConfig.DevWith(("uplink.delegatedPrefixes", "none"), ("vps.ipv6", "none"), ("dmz.subnet", "none")));
        Assert.Equal(["vps.ipv6", "uplink.delegatedPrefixes", "dmz.subnet"], result.Errors.Select(error => error.Key));
    }

    [Fact]
    public void Every_bad_element_of_a_list_is_named() => Assert.Equal(
        [("dmz.dnsUpstreams", "127.0.0.1"), ("dmz.dnsUpstreams", "x")],
        DmzConfigParser.Parse(SampleConfig.DevWith(("dmz.dnsUpstreams", """["127.0.0.1","2001:db8:0:80::53","x"]"""))).Errors.Select(error => (error.Key, error.Rule.Split(": ")[0])));

    [Theory]
    [InlineData("eth0\r\n\t\u001b[2J", @"eth0\r\n\t\u001b[2J")]
    [InlineData("eth\u202e0", @"eth\u202e0")]
    [InlineData("eth0\u2028x", @"eth0\u2028x")]
    public void Control_characters_are_shown_and_not_sent_to_the_terminal(string value, string shown)
    {
        var error = Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith(("router.homeInterface", value))).Errors);
        Assert.Equal(shown, error.Value);
    }

    [Fact]
    public void A_long_value_is_cut() =>
        Assert.Equal(new string('x', 100) + "…", Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith(("dmz.domain", new string('x', 5000)))).Errors).Value);
}
