namespace Ipv6Dmz.Tests.Config;

public class BadNameTests
{
    private const string InterfaceRule = "A-Z a-z 0-9 _ . -";
    private const string IpLink = "`ip link`";
    private const string DomainRule = "labels of a-z 0-9";

    [Theory]
    [InlineData("vps.uplinkInterface", "interface0123456", "at most 15 characters", IpLink)]
    [InlineData("vps.uplinkInterface", "eth0; reboot", InterfaceRule, IpLink)]
    [InlineData("vps.uplinkInterface", "AUTO0/", InterfaceRule, IpLink)]
    [InlineData("vps.uplinkInterface", "he-ipv6", "the project's own", "there already")]
    [InlineData("vps.uplinkInterface", "wg-dmz", "the project's own", "there already")]
    [InlineData("router.homeInterface", ".", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "..", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "-eth0", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "eth0\n", "blanks or line ends", "use eth0")]
    [InlineData("router.homeInterface", "$(id)", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "eth\"0", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "eth0'", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "eth*", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "ethä", InterfaceRule, IpLink)]
    [InlineData("router.homeInterface", "lo", "doesn't stand for one", IpLink)]
    [InlineData("router.homeInterface", "auto", "doesn't stand for one", IpLink)]
    [InlineData("router.homeInterface", "wg-vps", "the project's own", "there already")]
    [InlineData("router.dmzInterface", "all", "doesn't stand for one", IpLink)]
    [InlineData("router.dmzInterface", "eth 1", InterfaceRule, IpLink)]
    [InlineData("router.dmzInterface", "eth0", "router.homeInterface too", "switch")]
    [InlineData("dmz.domain", "DMZ.home.arpa", DomainRule, "use dmz.home.arpa")]
    [InlineData("dmz.domain", "dmz.home.arpa.", DomainRule, "use dmz.home.arpa")]
    [InlineData("dmz.domain", "dmz..arpa", DomainRule, "dmz.home.arpa")]
    [InlineData("dmz.domain", "-dmz.arpa", DomainRule, "dmz.home.arpa")]
    [InlineData("dmz.domain", "dmz-.arpa", DomainRule, "dmz.home.arpa")]
    [InlineData("dmz.domain", "dmz_1.arpa", DomainRule, "dmz.home.arpa")]
    [InlineData("dmz.domain", "dmz.42", DomainRule, "dmz.home.arpa")]
    [InlineData("dmz.domain", "dmz.home.arpa\naddn-hosts=/etc/shadow", DomainRule, "dmz.home.arpa")]
    [InlineData("dmz.domain", "dmz.home.arpa,10.0.0.0/8", DomainRule, "dmz.home.arpa")]
    [InlineData("dmz.domain", "a123456789a123456789a123456789a123456789a123456789a123456789abcd", DomainRule, "dmz.home.arpa")]
    [InlineData("vps.connection.user", "Root", "a-z 0-9 _ -", "e.g. root")]
    [InlineData("vps.connection.user", "root; id", "a-z 0-9 _ -", "e.g. root")]
    [InlineData("router.connection.user", "-oProxyCommand=id", "a-z 0-9 _ -", "e.g. root")]
    [InlineData("router.connection.user", "a123456789a123456789a123456789abc", "at most 32", "e.g. root")]
    [InlineData("vps.connection.host", "300.1.1.1", "not an IPv4 address", "192.0.2.1")]
    [InlineData("vps.connection.host", "10.8.1", "not an IPv4 address", "192.0.2.1")]
    [InlineData("vps.connection.host", "8", "not an IPv4 address", "192.0.2.1")]
    [InlineData("vps.connection.host", "VPS.example.net", "lower case", "use vps.example.net")]
    [InlineData("vps.connection.host", "root@vps.example.net", "stands here alone", "use vps.example.net, with root in vps.connection.user")]
    [InlineData("vps.connection.host", "vps.example.net:22", "stands here alone", "use vps.example.net, with 22 in vps.connection.port")]
    [InlineData("router.connection.host", "192.168.1.2:2222", "stands here alone", "use 192.168.1.2, with 2222 in router.connection.port")]
    [InlineData("router.connection.host", "me@[fd00::1]:22", "stands here alone", "use fd00::1, with me in router.connection.user, with 22 in router.connection.port")]
    [InlineData("router.connection.host", "[fd00::1]", "stands here alone", "use fd00::1")]
    [InlineData("router.connection.host", "300.1.1.1:22", "not an IPv6 address", "2001:db8::1")]
    [InlineData("router.connection.host", "router:22\nx", "not an IPv6 address", "2001:db8::1")]
    [InlineData("vps.connection.host", "$(hostname)", "neither an address nor a DNS name", "vps.example.net")]
    [InlineData("router.connection.host", "0.0.0.0", "SSH can't connect to", "address or name")]
    [InlineData("router.connection.host", "ff02::2", "SSH can't connect to", "address or name")]
    [InlineData("router.connection.host", "fe80::1", "SSH can't connect to", "address or name")]
    [InlineData("router.connection.host", "-v", "neither an address nor a DNS name", "vps.example.net")]
    [InlineData("router.connection.host", "192.168.2.1", "inside 192.168.2.0/24 (dmz.subnet)", "without it")]
    [InlineData("router.connection.host", "2001:db8:0:3::2", "inside 2001:db8:0:3::/64 (wireguard.tunnelPrefix)", "without it")]
    [InlineData("vps.connection.host", "2001:db8:0:98::51", "wireguard.endpointAddress", "vps.ipv6")]
    [InlineData("uplink.mode", "native", "not a mode", "use 6in4 or routed or native64")]
    [InlineData("uplink.mode", "6IN4", "not a mode", "use 6in4 or routed or native64")]
    [InlineData("wireguard.endpointFamily", "inet6", "not a family", "use auto or ipv6 or ipv4")]
    [InlineData("dmz.exposure", "Open", "not an exposure", "use closed or open")]
    [InlineData("dmz.exposure", "1", "not an exposure", "use closed or open")]
    public void A_name_that_does_not_fit_is_refused(string key, string value, string rule, string mend) =>
        Refused.Value(key, value, rule, mend);

    [Theory]
    [InlineData("eth0.10")]
    [InlineData("enp0s31f6")]
    [InlineData("br_dmz-1")]
    [InlineData("abcdefghijklmno")]
    public void Names_that_the_kernel_gives_are_taken(string name) =>
        Assert.Equal(name, SampleConfig.Parse(SampleConfig.DevWith(("router.homeInterface", name))).Router.HomeInterface);

    [Theory]
    [InlineData("vps.example.net")]
    [InlineData("router")]
    [InlineData("3com.example.net")]
    [InlineData("2001:db8::22")]
    [InlineData("fd00::1")]
    [InlineData("::1")]
    [InlineData("192.168.1.2")]
    public void A_host_is_an_address_or_a_name(string host) =>
        Assert.Equal(host, SampleConfig.Parse(SampleConfig.DevWith(("router.connection.host", host))).Router.Connection.Host);
}
