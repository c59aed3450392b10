using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

public class UnknownKeyTests
{
    [Theory]
    [InlineData("dmz.prefx", "did you mean dmz.prefix?")]
    [InlineData("dmz.Prefix", "did you mean dmz.prefix?")]
    [InlineData("prefix", "did you mean dmz.prefix?")]
    [InlineData("dmz.homeMtu", "did you mean router.homeMtu?")]
    [InlineData("wireguard.persistentKeepAlive", "did you mean wireguard.persistentKeepalive?")]
    [InlineData("ipv6-dmz:dmz.exposure", "did you mean dmz.exposure?")]
    [InlineData("dmz.prefix.length", "dmz.prefix is a value, not a group")]
    [InlineData("vps.swap", "docs/configuration.md")]
    [InlineData("connection.port", "docs/configuration.md")]
    public void An_unknown_key_is_refused_with_what_was_probably_meant(string key, string mend) =>
        Refused.Value(key, "some value", "no such key", mend);

    [Theory]
    [InlineData("dmz", "hello", "dmz.subnet and so on")]
    [InlineData("dmz", "", "dmz.subnet and so on")]
    [InlineData("vps", "[\"198.18.0.10\"]", "vps.provider and so on")]
    [InlineData("router.connection", "192.168.1.2", "router.connection.host and so on")]
    public void A_group_that_holds_a_value_is_refused_with_what_belongs_into_it(string group, string value, string mend) =>
        Refused.Value(group, value, "a group, not a value", mend);

    [Fact]
    public void Its_value_is_not_shown_because_it_may_be_a_misspelt_secret()
    {
        var error = Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith(("vps.connection.privatekey", "hunter2"))).Errors);
        Assert.Equal("vps.connection.privatekey: (not shown) — there is no such key; did you mean vpsPrivateKey?", error.ToString());
    }

    [Fact]
    public void A_misspelt_required_key_is_missing_as_well() =>
        Assert.Equal(["dmz.prefix", "dmz.prefx"], DmzConfigParser.Parse(SampleConfig.Dev.Remove("dmz.prefix").Add("dmz.prefx", "2001:db8:0:2::/64")).Errors.Select(error => error.Key));
}
