using System.Collections.Frozen;
using System.Collections.Immutable;
using static Ipv6Dmz.Config.Schema.ConfigKeyType;

namespace Ipv6Dmz.Config.Schema;

/// <summary>The one table of keys. Pulumi.yaml's schema says the same of those that the CLI checks, and a test holds it to that.</summary>
public static class ConfigKeys
{
    /// <summary>The namespace of the keys in a stack file: the project's name.</summary>
    public const string Namespace = "ipv6-dmz";

    private static readonly ConfigCondition SixInFour = new("uplink.mode", ["6in4"]);
    private static readonly ConfigCondition Delegated = new("uplink.mode", ["6in4", "routed"]);
    private static readonly ConfigCondition Native64 = new("uplink.mode", ["native64"]);

    private static readonly ConfigCondition Existing = new("vps.provider", ["existing"]);
    private static readonly ConfigCondition HCloud = new("vps.provider", ["hcloud"]);

    /// <summary>All keys in the order in which they are documented and errors are reported.</summary>
    public static ImmutableArray<ConfigKey> All { get; } =
    [
        new("vps.provider", Text, "Where the VPS comes from: existing (any provider's, reached by SSH) or hcloud (a server that is made in Hetzner's cloud).", "existing", "existing", Change: ConfigChanges.OtherMachine),
        .. With(Existing, Connection("vps", "VPS", "198.18.0.10")),
        new("vps.uplinkInterface", Text, "The VPS's interface to its provider; auto: the one that holds the default route when the machine starts.", "auto", "eth0"),
        new("vps.ipv4", Text, "With existing: the VPS's IPv4 address, source of NAT for the DMZ and of the 6in4 tunnel. Private only where the provider translates it one to one.", Example: "198.18.0.10", When: Existing, Change: ConfigChanges.Reconnects, Effect: "NAT, the 6in4 tunnel and the endpoint follow"),
        new("vps.ipv6", Text, "With existing: the VPS's own native IPv6 address with its length, a /64.", Example: "2001:db8:0:98::1/64", When: Existing, Change: ConfigChanges.Reconnects, Effect: "NAT, the 6in4 tunnel and the endpoint follow"),
        new("vps.sshFrom", List, "Prefixes, either family, that may reach the VPS's SSH. Leave your own out and you lock yourself out.", """["0.0.0.0/0","::/0"]""", """["192.0.2.0/24"]"""),
        new("vps.sshPort", Text, "With existing: TCP port that sshd listens on on the VPS; auto: vps.connection.port. To be set where that is only a forward's.", "auto", "22", When: Existing),

        new("vps.hcloud.location", Text, "With hcloud: where the server stands, fsn1, nbg1, hel1, ash, hil or sin. A change replaces it and its addresses.", "nbg1", "fsn1", When: HCloud, Change: ConfigChanges.Replaces, Effect: "addresses belong to a location: they are new ones, too, and a broker's tunnel has to end there. Refused while they are protected, and in the `up` that takes the protection away: that one first"),
        new("vps.hcloud.serverType", Text, "With hcloud: how large the server is. cx and cax (Arm) are in fsn1, nbg1 and hel1. A change reboots it.", "cx23", "cpx22", When: HCloud, Change: ConfigChanges.Reboots, Effect: "minutes; the disk keeps its size, so that it can shrink again. Not between x86 (cx, cpx, ccx) and Arm (cax): the cloud refuses"),
        new("vps.hcloud.image", Text, "With hcloud: what the server starts with, debian-13 or debian-12. A change replaces it; addresses and keys stay.", "debian-13", "debian-13", When: HCloud, Change: ConfigChanges.Replaces, Effect: "addresses, host key and WireGuard's keys stay, the tunnel returns by itself"),
        new("vps.hcloud.protect", Text, "With hcloud: on, the server's addresses can't be deleted; off, they can; auto: on in every stack but dev.", "auto", "on", When: HCloud, Effect: "to delete a protected address, set it to `off` and run `pulumi up` first"),
        new("vps.hcloud.firewall", Text, "With hcloud: on, the cloud's firewall stands before the VPS's own; auto: on where it lets through what is needed. With 6in4 it can't: no rule admits protocol 41.", "auto", "off", When: HCloud, Effect: "the cloud's firewall is put before the server, or taken away"),
        new("vps.hcloud.reverseDns", Text, "With hcloud: name that both addresses get in DNS. Empty: the provider's.", "", "vps.example.net", When: HCloud),
        new("vps.hcloud.labels", List, "With hcloud: further labels of all resources, key=value.", "[]", """["owner=me"]""", When: HCloud),
        new("vps.hcloud.clientKey", Integer, "With hcloud: number of the deployment's SSH key. Counted up by one, there is another and the earlier ones are shut out; the server stays.", "0", "1", When: HCloud, Effect: "the server learns the new key by the old one, then forgets that: [another SSH key](hetzner.md#another-ssh-key)"),

        new("uplink.mode", Text, "How the DMZ's IPv6 reaches the VPS: 6in4 (by a tunnel from a broker), routed (the provider routes a prefix to the VPS) or native64 (the VPS has one /64 and nothing else).", "6in4", "6in4", Change: ConfigChanges.Reconnects, Effect: "interfaces, tables and rules of the old uplink go, hosts get addresses of the new prefix; the old one is announced as deprecated at once"),
        new("uplink.brokerAddress", Text, "With 6in4: the broker's IPv4 address, the far end of the tunnel.", Example: "203.0.113.1", When: SixInFour, Effect: "the 6in4 interface changes in place"),
        new("uplink.clientAddress", Text, "With 6in4: the VPS's address inside the tunnel with its length, a /64, as the broker gives it.", Example: "2001:db8:0:123::2/64", When: SixInFour, Effect: "the 6in4 interface changes in place"),
        new("uplink.serverAddress", Text, "With 6in4: the broker's address inside the tunnel with its length: next hop of the DMZ's default route.", Example: "2001:db8:0:123::1/64", When: SixInFour, Effect: "the 6in4 interface changes in place"),
        new("uplink.delegatedPrefixes", List, "With 6in4 and routed: what is routed to the VPS. Two /64 of it are used: dmz.prefix and wireguard.tunnelPrefix; the rest is unreachable.", Example: """["2001:db8:0:2::/63"]""", When: Delegated),
        new("uplink.mtu", Integer, "With 6in4: the tunnel's MTU in bytes, 1280 to 1480.", "1480", "1480", When: SixInFour, Effect: "the 6in4 interface changes in place"),
        new("uplink.ndpProxy", Text, "With native64: on, the VPS answers its provider's neighbour solicitations for the whole /64; off, for providers that route the /64 to the VPS.", "on", "on", When: Native64),
        new("uplink.update.url", Text, "With 6in4: HTTPS address where the broker is told the VPS's IPv4 address, by the dyn protocol (Hurricane Electric: https://ipv4.tunnelbroker.net/nic/update). Empty: it is not told.", "", "https://ipv4.tunnelbroker.net/nic/update", When: SixInFour, Effect: "the broker is told once"),
        new("uplink.update.tunnelId", Text, "With 6in4: what the broker calls the tunnel: its number, as a rule.", "", "123456", When: SixInFour, Effect: "the broker is told once"),
        new("uplink.update.user", Text, "With 6in4: user at the broker for the update.", "", "me", When: SixInFour, Effect: "the broker is told once"),
        new("uplinkUpdateKey", Text, "With 6in4: the tunnel's update key at the broker.", "", "dHJ1c3Rubzox", IsSecret: true, When: SixInFour, Effect: "the broker is told once"),

        new("wireguard.listenPort", Integer, "UDP port of WireGuard on the VPS.", "51820", "51820", Change: ConfigChanges.Reconnects),
        new("wireguard.endpointAddress", Text, "An unused address in the VPS's native /64 for WireGuard alone, with endpointFamily ipv6; auto: ::51 of that /64.", "auto", "2001:db8:0:98::51", Change: ConfigChanges.Reconnects),
        new("wireguard.endpointFamily", Text, "What carries the tunnel from home to the VPS: ipv6 (to endpointAddress) or ipv4 (to the VPS's IPv4 address); auto: ipv6, with native64 ipv4.", "auto", "ipv6", Change: ConfigChanges.Reconnects),
        new("wireguard.endpointName", Text, "DNS name of the endpoint, with an AAAA record for endpointFamily ipv6 or an A record for ipv4, for a VPS whose address changes: looked up outside the tunnel, within 20 s, when nothing answers through it. Empty: the address alone counts.", "", "vps.example.net", Change: ConfigChanges.Reconnects),
        new("wireguard.tunnelSubnet", Text, "IPv4 of the tunnel link, /30 or larger: the VPS takes the first address, the router the second.", "192.168.3.0/30", "192.168.3.0/30", Change: ConfigChanges.Reconnects),
        new("wireguard.tunnelPrefix", Text, "With 6in4 and routed: IPv6 of the tunnel link, a /64 of the delegated prefixes: the VPS takes ::1, the router ::2.", Example: "2001:db8:0:3::/64", When: Delegated, Change: ConfigChanges.Reconnects),
        new("wireguard.mtu", Text, "MTU of the tunnel in bytes; auto: router.homeMtu less 80 (ipv6) or 60 (ipv4).", "auto", "1420", Effect: "hosts learn it with the next advertisement or lease"),
        new("wireguard.persistentKeepalive", Integer, "Seconds between packets that keep the home router's NAT or firewall open; 0: none, but each end still pings the other every 15 s.", "25", "25"),
        new("wireguard.rotation", Text, "Any word; another one makes new key pairs and a new preshared key, which take the old ones' place with the tunnel up.", "", "2027-01", Effect: "new keys on both ends, a handshake under the new ones before the old ones go: each direction is out for a moment ([measured](reliability.md) on emulated machines)"),
        new("wireguard.pskRotation", Text, "Any word; another one makes a new preshared key alone.", "", "2027-01-15", Effect: "the next handshake takes the new preshared key, within two minutes; the session that there is goes on"),

        new("dmz.subnet", Text, "IPv4 of the DMZ, private (RFC 1918), /16 to /29: the router takes the first address. Leaves by NAT on the VPS.", Example: "192.168.2.0/24", Effect: "hosts get new addresses: IPv6 at once, IPv4 when they ask again"),
        new("dmz.prefix", Text, "With 6in4 and routed: IPv6 of the DMZ, a /64 of the delegated prefixes: the router takes ::1, hosts choose theirs (SLAAC). With native64 it is the VPS's /64.", Example: "2001:db8:0:2::/64", When: Delegated, Effect: "hosts get new addresses: IPv6 at once, IPv4 when they ask again"),
        new("dmz.dhcpRange", Text, "First and last IPv4 address that DHCP hands out, inside dmz.subnet.", Example: "192.168.2.100-192.168.2.199", Effect: "dnsmasq restarts"),
        new("dmz.dhcpLease", Text, "DHCP lease time as dnsmasq writes it: a number with s, m, h, d or w, at least 2 minutes, or infinite.", "12h", "12h", Effect: "dnsmasq restarts"),
        new("dmz.domain", Text, "DNS domain of the DMZ's hosts. home.arpa is what RFC 8375 sets aside for homes.", "dmz.home.arpa", "dmz.home.arpa", Effect: "dnsmasq restarts"),
        new("dmz.dnsUpstreams", List, "Resolvers on the internet that the router asks for the DMZ, through the tunnel.", Example: """["2001:db8:0:80::53"]""", Effect: "dnsmasq restarts"),
        new("dmz.exposure", Text, "What the internet may open towards DMZ hosts: closed (nothing) or open (everything: each host is its own firewall).", "closed", "closed"),

        .. Connection("router", "router", "192.168.1.2"),
        new("router.connection.via", Text, "direct, or vps: by SSH through the VPS and the tunnel, host being the router's address inside it. Needs router.tunnelSsh open, deployed before.", "direct", "direct", Change: ConfigChanges.OtherWay),
        new("router.sshPort", Text, "TCP port that sshd listens on on the router; auto: router.connection.port. To be set where that is only a forward's.", "auto", "22"),
        new("router.tunnelSsh", Text, "Whether the VPS, from its address inside the tunnel, may reach the router's SSH: closed or open. Nobody else may from there.", "closed", "closed"),
        new("router.homeInterface", Text, "The router's interface to the home LAN. Nothing of the DMZ passes there but inside WireGuard's packets.", Example: "eth0"),
        new("router.homeMtu", Integer, "MTU of the home's way to the internet in bytes: 1500, or 1492 with PPPoE.", "1500", "1500", Effect: "hosts learn it with the next advertisement or lease"),
        new("router.dmzInterface", Text, "The router's interface to the DMZ, used for nothing else.", Example: "eth1"),

        new("apply.confirmWithin", Integer, "Seconds that a machine waits for a change to be confirmed by a new SSH connection, and then for its commit; without that it goes back to what it ran before.", "120", "120"),
    ];

    /// <summary>What stands in Pulumi.yaml. The CLI wants a key without a default whatever others say, inserts a default as plain text, which it then refuses for a
    /// secret, and says one thing at a time: all of those are the program's to check.</summary>
    public static IEnumerable<ConfigKey> Schema => All.Where(key => key is { IsRequired: false, IsSecret: false });

    /// <summary>The same by name.</summary>
    public static FrozenDictionary<string, ConfigKey> ByName { get; } = All.ToFrozenDictionary(key => key.Name, StringComparer.Ordinal);

    /// <summary>Whether a text is one of the values of a key that others hang on.</summary>
    internal static bool IsWord(string key, string? text) => All.Any(other => other.When is { } condition && condition.Key == key && text is not null && condition.Values.Contains(text));

    /// <summary>The same where another key has to be something for them to count, and they say so.</summary>
    private static IEnumerable<ConfigKey> With(ConfigCondition when, IEnumerable<ConfigKey> keys) => keys.Select(key => key with
    {
        When = when,
        Description = $"With {string.Join(" and ", when.Values)}: {(char.IsUpper(key.Description[1]) ? key.Description : char.ToLowerInvariant(key.Description[0]) + key.Description[1..])}",
    });

    private static IEnumerable<ConfigKey> Connection(string group, string machine, string host) => new ConfigKey[]
    {
        new($"{group}.connection.host", Text, $"Address or DNS name where the {machine} is reached by SSH.", Example: host),
        new($"{group}.connection.port", Integer, $"TCP port to connect to for SSH to the {machine}.", "22", "22"),
        new($"{group}.connection.user", Text, $"User for SSH to the {machine}; needs root's rights.", "root", "root"),
        new($"{group}.connection.hostKey", Text, $"The {machine}'s public host key, in the format of authorized_keys. Empty: not verified.", "", "ssh-ed25519 AAAA…"),
        new($"{group}PrivateKey", Text, $"Private key for SSH to the {machine}, PEM or OpenSSH's format, without passphrase. Either this or an agent.", "", "-----BEGIN OPENSSH PRIVATE KEY-----…", IsSecret: true),
        new($"{group}.connection.agent", Text, "SSH agent instead of a private key: path of its socket, or auto for the one that SSH_AUTH_SOCK names when pulumi runs.", "", "auto"),
        new($"{group}.connection.jump.host", Text, $"Address or DNS name of a jump host that the {machine} is reached through. Empty: none.", "", "bastion.example.net"),
        new($"{group}.connection.jump.port", Integer, "TCP port of SSH on the jump host.", "22", "22"),
        new($"{group}.connection.jump.user", Text, "User for SSH on the jump host; needs no rights but to forward.", "root", "jump"),
        new($"{group}.connection.jump.hostKey", Text, "The jump host's public host key, in the format of authorized_keys. Empty: not verified.", "", "ssh-ed25519 AAAA…"),
        new($"{group}JumpPrivateKey", Text, "Private key for SSH to the jump host. Either this or an agent.", "", "-----BEGIN OPENSSH PRIVATE KEY-----…", IsSecret: true),
        new($"{group}.connection.jump.agent", Text, "SSH agent for the jump host, as for the machine itself.", "", "auto"),
    }.Select(key => key with { Change = ConfigChanges.OtherWay });
}
