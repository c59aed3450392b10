namespace Ipv6Dmz.Tests.Config;

public class ErrorCollectionTests
{
    [Theory]
    [InlineData("router.dmzInterface=eth0 & dmz.exposure=half & dmz.dhcpRange=192.168.2.1-192.168.2.9 & vps.ipv4=8 & zone=x & uplink.mtu=1500 & wireguard.mtu=1440"
        + " & router.connection.user=a b & area=x", "vps.ipv4 uplink.mtu wireguard.mtu dmz.dhcpRange dmz.exposure router.connection.user router.dmzInterface area zone")]
    // What is wrong in itself isn't reported again for what hangs on it.
    [InlineData("uplink.delegatedPrefixes=none & vps.ipv6=none & dmz.subnet=none", "vps.ipv6 uplink.delegatedPrefixes dmz.subnet")]
    [InlineData("""dmz.dnsUpstreams=["127.0.0.1","2001:db8:0:80::53","x"]""", "dmz.dnsUpstreams dmz.dnsUpstreams")]
    public void Leaves_and_relations_are_all_reported_in_the_order_of_the_table_and_unknown_keys_last(string changes, string keys) =>
        Assert.Equal(keys.Split(' '), Errors(changes).Select(error => error.Key));

    [Fact]
    public void Without_any_value_every_required_key_is_named_with_an_example()
    {
        var errors = DmzConfigParser.Parse(new Dictionary<string, string>()).Errors;

        // The way to log in has a default, and needs a value all the same.
        Assert.Equal(
            ConfigKeys.All.Where(key => key.IsRequired || key.Name is "vpsPrivateKey" or "routerPrivateKey").Select(key => key.Name), errors.Select(error => error.Key));
        Assert.All(errors.Select(error => (error, key: ConfigKeys.ByName[error.Key])).Where(each => each.key.IsRequired), each =>
        {
            Assert.Equal(("(not set)", "the key is required"), (each.error.Value, each.error.Rule));
            Assert.Contains(each.key.Type == ConfigKeyType.List ? each.key.Example : $"--path {each.key.Name} '{each.key.Example}'", each.error.Mend);
        });
    }

    [Theory]
    [InlineData("eth0\r\n\t\u001b[2J", @"eth0\r\n\t\u001b[2J")]
    [InlineData("eth\u202e0", @"eth\u202e0")]
    [InlineData("eth0\u2028x", @"eth0\u2028x")]
    public void Control_characters_are_shown_and_not_sent_to_the_terminal(string value, string shown) =>
        Assert.Equal(shown, Assert.Single(Errors($"router.homeInterface={value}")).Value);

    [Fact]
    public void A_long_value_is_cut() => Assert.Equal(new string('x', 100) + "…", Assert.Single(Errors($"dmz.domain={new string('x', 5000)}")).Value);

    private static IEnumerable<ConfigError> Errors(string changes) => DmzConfigParser.Parse(SampleConfig.Stack($"6in4 & {changes}")).Errors;
}
