namespace Ipv6Dmz.Tests.Config;

public class BadAddressTests
{
    private const string NotIpv4 = "not an IPv4 address";
    private const string NotIpv6 = "not an IPv6 address";

    [Theory]
    [InlineData("vps.ipv4", "8", NotIpv4, "192.0.2.1")]
    [InlineData("vps.ipv4", "198.18.10", NotIpv4, "192.0.2.1")]
    [InlineData("vps.ipv4", "198.018.0.10", NotIpv4, "192.0.2.1")]
    [InlineData("vps.ipv4", "0xc6.18.0.10", NotIpv4, "192.0.2.1")]
    [InlineData("vps.ipv4", "198.18.0.256", NotIpv4, "192.0.2.1")]
    [InlineData("vps.ipv4", "198.18.0.10/24", "without a length", "use 198.18.0.10")]
    [InlineData("vps.ipv4", "2001:db8::1", NotIpv4, "192.0.2.1")]
    [InlineData("vps.ipv4", "198.18.0.10 ", "blanks or line ends", "use 198.18.0.10")]
    [InlineData("vps.ipv4", "198.18.0.10; reboot", NotIpv4, "192.0.2.1")]
    [InlineData("vps.ipv4", "127.0.0.1", "a loopback address", "public")]
    [InlineData("vps.ipv4", "0.0.0.0", "an unspecified address", "public")]
    [InlineData("vps.ipv4", "224.0.0.1", "a multicast address", "public")]
    [InlineData("vps.ipv4", "169.254.169.254", "a link-local address", "public")]
    [InlineData("vps.ipv4", "100.64.0.2", "a provider's NAT", "public")]
    [InlineData("vps.ipv4", "255.255.255.255", "a reserved address", "public")]
    [InlineData("uplink.brokerAddress", "192.168.1.1", "a private address", "public")]
    [InlineData("uplink.brokerAddress", "broker.example.net", NotIpv4, "192.0.2.1")]
    [InlineData("uplink.brokerAddress", "203.0.113.1\n", "blanks or line ends", "use 203.0.113.1")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::51/64", "without a length", "use 2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "2001:DB8:0:98::51", "canonical", "use 2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98:0:0:0:51", "canonical", "use 2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::0051", "canonical", "use 2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "[2001:db8:0:98::51]", NotIpv6, "2001:db8::1")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::51%3", NotIpv6, "2001:db8::1")]
    [InlineData("wireguard.endpointAddress", "fe80::1", "a link-local address", "2000::/3")]
    [InlineData("wireguard.endpointAddress", "::1", "the loopback address", "2000::/3")]
    [InlineData("wireguard.endpointAddress", "::", "the unspecified address", "2000::/3")]
    [InlineData("wireguard.endpointAddress", "ff02::1", "a multicast address", "2000::/3")]
    [InlineData("wireguard.endpointAddress", "fd00::1", "a unique local address", "2000::/3")]
    [InlineData("wireguard.endpointAddress", "64:ff9b::1", "outside 2000::/3", "2000::/3")]
    [InlineData("wireguard.endpointAddress", "198.18.0.10", NotIpv6, "2001:db8::1")]
    [InlineData("vps.ipv6", "2001:db8:0:98::1", "the length is missing", "use 2001:db8:0:98::1/64")]
    [InlineData("vps.ipv6", "2001:db8:0:98::1/48", "must be /64", "use 2001:db8:0:98::1/64")]
    [InlineData("vps.ipv6", "2001:db8:0:98::1/064", "must be /64", "use 2001:db8:0:98::1/64")]
    [InlineData("vps.ipv6", "2001:db8:0:98::/64", "belongs to all its routers", "2001:db8:0:98::1/64")]
    [InlineData("vps.ipv6", "2001:db8:0:98::1/64/64", "with its length", "2001:db8:0:98::1/64")]
    [InlineData("vps.ipv6", "2001:db8:0:0098::1/64", "canonical", "use 2001:db8:0:98::1/64")]
    [InlineData("vps.ipv6", "fe80::1/64", "a link-local address", "2000::/3")]
    [InlineData("uplink.clientAddress", "2001:db8:0:123::2/128", "must be /64", "use 2001:db8:0:123::2/64")]
    [InlineData("uplink.clientAddress", "::2/64", "outside 2000::/3", "2000::/3")]
    [InlineData("uplink.serverAddress", "203.0.113.1/24", NotIpv6, "2001:db8:0:98::1/64")]
    [InlineData("dmz.dnsUpstreams", """["127.0.0.1"]""", "127.0.0.1: a loopback address", "public")]
    [InlineData("dmz.dnsUpstreams", """["192.168.1.1"]""", "192.168.1.1: a private address", "public")]
    [InlineData("dmz.dnsUpstreams", """["fe80::1"]""", "fe80::1: a link-local address", "2000::/3")]
    [InlineData("dmz.dnsUpstreams", """["198.51.100.53 "]""", "198.51.100.53 : there are blanks", "use 198.51.100.53")]
    [InlineData("vps.ipv6", "vps.example.net", "with its length", "2001:db8:0:98::1/64")]
    [InlineData("dmz.dnsUpstreams", """["dns.example.net"]""", "not an IP address", "192.0.2.1 or 2001:db8::1")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:80::53\nserver=/x/"]""", NotIpv6, "2001:db8::1")]
    public void An_address_that_does_not_fit_is_refused(string key, string value, string rule, string mend) =>
        Refused.Value(key, value, rule, mend);

    [Theory]
    [InlineData("uplink.brokerAddress", "198.18.0.10", "the VPS itself (vps.ipv4)", "that the broker gives")]
    [InlineData("uplink.serverAddress", "2001:db8:0:123::2/64", "both ends", "that the broker gives")]
    [InlineData("uplink.serverAddress", "2001:db8:0:124::1/64", "not in 2001:db8:0:123::/64", "2001:db8:0:123::1/64")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:99::51", "not in the VPS's native prefix 2001:db8:0:98::/64", "2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::1", "the VPS's own address", "2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::", "belongs to all its routers", "2001:db8:0:98::51")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:2::53"]""", "inside 2001:db8:0:2::/64 (dmz.prefix)", "on the internet")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:3::1"]""", "inside 2001:db8:0:3::/64 (wireguard.tunnelPrefix)", "on the internet")]
    [InlineData("dmz.dnsUpstreams", """["198.18.0.10"]""", "the VPS, which offers no DNS", "on the internet")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:98::1"]""", "the VPS, which offers no DNS", "on the internet")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:123::2"]""", "the VPS, which offers no DNS", "on the internet")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:98::51"]""", "the VPS, which offers no DNS", "on the internet")]
    public void An_address_that_contradicts_another_is_refused(string key, string value, string rule, string mend) =>
        Refused.Value(key, value, rule, mend);

    [Fact]
    public void Of_two_ends_with_one_address_the_later_key_is_named_and_the_earlier_in_the_rule() =>
        Refused.At("uplink.serverAddress", "uplink.clientAddress", "that the broker gives", ("uplink.clientAddress", "2001:db8:0:123::1/64"));

    [Fact]
    public void The_tunnel_s_link_is_not_the_native_prefix() =>
        Refused.At("uplink.clientAddress", "native prefix 2001:db8:0:98::/64 (vps.ipv6)", "that the broker gives",
            ("uplink.clientAddress", "2001:db8:0:98::2/64"), ("uplink.serverAddress", "2001:db8:0:98::3/64"));

    [Fact]
    public void A_VPS_behind_NAT_is_no_endpoint_over_IPv4()
    {
        Refused.At("wireguard.endpointFamily", "can't reach the private address 10.0.0.4", "use ipv6",
            ("vps.ipv4", "10.0.0.4"), ("wireguard.endpointFamily", "ipv4"));
        Assert.Equal("10.0.0.4", SampleConfig.Parse(SampleConfig.DevWith(("vps.ipv4", "10.0.0.4"))).Vps.Existing!.Addresses.Ipv4.ToString());
    }
}
