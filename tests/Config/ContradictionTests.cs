namespace Ipv6Dmz.Tests.Config;

/// <summary>Values that are right each for itself and not together.</summary>
public class ContradictionTests
{
    private const string Broker = "that the broker gives";
    private const string Resolver = "use a resolver on the internet";
    private const string Existing = "use an address that the machine has";
    private const string Update = "me & uplink.update.url=https://broker.example.net/nic/update & uplink.update.tunnelId=123456 & uplinkUpdateKey=k";
    private const string ViaVps = " & router.connection.via=vps & router.connection.host=192.168.3.2 & router.connection.port=22 & router.tunnelSsh=open";
    private const string Jump = " & vps.connection.jump.host=bastion.example.net & vps.connection.jump.agent=auto";

    [Theory]
    [InlineData("uplink.brokerAddress", "198.18.0.10", "the VPS itself (vps.ipv4)", Broker)]
    [InlineData("uplink.serverAddress", "2001:db8:0:123::2/64", "both ends of the link have this address (uplink.clientAddress)", Broker)]
    [InlineData("uplink.serverAddress", "2001:db8:0:124::1/64", "not in 2001:db8:0:123::/64", "2001:db8:0:123::1/64")]
    [InlineData("uplink.clientAddress", "2001:db8:0:98::2/64 & uplink.serverAddress=2001:db8:0:98::3/64", "native prefix 2001:db8:0:98::/64 (vps.ipv6)", Broker)]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:3::/64"]""", "2001:db8:0:2::/63 covers 2001:db8:0:3::/64", "leave 2001:db8:0:3::/64 out")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:98::/64"]""", "overlaps the VPS's native prefix", "that are routed to the VPS besides its own")]
    [InlineData("uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:120::/60"]""", "overlaps the tunnel's link", "the routed prefix")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:99::51", "not in the VPS's native prefix 2001:db8:0:98::/64", "2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::1", "the VPS's own address", "2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::", "belongs to all its routers", "2001:db8:0:98::51")]
    [InlineData("wireguard.endpointAddress", "auto & vps.ipv6=2001:db8:0:98::51/64", "is the VPS's own address", "e.g. 2001:db8:0:98::52")]
    [InlineData("wireguard.endpointName", "vps.dmz.home.arpa", "known inside the DMZ alone", "that the internet's DNS knows")]
    [InlineData("wireguard.endpointName", "dmz.example & dmz.domain=dmz.example", "known inside the DMZ alone", "that the internet's DNS knows")]
    [InlineData("wireguard.endpointFamily", "ipv4 & vps.ipv4=10.0.0.4", "can't reach the private address 10.0.0.4", "use ipv6")]
    [InlineData("wireguard.mtu", "1421", "router.homeMtu 1500 less WireGuard's 80 bytes is 1420", "auto or at most 1420")]
    [InlineData("wireguard.mtu", "1433 & wireguard.endpointFamily=ipv4 & router.homeMtu=1492", "WireGuard's 60 bytes is 1432", "at most 1432")]
    [InlineData("router.homeMtu", "1359", "it leaves 1279, and IPv6 needs 1280", "use 1360 or more")]
    [InlineData("router.homeMtu", "1339 & wireguard.endpointFamily=ipv4", "it leaves 1279", "use 1340 or more")]
    [InlineData("dmz.prefix", "2001:db8:0:4::/64", "outside the delegated 2001:db8:0:2::/63", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:3::/64", "taken by wireguard.tunnelPrefix", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:98::/64", "the VPS's native prefix", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", "2001:db8:0:123::/64", "the prefix of the tunnel's link", "use 2001:db8:0:2::/64")]
    [InlineData("dmz.prefix", """2001:db8:0:3::/64 & uplink.delegatedPrefixes=["2001:db8:0:3::/64"]""", "taken by wireguard.tunnelPrefix", "ask for a larger prefix")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:1::/64", "outside the delegated", "use 2001:db8:0:3::/64")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:98::/64", "the VPS's native prefix", "use 2001:db8:0:3::/64")]
    [InlineData("wireguard.tunnelPrefix", "2001:db8:0:123::/64", "the prefix of the tunnel's link", "use 2001:db8:0:3::/64")]
    [InlineData("dmz.subnet", "192.168.2.0/24 & wireguard.tunnelSubnet=192.168.0.0/16", "overlaps 192.168.0.0/16 (wireguard.tunnelSubnet)", "another private subnet")]
    [InlineData("dmz.subnet", "192.168.2.0/24 & wireguard.tunnelSubnet=192.168.2.4/30", "overlaps 192.168.2.4/30 (wireguard.tunnelSubnet)", "another private subnet")]
    [InlineData("dmz.subnet", "10.1.0.0/16 & vps.ipv4=10.1.9.9 & dmz.dhcpRange=10.1.0.2-10.1.0.3", "the VPS's address 10.1.9.9 is in it", "another private subnet")]
    [InlineData("wireguard.tunnelSubnet", "10.1.9.8/30 & vps.ipv4=10.1.9.9", "the VPS's address 10.1.9.9 is in it", "another private subnet")]
    [InlineData("dmz.dhcpRange", "192.168.2.100-192.168.3.10", "not inside 192.168.2.0/24", "use 192.168.2.2-192.168.2.254")]
    [InlineData("dmz.dhcpRange", "192.168.1.100-192.168.2.199", "not inside 192.168.2.0/24", "use 192.168.2.2-192.168.2.254")]
    [InlineData("dmz.dhcpRange", "192.168.2.1-192.168.2.199", "covers the router's address 192.168.2.1", "use 192.168.2.2-192.168.2.254")]
    [InlineData("dmz.dhcpRange", "192.168.2.200-192.168.2.255", "covers the broadcast address 192.168.2.255", "use 192.168.2.2-192.168.2.254")]
    [InlineData("dmz.dhcpRange", "192.168.2.0-192.168.2.0", "covers the network's address 192.168.2.0", "use 192.168.2.2-192.168.2.254")]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:2::53"]""", "inside 2001:db8:0:2::/64 (dmz.prefix)", Resolver)]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:3::1"]""", "inside 2001:db8:0:3::/64 (wireguard.tunnelPrefix)", Resolver)]
    [InlineData("dmz.dnsUpstreams", """["198.18.0.10"]""", "the VPS, which offers no DNS", Resolver)]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:98::1"]""", "the VPS, which offers no DNS", Resolver)]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:123::2"]""", "the VPS, which offers no DNS", Resolver)]
    [InlineData("dmz.dnsUpstreams", """["2001:db8:0:98::51"]""", "the VPS, which offers no DNS", Resolver)]
    [InlineData("router.dmzInterface", "eth0", "router.homeInterface too", "switch")]
    [InlineData("router.connection.host", "192.168.2.1", "inside 192.168.2.0/24 (dmz.subnet)", "without it")]
    [InlineData("router.connection.host", "2001:db8:0:3::2", "inside 2001:db8:0:3::/64 (wireguard.tunnelPrefix)", "or router.connection.via vps")]
    [InlineData("router.connection.host", "192.168.3.2", "which this deployment makes and closes to SSH", "or router.connection.via vps")]
    [InlineData("vps.connection.host", "2001:db8:0:123::2", "SSH doesn't come in by the broker's tunnel", "vps.ipv6 or a name")]
    [InlineData("vps.connection.host", "2001:db8:0:98::51", "wireguard.endpointAddress", "vps.ipv6")]
    public void With_6in4(string key, string changes, string rule, string mend) => Refused.Changes("6in4", key, changes, rule, mend);

    [Theory]
    [InlineData("native64", "wireguard.endpointFamily", "ipv6", "lies inside the tunnel", "use ipv4 or auto")]
    [InlineData("native64", "wireguard.endpointFamily", "auto & vps.ipv4=10.0.0.4", "can't reach the private address 10.0.0.4", "use ipv6 or, since native64 can't, a VPS with a public IPv4 address")]
    [InlineData("native64", "dmz.dnsUpstreams", """["2001:db8:0:98::53"]""", "which with native64 is the DMZ", Resolver)]
    [InlineData("native64", "dmz.dnsUpstreams", """["2001:db8:0:98::1"]""", "is the VPS, which offers no DNS", Resolver)]
    [InlineData("native64", "router.connection.host", "2001:db8:0:98::4", "which with native64 is the DMZ", Existing)]
    [InlineData("native64", "vps.connection.host", "2001:db8:0:98::2", "which with native64 is the DMZ", Existing)]
    [InlineData("native64", "router.connection.host", $"2001:db8:0:98::3{ViaVps}", "the router's address inside the tunnel", "use 192.168.3.2, or router.connection.via direct")]
    [InlineData("routed", "uplink.delegatedPrefixes", """["2001:db8:0:2::/63","2001:db8:0:98::/63"]""", "overlaps the VPS's native prefix", "routed to the VPS besides its own")]
    [InlineData("routed", "wireguard.tunnelPrefix", """2001:db8:0:3::/64 & uplink.delegatedPrefixes=["2001:db8:0:2::/64"]""", "outside the delegated", "use uplink.mode native64")]
    [InlineData("routed", "dmz.prefix", "2001:db8:0:4::/64", "outside the delegated", "use 2001:db8:0:2::/64")]
    [InlineData("routed", "dmz.prefix", "2001:db8:0:98::/64", "the VPS's native prefix", "use 2001:db8:0:2::/64")]
    [InlineData("routed", "wireguard.tunnelPrefix", "2001:db8:0:4::/64", "outside the delegated", "use 2001:db8:0:3::/64")]
    [InlineData("routed", "wireguard.endpointAddress", "2001:db8:0:3::51", "not in the VPS's native prefix", "e.g. 2001:db8:0:98::51")]
    public void With_another_uplink(string stack, string key, string changes, string rule, string mend) => Refused.Changes(stack, key, changes, rule, mend);

    [Theory]
    [InlineData("hcloud 6in4", "wireguard.endpointAddress", "2001:db8:0:98::51", "the cloud decides the /64 that it has to be in", "use auto")]
    [InlineData("hcloud 6in4", "vps.hcloud.serverType", "cx23 & vps.hcloud.location=ash", "no servers of this type in ash (vps.hcloud.location), only in fsn1, nbg1, hel1", "another location")]
    [InlineData("hcloud 6in4", "vps.hcloud.serverType", "cx53 & vps.hcloud.location=hil", "no servers of this type in hil", "another location")]
    [InlineData("hcloud 6in4", "vps.hcloud.serverType", "cax41 & vps.hcloud.location=sin", "no servers of this type in sin", "another location")]
    [InlineData("hcloud 6in4", "vps.hcloud.labels", """["a=b","a=c"]""", "the label a has several values", "keep one of them")]
    [InlineData("hcloud 6in4", "vps.hcloud.firewall", "on", "no rule of the cloud's firewall can admit protocol 41", "use auto or off")]
    [InlineData("hcloud routed", "vps.hcloud.firewall", "on & dmz.exposure=open", "would shut what dmz.exposure opens", "use auto or off")]
    [InlineData("hcloud native64", "vps.hcloud.firewall", "on & dmz.exposure=open", "would shut what dmz.exposure opens", "use auto or off")]
    public void With_a_server_in_the_cloud(string stack, string key, string changes, string rule, string mend) => Refused.Changes(stack, key, changes, rule, mend);

    [Theory]
    [InlineData("vpsPrivateKey", "", "one of vpsPrivateKey and vps.connection.agent", "--secret vpsPrivateKey")]
    [InlineData("routerPrivateKey", "", "one of routerPrivateKey and router.connection.agent is needed", "--path router.connection.agent auto")]
    [InlineData("vpsJumpPrivateKey", " & vps.connection.jump.host=bastion", "one of vpsJumpPrivateKey and vps.connection.jump.agent is needed", "--secret vpsJumpPrivateKey")]
    [InlineData("vps.connection.agent", "auto", "vpsPrivateKey is set too", "remove one")]
    [InlineData("vps.connection.jump.agent", $"auto{Jump} & vpsJumpPrivateKey=KEY", "vpsJumpPrivateKey is set too", "remove one")]
    [InlineData("vps.connection.jump.host", " & vps.connection.jump.agent=auto", "vps.connection.jump.agent is set, and there is no jump host", "or remove vps.connection.jump.agent")]
    [InlineData("vps.connection.jump.host", " & vps.connection.jump.hostKey=HOSTKEY", "vps.connection.jump.hostKey is set, and there is no jump host", "or remove vps.connection.jump.hostKey")]
    [InlineData("vps.connection.jump.host", " & vpsJumpPrivateKey=KEY", "vpsJumpPrivateKey is set, and there is no jump host", "or remove vpsJumpPrivateKey")]
    [InlineData("router.connection.host", $"192.168.1.2{ViaVps}", "the router's address inside the tunnel", "use 192.168.3.2 or 2001:db8:0:3::2")]
    [InlineData("router.connection.host", $"router.example.net{ViaVps}", "the router's address inside the tunnel", "or router.connection.via direct")]
    [InlineData("router.connection.port", $"2202{ViaVps}", "sshd listens on 22", "use 22")]
    [InlineData("router.tunnelSsh", $"closed{ViaVps}", "comes in by the tunnel", "`pulumi up` with it once before")]
    [InlineData("router.connection.via", $"vps{ViaVps}{Jump}", "the VPS has a jump host itself", "use direct")]
    [InlineData("router.connection.jump.host", $"bastion{ViaVps} & router.connection.jump.agent=auto", "the VPS is the jump host", "remove router.connection.jump")]
    public void On_the_way_in(string key, string changes, string rule, string mend) => Refused.Changes(
        "6in4", key, changes.Replace("HOSTKEY", SampleConfig.HostKey, StringComparison.Ordinal).Replace("=KEY", $"={SampleConfig.PrivateKey}", StringComparison.Ordinal), rule, mend);

    [Theory]
    [InlineData("uplink.update.user", Update, "needed with uplink.update.url", "e.g. me, or remove uplink.update.url, uplink.update.tunnelId, uplinkUpdateKey")]
    [InlineData("uplink.update.url", Update, "needed with uplink.update.tunnelId", "e.g. https://ipv4.tunnelbroker.net/nic/update, or remove")]
    [InlineData("uplink.update.tunnelId", Update, "needed with uplink.update.url", "e.g. 123456, or remove")]
    [InlineData("uplinkUpdateKey", Update, "needed with uplink.update.url", "`pulumi config set --secret uplinkUpdateKey`, or remove")]
    public void Of_the_broker_s_update_one_is_missing(string key, string all, string rule, string mend) =>
        Refused.Changes("6in4", key, $" & uplink.update.user={all}", rule, mend);

    [Theory]
    [InlineData("6in4", "dmz.subnet")]
    [InlineData("routed", "uplink.delegatedPrefixes")]
    [InlineData("routed", "dmz.prefix")]
    [InlineData("routed", "wireguard.tunnelPrefix")]
    public void A_required_key_is_empty(string stack, string key) => Refused.Changes(stack, key, "", "the key is required", "set it");
}
