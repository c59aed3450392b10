using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

/// <summary>What contradicts the kind of uplink.</summary>
public class BadUplinkTests
{
    [Theory]
    [InlineData("routed", "uplink.brokerAddress", "203.0.113.1", "only with uplink.mode 6in4, and here that is routed")]
    [InlineData("routed", "uplink.clientAddress", "2001:db8:0:123::2/64", "only with uplink.mode 6in4")]
    [InlineData("routed", "uplink.serverAddress", "not an address", "only with uplink.mode 6in4")]
    [InlineData("routed", "uplink.mtu", "1400", "only with uplink.mode 6in4")]
    [InlineData("routed", "uplink.ndpProxy", "off", "only with uplink.mode native64, and here that is routed")]
    [InlineData("6in4", "uplink.ndpProxy", "off", "only with uplink.mode native64, and here that is 6in4")]
    [InlineData("native64", "uplink.brokerAddress", "203.0.113.1", "only with uplink.mode 6in4, and here that is native64")]
    [InlineData("native64", "uplink.mtu", "1280", "only with uplink.mode 6in4")]
    [InlineData("native64", "uplink.delegatedPrefixes", """["2001:db8:0:2::/63"]""", "only with uplink.mode 6in4 or routed")]
    [InlineData("native64", "dmz.prefix", "2001:db8:0:98::/64", "only with uplink.mode 6in4 or routed")]
    [InlineData("native64", "wireguard.tunnelPrefix", "fd00:1::/64", "only with uplink.mode 6in4 or routed")]
    public void A_key_that_has_no_meaning_with_an_uplink_is_refused_there(string uplink, string key, string value, string rule) =>
        Refuses(uplink, key, rule, "leave it out", (key, value));

    [Theory]
    [InlineData("native64", "wireguard.endpointFamily", "ipv6", "lies inside the tunnel", "use ipv4 or auto")]
    [InlineData("native64", "wireguard.endpointFamily", "IPv4", "not a family", "use auto or ipv6 or ipv4")]
    [InlineData("native64", "uplink.ndpProxy", "yes", "neither on nor off", "use on or off")]
    [InlineData("native64", "wireguard.mtu", "1441", "at most 1440", "use auto or a number")]
    [InlineData("native64", "wireguard.mtu", "1279", "at least 1280", "use auto or a number")]
    [InlineData("native64", "vps.ipv6", "2001:db8:0:98::1/65", "must be /64", "use 2001:db8:0:98::1/64")]
    [InlineData("native64", "dmz.dnsUpstreams", """["2001:db8:0:98::53"]""", "which with native64 is the DMZ", "use a resolver on the internet")]
    [InlineData("native64", "dmz.dnsUpstreams", """["2001:db8:0:98::1"]""", "is the VPS, which offers no DNS", "use a resolver on the internet")]
    [InlineData("native64", "router.connection.host", "2001:db8:0:98::4", "which with native64 is the DMZ", "use an address that the machine has")]
    [InlineData("native64", "vps.connection.host", "2001:db8:0:98::2", "which with native64 is the DMZ", "use an address that the machine has")]
    [InlineData("routed", "uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:98::/63"]""", "overlaps the VPS's native prefix", "routed to the VPS besides its own")]
    [InlineData("routed", "uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:4::/64"]""", "2001:db8:0:4::/64 has no room for the DMZ's and the tunnel's /64", "use uplink.mode native64")]
    [InlineData("routed", "dmz.prefix", "2001:db8:0:4::/64", "outside the delegated", "use 2001:db8:0:2::/64")]
    [InlineData("routed", "dmz.prefix", "2001:db8:0:98::/64", "the VPS's native prefix", "use 2001:db8:0:2::/64")]
    [InlineData("routed", "wireguard.tunnelPrefix", "2001:db8:0:4::/64", "outside the delegated", "use 2001:db8:0:3::/64")]
    [InlineData("routed", "wireguard.endpointAddress", "2001:db8:0:3::51", "not in the VPS's native prefix", "e.g. 2001:db8:0:98::51")]
    public void A_value_that_does_not_fit_the_uplink_is_refused(string uplink, string key, string value, string rule, string mend) =>
        Refuses(uplink, key, rule, mend, (key, value));

    [Theory]
    [InlineData("uplink.delegatedPrefixes")]
    [InlineData("dmz.prefix")]
    [InlineData("wireguard.tunnelPrefix")]
    public void With_a_routed_prefix_its_keys_are_required(string key) => Refuses("routed", key, "the key is required", "set it", (key, ""));

    [Fact]
    public void With_native64_a_VPS_without_a_public_IPv4_address_can_t_be_reached() =>
        Refuses("native64", "wireguard.endpointFamily", "can't reach the private address 10.0.0.4", "use a VPS with a public IPv4 address", ("vps.ipv4", "10.0.0.4"));

    [Fact]
    public void The_endpoint_that_is_chosen_where_none_is_given_must_not_be_the_VPS_itself() =>
        Refuses("6in4", "wireguard.endpointAddress", "is the VPS's own address", "e.g. 2001:db8:0:98::52",
            ("vps.ipv6", "2001:db8:0:98::51/64"), ("wireguard.endpointAddress", "auto"));

    [Fact]
    public void A_mode_that_is_none_is_the_only_error_whatever_hangs_on_it() =>
        Assert.Equal(["uplink.mode"], DmzConfigParser.Parse(SampleConfig.DevWith(("uplink.mode", "sit"), ("uplink.mtu", "9000"))).Errors.Select(error => error.Key));

    [Fact]
    public void A_default_that_Pulumi_hands_over_as_if_it_were_set_is_no_contradiction() =>
        Assert.IsType<RoutedConfig>(SampleConfig.Parse(SampleConfig.With("routed", ("uplink.mtu", "1480"), ("uplink.ndpProxy", "on"))).Uplink);

    private static void Refuses(string uplink, string key, string rule, string mend, params (string Key, string Value)[] changes)
    {
        var error = Assert.Single(DmzConfigParser.Parse(SampleConfig.With(uplink, changes)).Errors);

        Assert.Equal(key, error.Key);
        Assert.Contains(rule, error.Rule, StringComparison.Ordinal);
        Assert.Contains(mend, error.Mend, StringComparison.Ordinal);
    }
}
