using System.Security.Cryptography;
using System.Text;
using Ipv6Dmz.Config.Schema;
using static Ipv6Dmz.Tests.Config.SampleConfig;

namespace Ipv6Dmz.Tests.Config;

/// <summary>A value that is refused whatever the rest of a configuration is, with a part of the rule and of the mend that its error says.</summary>
public sealed record BadValue(string Key, string Value, string Rule, string Mend)
{
    private const string Ports = "vps.connection.port router.connection.port vps.connection.jump.port router.connection.jump.port wireguard.listenPort";
    private const string SshPorts = "vps.sshPort router.sshPort";
    private const string Users = "vps.connection.user router.connection.user vps.connection.jump.user router.connection.jump.user";
    private const string HostKeys = "vps.connection.hostKey router.connection.hostKey vps.connection.jump.hostKey router.connection.jump.hostKey";
    private const string PrivateKeys = "vpsPrivateKey routerPrivateKey vpsJumpPrivateKey routerJumpPrivateKey";
    private const string Agents = "vps.connection.agent router.connection.agent vps.connection.jump.agent router.connection.jump.agent";
    private const string AllHosts = "vps.connection.host router.connection.host vps.connection.jump.host router.connection.jump.host";
    private const string Interfaces = "vps.uplinkInterface router.homeInterface router.dmzInterface";
    private const string Addresses6 = "vps.ipv6 uplink.clientAddress uplink.serverAddress";
    private const string Subnets = "wireguard.tunnelSubnet dmz.subnet";
    private const string Slash64s = "wireguard.tunnelPrefix dmz.prefix";
    private const string OnOrOff = "vps.hcloud.protect vps.hcloud.firewall";
    private const string Domains = "dmz.domain vps.hcloud.reverseDns";

    private const string Whole = "a whole number without leading zeros";
    private const string Blanks = "blanks or line ends";
    private const string IpLink = "`ip link`";
    private const string NotIpv4 = "not an IPv4 address";
    private const string NotIpv6 = "not an IPv6 address";
    private const string NoList = "not a list of texts";
    private const string Canonical = "canonical";
    private const string HostBits = "bits are set behind";
    private const string DomainRule = "labels of a-z 0-9";
    private const string NoPem = "not a private key in PEM";
    private const string UseAuto = "use auto";
    private const string Https = "https://ipv4.tunnelbroker.net/nic/update";
    private const string Range = "192.168.2.100-192.168.2.199";

    /// <summary>Keys, rule, mend, values. Behind an arrow stands what the mend says to use instead.</summary>
    public static IReadOnlyList<BadValue> All { get; } =
    [
        .. Of("vps.provider", "not a provider", "use existing or hcloud", "hetzner", "HCloud", "Existing"),
        .. Of("uplink.mode", "not a mode", "use 6in4 or routed or native64", "native", "Routed", "6to4", "6IN4", "native-64"),
        .. Of("uplink.ndpProxy", "neither on nor off", "use on or off", "yes", "true", "On", "auto"),
        .. Of("dmz.exposure", "not an exposure", "use closed or open", "Closed", "half", "true", "0", "1", "Open"),
        .. Of("router.connection.via", "not a way to the router", "use direct or vps", "VPS", "tunnel", "Direct"),
        .. Of("router.tunnelSsh", "neither closed nor open", "use closed or open", "yes", "true", "Open"),
        .. Of("wireguard.endpointFamily", "not a family", "use auto or ipv6 or ipv4", "inet", "inet6", "IPv6", "4", "ipv4,ipv6"),
        .. Of("vps.hcloud.location", "no location of Hetzner's cloud", "use fsn1 or nbg1 or hel1 or ash or hil or sin", "fsn", "NBG1", "nbg1-dc3", "eu-central"),
        .. Of("vps.hcloud.location", Blanks, "", "fsn1  → fsn1"),
        .. Of("vps.provider", Blanks, "", "hcloud  → hcloud"),
        .. Of("vps.hcloud.serverType", "no server type", "use cx23 or cx33", "CX23", "small", "cx24", "cx", "23", "cx23,cx33"),
        .. Of("vps.hcloud.serverType", "offers this type no more", "", "cx22 → cx23, its successor", "cx11 → cx23, its", "cx52 → cx53, its", "cpx11 → cpx12, its", "cpx51 → cpx52, its", "ccx12 → ccx13, its"),
        .. Of("vps.hcloud.image", "not an image that this program is made for", "use debian-13 or debian-12", "debian-11", "debian-14", "ubuntu-24.04", "Debian-12"),
        .. Of(OnOrOff, "neither auto nor on nor off", "use auto or on or off", "yes", "On", "0", "true"),
        .. Of("vps.hcloud.labels", "a label is key=value", "owner=me", """["owner"]""", """["owner=me and you"]""", """["=me"]""", """["-owner=me"]"""),
        .. Of("vps.hcloud.labels", "is the program's own", "use another key", """["stack=mine"]""", """["project=mine"]"""),
        .. Of("vps.hcloud.clientKey", Whole, "use a number from 0", "-1", "1.5", "new", "007"),
        .. Of("vps.hcloud.clientKey", "at most 1000000", "use a number from 0", "1000001"),

        .. Of(Ports, Whole, "use a number from 1 to 65535", "", "-22", "0x16", "1e3", "022", "https", "٥١٨٢٠"),
        .. Of(Ports, "at least 1", "use a number from 1 to 65535", "0"),
        .. Of(Ports, "at most 65535", "use a number from 1 to 65535", "65536", "99999999999999999999"),
        .. Of(Ports, Blanks, "", "22  → 22", "51820\n → 51820"),
        .. Of(SshPorts, Whole, "use auto or a number from 1 to 65535", "ssh", "022", "-1"),
        .. Of(SshPorts, "at least 1", "use auto or", "0"),
        .. Of(SshPorts, "at most 65535", "use auto or", "65536"),
        .. Of("uplink.mtu", "at least 1280", "use a number from 1280 to 1480", "1279"),
        .. Of("uplink.mtu", "at most 1480", "use a number from 1280 to 1480", "1481", "1500"),
        .. Of("uplink.mtu", Whole, "1280 to 1480", "auto", "1480.0", "1480 bytes", "-1280"),
        .. Of("wireguard.mtu", "at least 1280", "use auto or a number from 1280 to 1440", "1279", "0"),
        .. Of("wireguard.mtu", "at most 1440", "use auto or a number from 1280 to 1440", "1441"),
        .. Of("wireguard.mtu", Whole, "use auto or a number", "Auto", "AUTO", "-"),
        .. Of("wireguard.persistentKeepalive", "at most 65535", "use a number from 0 to 65535", "65536"),
        .. Of("wireguard.persistentKeepalive", Whole, "0 to 65535", "", "-1", "25s", "off"),
        .. Of("router.homeMtu", "at least 1280", "use a number from 1280 to 1500", "1279", "576"),
        .. Of("router.homeMtu", "at most 1500", "use a number from 1280 to 1500", "1501", "9000"),
        .. Of("router.homeMtu", Whole, "1280 to 1500", ""),
        .. Of("router.homeMtu", Blanks, "", " 1500 → 1500"),
        .. Of("router.homeMtu", "and IPv6 needs 1280", " or more", "1339"),
        .. Of("apply.confirmWithin", "at least 20", "use a number from 20 to 3600", "10", "19"),
        .. Of("apply.confirmWithin", "at most 3600", "use a number from 20 to 3600", "3601"),
        .. Of("apply.confirmWithin", Whole, "20 to 3600", "", "2m", "never"),

        .. Of("vps.ipv4 uplink.brokerAddress", NotIpv4, "192.0.2.1", "8", "198.18.10", "198.018.0.10", "0xc6.18.0.10", "198.18.0.256", "2001:db8::1", "198.18.0.10; reboot", "broker.example.net"),
        .. Of("vps.ipv4 uplink.brokerAddress", "without a length", "", "198.18.0.10/24 → 198.18.0.10"),
        .. Of("vps.ipv4 uplink.brokerAddress", Blanks, "", "198.18.0.10  → 198.18.0.10", "203.0.113.1\n → 203.0.113.1"),
        .. Of("vps.ipv4 uplink.brokerAddress", "a loopback address", "use a public address", "127.0.0.1"),
        .. Of("vps.ipv4 uplink.brokerAddress", "an unspecified address", "public", "0.0.0.0"),
        .. Of("vps.ipv4 uplink.brokerAddress", "a multicast address", "public", "224.0.0.1"),
        .. Of("vps.ipv4 uplink.brokerAddress", "a link-local address", "public", "169.254.169.254"),
        .. Of("vps.ipv4 uplink.brokerAddress", "a provider's NAT", "public", "100.64.0.2"),
        .. Of("vps.ipv4 uplink.brokerAddress", "a reserved address", "public", "255.255.255.255"),
        .. Of("uplink.brokerAddress", "a private address", "public", "192.168.1.1", "10.0.0.1"),
        .. Of("wireguard.endpointAddress", "without a length", "", "2001:db8:0:98::51/64 → 2001:db8:0:98::51"),
        .. Of("wireguard.endpointAddress", Canonical, "", "2001:DB8:0:98::51 → 2001:db8:0:98::51", "2001:db8:0:98:0:0:0:51 → 2001:db8:0:98::51", "2001:db8:0:98::0051 → 2001:db8:0:98::51"),
        .. Of("wireguard.endpointAddress", NotIpv6, "2001:db8::1", "[2001:db8:0:98::51]", "2001:db8:0:98::51%3", "198.18.0.10", "none"),
        .. Of("wireguard.endpointAddress", "a link-local address", "2000::/3", "fe80::1"),
        .. Of("wireguard.endpointAddress", "the loopback address", "2000::/3", "::1"),
        .. Of("wireguard.endpointAddress", "the unspecified address", "2000::/3", "::"),
        .. Of("wireguard.endpointAddress", "a multicast address", "2000::/3", "ff02::1"),
        .. Of("wireguard.endpointAddress", "a unique local address", "2000::/3", "fd00::1"),
        .. Of("wireguard.endpointAddress", "outside 2000::/3", "2000::/3", "64:ff9b::1"),
        .. Of(Addresses6, "the length is missing", "", "2001:db8:1::1 → 2001:db8:1::1/64"),
        .. Of(Addresses6, "must be /64", "", "2001:db8:1::1/48 → 2001:db8:1::1/64", "2001:db8:1::1/064 → 2001:db8:1::1/64", "2001:db8:1::2/128 → 2001:db8:1::2/64"),
        .. Of(Addresses6, "belongs to all its routers", "2001:db8:1::1/64", "2001:db8:1::/64"),
        .. Of(Addresses6, "with its length", "2001:db8:0:98::1/64", "2001:db8:1::1/64/64", "vps.example.net"),
        .. Of(Addresses6, NotIpv6, "2001:db8:0:98::1/64", "203.0.113.1/24"),
        .. Of(Addresses6, Canonical, "", "2001:db8:01::1/64 → 2001:db8:1::1/64"),
        .. Of(Addresses6, "a link-local address", "2000::/3", "fe80::1/64"),
        .. Of(Addresses6, "the loopback address", "2000::/3", "::1/64"),
        .. Of(Addresses6, "outside 2000::/3", "2000::/3", "::2/64"),
        .. Of("dmz.dnsUpstreams", "a loopback address", "public", """["127.0.0.1"]"""),
        .. Of("dmz.dnsUpstreams", "192.168.1.1: a private address", "public", """["192.168.1.1"]"""),
        .. Of("dmz.dnsUpstreams", "fe80::1: a link-local address", "2000::/3", """["fe80::1"]"""),
        .. Of("dmz.dnsUpstreams", "198.51.100.53 : there are blanks", "", """["198.51.100.53 "] → 198.51.100.53"""),
        .. Of("dmz.dnsUpstreams", "not an IP address", "192.0.2.1 or 2001:db8::1", """["dns.example.net"]"""),
        .. Of("dmz.dnsUpstreams", NotIpv6, "2001:db8::1", """["2001:db8:0:80::53\nserver=/x/"]"""),

        .. Of("vps.sshFrom uplink.delegatedPrefixes dmz.dnsUpstreams vps.hcloud.labels", NoList, "YAML list",
            "0.0.0.0/0", "\"0.0.0.0/0\"", """{"a":"0.0.0.0/0"}""", """["0.0.0.0/0",6]""", """["0.0.0.0/0",""", """["\ud800"]""", "[null]", """[["2001:db8:0:80::53"]]"""),
        .. Of("vps.sshFrom", NoList, "YAML list", ""),
        .. Of("vps.sshFrom uplink.delegatedPrefixes", "at least one prefix", "add one", "[]"),
        .. Of("dmz.dnsUpstreams", "at least one resolver", "add one", "[]"),
        .. Of("vps.sshFrom", "192.0.2.0/24: listed more than once", "list it once", """["192.0.2.0/24","192.0.2.0/24"]"""),
        .. Of("uplink.delegatedPrefixes", "listed more than once", "list it once", """["2001:db8:1::/63","2001:db8:1::/63"]"""),
        .. Of("dmz.dnsUpstreams", "listed more than once", "list it once", """["2001:db8:0:80::53","2001:db8:0:80::53"]"""),
        .. Of("vps.hcloud.labels", "listed more than once", "list it once", """["a=b","a=b"]"""),

        .. Of(Slash64s, "exactly a /64", "", "2001:db8:1::/65 → 2001:db8:1::/64", "2001:db8:1::/63 → 2001:db8:1::/64", "2001:db8:1::/126 → 2001:db8:1::/64"),
        .. Of(Slash64s, HostBits, "", "2001:db8:1::1/64 → 2001:db8:1::/64"),
        .. Of(Slash64s, "an address and a length", "", "2001:db8:1:: → 2001:db8:1::/64"),
        .. Of(Slash64s, "an address and a length", "write it like 2001:db8:0:2::/64", "192.168.2.0"),
        .. Of(Slash64s, "the length of an IPv6 prefix", "2001:db8:0:2::/64", "2001:db8:1::/064", "2001:db8:1::/129"),
        .. Of(Slash64s, Canonical, "", "2001:db8:1:0::/64 → 2001:db8:1::/64", "2001:DB8:1::/64 → 2001:db8:1::/64"),
        .. Of(Slash64s, NotIpv6, "2001:db8:0:2::/64", "192.168.2.0/24"),
        .. Of(Slash64s, "a unique local address", "2000::/3", "fd00:0:0:2::/64"),
        .. Of(Slash64s, "a link-local address", "2000::/3", "fe80::/64"),
        .. Of(Slash64s, "a multicast address", "2000::/3", "ff02::/64"),
        .. Of(Slash64s, Blanks, "", "2001:db8:1::/64  → 2001:db8:1::/64"),
        .. Of(Slash64s, "outside the delegated", "use 2001:db8:", "2001:db8:ffff::/64"),
        .. Of("uplink.delegatedPrefixes", "a /16 to a /64", "routed, e.g. 2001:db8:1::/64", """["2001:db8:1::/65"]"""),
        .. Of("uplink.delegatedPrefixes", "a /16 to a /64", "routed, e.g. 2000::/16", """["2000::/15"]""", """["2000::/3"]"""),
        .. Of("uplink.delegatedPrefixes", HostBits, "", """["2001:db8:1:3::/63"] → 2001:db8:1:2::/63""", """["2001:db8:1::1/64"] → 2001:db8:1::/64"""),
        .. Of("uplink.delegatedPrefixes", "a link-local address", "2000::/3", """["fe80::/63"]"""),
        .. Of("uplink.delegatedPrefixes", "a multicast address", "2000::/3", """["ff02::/63"]"""),
        .. Of(Subnets, "the subnet must be a /16 to a /", "use 10.0.0.0/16", "10.0.0.0/8"),
        .. Of("wireguard.tunnelSubnet", "a /16 to a /30", "", "192.168.3.0/31 → 192.168.3.0/30"),
        .. Of("dmz.subnet", "a /16 to a /29", "", "192.168.2.0/30 → 192.168.2.0/29"),
        .. Of(Subnets, HostBits, "", "192.168.2.1/24 → 192.168.2.0/24", "192.168.3.1/29 → 192.168.3.0/29"),
        .. Of(Subnets, "must be private", "192.168.0.0/16", "203.0.113.0/29", "172.32.2.0/24"),
        .. Of(Subnets, "the length of an IPv4 prefix is a number from 0 to 32", "192.168.2.0/24", "192.168.3.0/33", "192.168.2.0/24}"),
        .. Of(Subnets, NotIpv4, "192.168.2.0/24", "2001:db8:0:3::/64", "192.168.2/24"),
        .. Of(Subnets, "an address and a length", "write it like 192.168.2.0/24", "192.168.2.0"),
        .. Of("vps.sshFrom", "192.0.2.1/24: bits are set behind", "", """["192.0.2.1/24"] → 192.0.2.0/24""", """["::/0","192.0.2.1/24"] → 192.0.2.0/24"""),
        .. Of("vps.sshFrom", "a prefix is an address and a length", "", """["192.0.2.1"] → 192.0.2.1/32""", """["::/0","192.0.2.0"] → 192.0.2.0/32""", """["2001:db8::1"] → 2001:db8::1/128"""),
        .. Of("vps.sshFrom", "a prefix is an address and a length", "192.0.2.0/24 or 2001:db8::/32", """["home.example.net"]""", """["0.0.0.0/0, 10.0.0.0/8"]"""),
        .. Of("vps.sshFrom", "0.0.0.0/0 covers 192.0.2.0/24", "leave 192.0.2.0/24 out", """["192.0.2.0/24","0.0.0.0/0"]"""),

        .. Of("dmz.dhcpRange", "first and its last", Range, "192.168.2.100", "192.168.2.100,192.168.2.199", $"{Range}\ndhcp-script=/tmp/x", "192.168.2.0/24"),
        .. Of("dmz.dhcpRange", "192.168.2.100 : not an IPv4 address", Range, "192.168.2.100 - 192.168.2.199"),
        .. Of("dmz.dhcpRange", NotIpv4, Range, "192.168.2.100-199", "100-199", "2001:db8:0:2::1-2001:db8:0:2::9"),
        .. Of("dmz.dhcpRange", "ends before it begins", "", $"192.168.2.199-192.168.2.100 → {Range}"),
        .. Of("dmz.dhcpRange", Blanks, "", $"{Range}\n → {Range}"),
        .. Of("dmz.dhcpRange", "the range is not inside", " or a part of it", "203.0.113.1-203.0.113.9"),
        .. Of("dmz.dhcpLease", "shortest lease is 2 minutes", "2m or more", "12", "119s", "119", "1m"),
        .. Of("dmz.dhcpLease", "a number of seconds", "12h", "0", "012h", "0120", "12H", "12 h", "12hours", "1h30m", "-1", "forever", "12h\nlog-facility=/etc/passwd"),
        .. Of("dmz.dhcpLease", "at most a year", "infinite", "60w", "999999999w"),

        .. Of(Interfaces, "at most 15 characters", IpLink, "interface0123456"),
        .. Of(Interfaces, "A-Z a-z 0-9 _ . -", IpLink, "eth0; reboot", "AUTO0/", "a/b", ".", "..", "-eth0", "$(id)", "eth\"0", "eth0'", "eth*", "ethä", "eth 1"),
        .. Of(Interfaces, "the project's own", "there already", "he-ipv6", "wg-dmz", "wg-vps"),
        .. Of(Interfaces, "doesn't stand for one", IpLink, "lo", "all", "default"),
        .. Of("router.homeInterface router.dmzInterface", "doesn't stand for one", IpLink, "auto"),
        .. Of(Interfaces, Blanks, "", "eth0\n → eth0"),
        .. Of(Domains, DomainRule, "", "DMZ.home.arpa → dmz.home.arpa", "dmz.home.arpa. → dmz.home.arpa"),
        .. Of(Domains, DomainRule, "write it like dmz.home.arpa", ".", "dmz..arpa", "-dmz.arpa", "dmz-.arpa", "dmz_1.arpa", "dmz.42", "198.51.100.1", "dmz.home.arpa\naddn-hosts=/etc/shadow",
            "dmz.home.arpa,10.0.0.0/8", "a123456789a123456789a123456789a123456789a123456789a123456789abcd"),
        .. Of("wireguard.endpointName", "has a dot in it", "write it like vps.example.net", "vps"),
        .. Of("wireguard.endpointName", DomainRule, "", "vps.example.net. → vps.example.net", "VPS.example.net → vps.example.net"),
        .. Of("wireguard.endpointName", "the last begins with a letter", "write it like", "vps_1.example.net", "198.18.0.10", "-vps.example.net", "a b.example.net"),
        .. Of("wireguard.rotation wireguard.pskRotation", "a word of A-Z a-z 0-9 . _ : -", "write it like 2027-01", "new keys", "2027/01", "Januar é", "\"1\"", new string('9', 65)),
        .. Of(Users, "a-z 0-9 _ -", "e.g. root", "Root", "0day", "a.b", "-l", "root:x", "root; id", "-oProxyCommand=id", "a123456789a123456789a123456789abc"),
        .. Of(AllHosts, NotIpv4, "192.0.2.1", "300.1.1.1", "10.8.1", "8", "010.1.1.1"),
        .. Of(AllHosts, "lower case", "", "VPS.example.net → vps.example.net"),
        .. Of(AllHosts, NotIpv6, "2001:db8::1", "300.1.1.1:22", "router:22\nx"),
        .. Of(AllHosts, Canonical, "", "2001:DB8::1 → 2001:db8::1", "::ffff:1 → ::255.255.0.1"),
        .. Of(AllHosts, "neither an address nor a DNS name", "vps.example.net", "$(hostname)", "-v", "a b"),
        .. Of(AllHosts, "SSH can't connect to", "address or name", "0.0.0.0", "ff02::2", "fe80::1"),
        .. Of("vps.connection.host", "stands here alone", "", "root@vps.example.net → vps.example.net, with root in vps.connection.user", "vps.example.net:22 → vps.example.net, with 22 in vps.connection.port"),
        .. Of("router.connection.host", "stands here alone", "", "192.168.1.2:2222 → 192.168.1.2, with 2222 in router.connection.port",
            "me@[fd00::1]:22 → fd00::1, with me in router.connection.user, with 22 in router.connection.port", "[fd00::1] → fd00::1"),
        .. Of("vps.connection.jump.host", "stands here alone", "", "root@bastion → bastion, with root in vps.connection.jump.user", "bastion:2222 → bastion, with 2222 in vps.connection.jump.port"),
        .. Of(Agents, "no shell replaces ~ or $", UseAuto, "~/.ssh/agent.sock", "$SSH_AUTH_SOCK"),
        .. Of(Agents, "from / on and at most 107 bytes", UseAuto, "AUTO", "true", "agent.sock", "run/agent", "/", "/run/my\nagent", "/run/a\tb", $"/{new string('a', 107)}"),
        .. Of(Agents, @"on Windows a pipe, \\.\pipe\", UseAuto, @"\\.\pipe\", @"\\other\pipe\agent"),

        .. Of(HostKeys, "its type (ssh-ed25519", "ssh-keyscan", "ssh-ed25519", "AAAA", "ssh-dss AAAAB3NzaC1kc3MAAAAA", "vps.example.net ssh-ed25519 AAAA", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
            PrivateKey, $"{HostKey}\n{HostKey}"),
        .. Of(HostKeys, "damaged or holds a key of another type", "ssh-keyscan", "ssh-ed25519 AAAA", "ssh-ed25519 AAA", PublicKey("ssh-ed25519", "ssh-ed25519", "short"), PublicKey("ssh-ed25519", "ssh-rsa", "e", "n")),
        // The provider would ask for nothing but a signature by SHA-1.
        .. Of(HostKeys, "which sshd refuses since OpenSSH 8.8", "ssh-keyscan -t ed25519", PublicKey("ssh-rsa", "ssh-rsa", "e", "n")),
        .. Of(PrivateKeys, NoPem, "-----BEGIN", "hunter2", "~/.ssh/id_ed25519", PrivateKey[..60], PrivateKey[..^20], PrivateKey.Replace("END OPENSSH", "END RSA", StringComparison.Ordinal), $"{PrivateKey}trailing"),
        .. Of(PrivateKeys, "this is the public key", ".pub", HostKey),
        .. Of(PrivateKeys, "no private key: PUBLIC KEY", "private key's file", PemEncoding.WriteString("PUBLIC KEY", [1, 2, 3])),
        .. Of(PrivateKeys, "no private key: CERTIFICATE", "private key's file", PemEncoding.WriteString("CERTIFICATE", [1, 2, 3])),
        .. Of(PrivateKeys, "has a passphrase", "without one", PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", [1, 2, 3]), OpenSsh("openssh-key-v1\0\0\0\0\u000aaes256-ctr"),
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAQID\n-----END RSA PRIVATE KEY-----\n"),
        .. Of(PrivateKeys, "damaged", "whole file", OpenSsh("something else"), OpenSsh("openssh-key-v1\0\0\0\0\u0004none\0\0\0\u0004none")),
        .. Of(PrivateKeys, "signs on a security key alone", "ssh-keygen -t ed25519", OpenSshKey("sk-ssh-ed25519@openssh.com")),
        .. Of(PrivateKeys, "can't log in with a key of type ssh-dss", "ssh-keygen -t ed25519", OpenSshKey("ssh-dss")),

        .. Of("uplink.update.url", "by http the update key could be read", "", "http://broker.example.net/nic/update → https://broker.example.net/nic/update"),
        .. Of("uplink.update.url", "have keys of their own", "leave them out", "https://me:key@broker.example.net/nic/update", "https://me@broker.example.net/"),
        .. Of("uplink.update.url", "put there by the update itself", "from the question mark on", "https://broker.example.net/nic/update?hostname=1"),
        .. Of("uplink.update.url", "not an address by https", Https, "broker.example.net/nic/update", "https://", "https://broker.example.net/nic update", "ftp://broker.example.net/", "HTTPS://broker.example.net/"),
        .. Of("uplink.update.tunnelId", "a tunnel's id", "the number", "tunnel 1", "1&myip=192.0.2.1", "-1", "a/b", "a?b"),
        .. Of("uplink.update.user", "a user's name at the broker", "logs in with", "me:key", "me/you", "me you", "me%20"),
        .. Of("uplinkUpdateKey", "printable ASCII without blanks", "copy it", "two words", "line\nline", "é", new string('k', 129)),
    ];

    public static ILookup<string, BadValue> ByKey { get; } = All.ToLookup(bad => bad.Key);

    /// <summary>The case's name in a list of tests.</summary>
    public override string ToString() => $"{Key} {Value}";

    private static BadValue[] Of(string keys, string rule, string mend, params string[] values) =>
    [
        .. from key in keys.Split(' ')
           from value in values
           let arrow = value.Split(" → ")
           select new BadValue(key, arrow[0], rule, arrow.Length > 1 ? $"use {arrow[1]}" : mend),
    ];

    private static string OpenSsh(string content) => PemEncoding.WriteString("OPENSSH PRIVATE KEY", Encoding.ASCII.GetBytes(content));
}
