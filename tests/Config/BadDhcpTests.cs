namespace Ipv6Dmz.Tests.Config;

public class BadDhcpTests
{
    private const string Usable = "use 192.168.2.2-192.168.2.254";

    [Theory]
    [InlineData("192.168.2.100", "first and its last", "192.168.2.100-192.168.2.199")]
    [InlineData("192.168.2.100 - 192.168.2.199", "192.168.2.100 : not an IPv4 address", "192.168.2.100-192.168.2.199")]
    [InlineData("192.168.2.100-199", "199: not an IPv4 address", "192.168.2.100-192.168.2.199")]
    [InlineData("192.168.2.100,192.168.2.199", "first and its last", "192.168.2.100-192.168.2.199")]
    [InlineData("2001:db8:0:2::1-2001:db8:0:2::9", "2001:db8:0:2::1: not an IPv4 address", "192.168.2.100-192.168.2.199")]
    [InlineData("192.168.2.199-192.168.2.100", "ends before it begins", "use 192.168.2.100-192.168.2.199")]
    [InlineData("192.168.2.100-192.168.3.10", "not inside 192.168.2.0/24", Usable)]
    [InlineData("192.168.1.100-192.168.1.199", "not inside 192.168.2.0/24", Usable)]
    [InlineData("192.168.2.1-192.168.2.199", "covers the router's address 192.168.2.1", Usable)]
    [InlineData("192.168.2.200-192.168.2.255", "covers the broadcast address 192.168.2.255", Usable)]
    [InlineData("192.168.2.0-192.168.2.0", "covers the network's address 192.168.2.0", Usable)]
    [InlineData("192.168.2.100-192.168.2.199\ndhcp-script=/tmp/x", "first and its last", "192.168.2.100-192.168.2.199")]
    [InlineData("192.168.2.100-192.168.2.199\n", "blanks or line ends", "use 192.168.2.100-192.168.2.199")]
    public void A_range_that_does_not_fit_is_refused(string value, string rule, string mend) =>
        Refused.Value("dmz.dhcpRange", value, rule, mend);

    [Theory]
    [InlineData("12", "shortest lease is 2 minutes", "2m or more")]
    [InlineData("119s", "shortest lease is 2 minutes", "2m or more")]
    [InlineData("1m", "shortest lease is 2 minutes", "2m or more")]
    [InlineData("012h", "a number of seconds", "12h")]
    [InlineData("12H", "a number of seconds", "12h")]
    [InlineData("12 h", "a number of seconds", "12h")]
    [InlineData("1h30m", "a number of seconds", "12h")]
    [InlineData("forever", "a number of seconds", "12h")]
    [InlineData("60w", "at most a year", "infinite")]
    [InlineData("999999999w", "at most a year", "infinite")]
    [InlineData("12h\nlog-facility=/etc/passwd", "a number of seconds", "12h")]
    public void A_lease_that_dnsmasq_does_not_know_is_refused(string value, string rule, string mend) =>
        Refused.Value("dmz.dhcpLease", value, rule, mend);

    [Theory]
    [InlineData("120")]
    [InlineData("7200s")]
    [InlineData("2m")]
    [InlineData("1d")]
    [InlineData("52w")]
    [InlineData("infinite")]
    public void A_lease_that_dnsmasq_knows_is_taken_as_it_is(string value) =>
        Assert.Equal(value, SampleConfig.Parse(SampleConfig.DevWith(("dmz.dhcpLease", value))).Dmz.DhcpLease);

    [Theory]
    [InlineData("192.168.2.2-192.168.2.254")]
    [InlineData("192.168.2.2-192.168.2.2")]
    public void The_widest_and_the_narrowest_range_are_taken(string value) =>
        Assert.Equal("192.168.2.2", SampleConfig.Parse(SampleConfig.DevWith(("dmz.dhcpRange", value))).Dmz.DhcpFirst.ToString());
}
