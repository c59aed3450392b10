namespace Ipv6Dmz.Tests.Config;

public class UnknownKeyTests
{
    // Its value is not shown: it may be a misspelt secret.
    [Theory]
    [InlineData("dmz.prefx", "dmz.prefix")]
    [InlineData("dmz.Prefix", "dmz.prefix")]
    [InlineData("prefix", "dmz.prefix")]
    [InlineData("dmz.homeMtu", "router.homeMtu")]
    [InlineData("wireguard.persistentKeepAlive", "wireguard.persistentKeepalive")]
    [InlineData("ipv6-dmz:dmz.exposure", "dmz.exposure")]
    // Where a group would have a secret.
    [InlineData("vps.connection.privateKey", "vpsPrivateKey")]
    [InlineData("vps.connection.privatekey", "vpsPrivateKey")]
    [InlineData("router.connection.jump.privateKey", "routerJumpPrivateKey")]
    [InlineData("uplink.update.key", "uplinkUpdateKey")]
    public void An_unknown_key_is_refused_with_what_was_probably_meant(string key, string meant) => Refuses(key, $"there is no such key; did you mean {meant}?");

    [Theory]
    [InlineData("dmz.prefix.length", "there is no such key; dmz.prefix is a value, not a group: write it behind the colon")]
    [InlineData("vps.swap", "there is no such key; remove it; docs/configuration.md lists all keys")]
    [InlineData("connection.port", "there is no such key; remove it; docs/configuration.md lists all keys")]
    [InlineData("dmz", "it is a group, not a value; put its keys below it, as in Pulumi.dev.yaml: dmz.subnet and so on")]
    [InlineData("router.connection", "it is a group, not a value; put its keys below it, as in Pulumi.dev.yaml: router.connection.host and so on")]
    public void Where_nothing_was_meant_or_a_group_it_says_so(string key, string error) => Refuses(key, error);

    [Fact]
    public void A_misspelt_required_key_is_missing_as_well() =>
        Assert.Equal(["dmz.prefix", "dmz.prefx"], DmzConfigParser.Parse(SampleConfig.Dev.Remove("dmz.prefix").Add("dmz.prefx", "x")).Errors.Select(error => error.Key));

    private static void Refuses(string key, string error) => Assert.All(["hunter2", "", "[\"198.18.0.10\"]"], value =>
        Assert.Equal($"{key}: (not shown) — {error}", Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith((key, value))).Errors).ToString()));
}
