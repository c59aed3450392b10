namespace Ipv6Dmz.Tests.Config;

public class BadListTests
{
    [Theory]
    [InlineData("vps.sshFrom", "0.0.0.0/0", "not a list", "YAML list")]
    [InlineData("vps.sshFrom", "\"0.0.0.0/0\"", "not a list", "YAML list")]
    [InlineData("vps.sshFrom", """{"a":"0.0.0.0/0"}""", "not a list", "YAML list")]
    [InlineData("vps.sshFrom", """["0.0.0.0/0",6]""", "not a list of texts", "YAML list")]
    [InlineData("vps.sshFrom", """["0.0.0.0/0",""", "not a list", "YAML list")]
    [InlineData("vps.sshFrom", """["\ud800"]""", "not a list of texts", "YAML list")]
    [InlineData("vps.sshFrom", "", "not a list", "YAML list")]
    [InlineData("vps.sshFrom", "[]", "at least one prefix", "add one")]
    [InlineData("vps.sshFrom", """["192.0.2.0/24","192.0.2.0/24"]""", "192.0.2.0/24: listed more than once", "once")]
    [InlineData("uplink.delegatedPrefixes", "[]", "at least one prefix", "add one")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:2::/63"]""", "more than once", "once")]
    [InlineData("uplink.delegatedPrefixes", "2001:db8:0:2::/63", "not a list", "YAML list")]
    [InlineData("dmz.dnsUpstreams", "[]", "at least one resolver", "add one")]
    [InlineData("dmz.dnsUpstreams", "[null]", "not a list of texts", "YAML list")]
    [InlineData("dmz.dnsUpstreams", """[["2001:db8:0:80::53"]]""", "not a list of texts", "YAML list")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:80::53","2001:db8:0:80::53"]""", "more than once", "once")]
    public void A_list_that_does_not_fit_is_refused(string key, string value, string rule, string mend) =>
        Refused.Value(key, value, rule, mend);

    [Fact]
    public void Every_bad_element_of_a_list_is_named()
    {
        var result = Ipv6Dmz.Config.DmzConfigParser.Parse(SampleConfig.DevWith(("dmz.dnsUpstreams", """["127.0.0.1","2001:db8:0:80::53","x"]""")));

        Assert.Equal(["127.0.0.1", "x"], result.Errors.Select(error => error.Rule.Split(": ")[0]));
        Assert.All(result.Errors, error => Assert.Equal("dmz.dnsUpstreams", error.Key));
    }
}
