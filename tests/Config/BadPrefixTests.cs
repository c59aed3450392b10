namespace Ipv6Dmz.Tests.Config;

public class BadPrefixTests
{
    [Theory]
    [InlineData("dmz.prefix", "2001:db8:0:2::/65", "SLAAC needs exactly a /64", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:2::/63", "SLAAC needs exactly a /64", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:2::1/64", "bits are set behind", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:2::", "an address and a length", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:2::/064", "the length of an IPv6 prefix", "2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:2::/129", "from 0 to 128", "2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:2:0::/64", "canonical", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "192.168.2.0/24", "not an IPv6 address", "2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "fd00:0:0:2::/64", "a unique local address", "2000::/3")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:3::/126", "the tunnel link takes exactly a /64", "use 2001:db8:0:3::/64")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:3::/64 ", "blanks or line ends", "use 2001:db8:0:3::/64")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/65"]""", "a /16 to a /64", "2001:db8:0:2::/64")]
    [InlineData("uplink.delegatedPrefixes", """["2000::/15"]""", "a /16 to a /64", "routed")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:3::/63"]""", "bits are set behind", "use 2001:db8:0:2::/63")]
    [InlineData("uplink.delegatedPrefixes", """["fe80::/63"]""", "a link-local address", "2000::/3")]
    [InlineData("uplink.delegatedPrefixes", """["ff02::/63"]""", "a multicast address", "2000::/3")]
    [InlineData("wireguard.tunnelSubnet", "192.168.3.0/31", "a /16 to a /30", "use 192.168.3.0/30")]
    [InlineData("wireguard.tunnelSubnet", "192.168.3.1/30", "bits are set behind", "use 192.168.3.0/30")]
    [InlineData("wireguard.tunnelSubnet", "203.0.113.0/30", "must be private", "192.168.0.0/16")]
    [InlineData("wireguard.tunnelSubnet", "192.168.3.0/33", "from 0 to 32", "192.168.2.0/24")]
    [InlineData("wireguard.tunnelSubnet", "2001:db8:0:3::/64", "not an IPv4 address", "192.168.2.0/24")]
    [InlineData("dmz.subnet", "192.168.2.0/30", "a /16 to a /29", "use 192.168.2.0/29")]
    [InlineData("dmz.subnet", "10.0.0.0/8", "a /16 to a /29", "use 10.0.0.0/16")]
    [InlineData("dmz.subnet", "192.168.2.1/24", "bits are set behind", "use 192.168.2.0/24")]
    [InlineData("dmz.subnet", "192.168.2/24", "not an IPv4 address", "192.168.2.0/24")]
    [InlineData("dmz.subnet", "172.32.2.0/24", "must be private", "172.16.0.0/12")]
    [InlineData("dmz.subnet", "192.168.2.0/24}", "the length of an IPv4 prefix", "192.168.2.0/24")]
    [InlineData("vps.sshFrom", """["192.0.2.1/24"]""", "192.0.2.1/24: bits are set behind", "use 192.0.2.0/24")]
    [InlineData("vps.sshFrom", """["192.0.2.1"]""", "192.0.2.1: a prefix is an address and a length", "use 192.0.2.1/32")]
    [InlineData("vps.sshFrom", """["::/0","192.0.2.0"]""", "192.0.2.0: a prefix is an address and a length", "use 192.0.2.0/32")]
    [InlineData("vps.sshFrom", """["2001:db8::1"]""", "2001:db8::1: a prefix is an address and a length", "use 2001:db8::1/128")]
    [InlineData("vps.sshFrom", """["home.example.net"]""", "a prefix is an address and a length", "192.0.2.0/24 or 2001:db8::/32")]
    [InlineData("dmz.subnet", "192.168.2.0", "an address and a length", "write it like 192.168.2.0/24")]
    [InlineData("dmz.prefix", "192.168.2.0", "an address and a length", "write it like 2001:db8:0:2::/64")]
    [InlineData("vps.sshFrom", """["::/0","2001:db8::1/32"]""", "bits are set behind", "use 2001:db8::/32")]
    [InlineData("vps.sshFrom", """["0.0.0.0/0, 10.0.0.0/8"]""", "a prefix is an address and a length", "write it like")]
    public void A_prefix_that_does_not_fit_is_refused(string key, string value, string rule, string mend) =>
        Refused.Value(key, value, rule, mend);

    [Theory]
    [InlineData("dmz.prefix", "2001:db8:0:4::/64", "outside the delegated 2001:db8:0:2::/63", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:3::/64", "taken by wireguard.tunnelPrefix", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:98::/64", "the VPS's native prefix", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:123::/64", "the prefix of the tunnel's link", "use 2001:db8:0:2::/64")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:1::/64", "outside the delegated", "use 2001:db8:0:3::/64")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:98::/64", "the VPS's native prefix", "use 2001:db8:0:3::/64")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:123::/64", "the prefix of the tunnel's link", "use 2001:db8:0:3::/64")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:3::/64"]""", "2001:db8:0:2::/63 covers 2001:db8:0:3::/64", "leave 2001:db8:0:3::/64 out")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:98::/64"]""", "overlaps the VPS's native prefix", "that are routed to the VPS besides its own")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:120::/60"]""", "overlaps the tunnel's link", "the routed prefix")]
    [InlineData("vps.sshFrom", """["192.0.2.0/24","0.0.0.0/0"]""", "0.0.0.0/0 covers 192.0.2.0/24", "leave 192.0.2.0/24 out")]
    public void A_prefix_that_contradicts_another_is_refused(string key, string value, string rule, string mend) =>
        Refused.Value(key, value, rule, mend);

    [Theory]
    [InlineData("wireguard.tunnelSubnet", "192.168.0.0/16")]
    [InlineData("wireguard.tunnelSubnet", "192.168.2.4/30")]
    public void The_DMZ_s_subnet_and_the_tunnel_s_do_not_overlap(string key, string value) =>
        Refused.At("dmz.subnet", $"overlaps {value} ({key})", "another private subnet", (key, value));

    [Fact]
    public void A_single_delegated_64_is_not_enough() =>
        Refused.At("dmz.prefix", "taken by wireguard.tunnelPrefix", "ask for a larger prefix",
            ("uplink.delegatedPrefixes", """["2001:db8:0:3::/64"]"""), ("dmz.prefix", "2001:db8:0:3::/64"));

    [Theory]
    [InlineData("dmz.subnet", "10.1.0.0/16", "10.1.9.9")]
    [InlineData("wireguard.tunnelSubnet", "10.1.9.8/30", "10.1.9.9")]
    public void A_private_VPS_address_is_not_in_a_subnet_of_the_project_s(string key, string subnet, string vps) =>
        Refused.At(key, $"the VPS's address {vps} is in it", "another private subnet",
            ("vps.ipv4", vps), (key, subnet), ("dmz.dhcpRange", key == "dmz.subnet" ? "10.1.0.2-10.1.0.3" : "192.168.2.100-192.168.2.199"));
}
