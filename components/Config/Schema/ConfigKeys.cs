using static Ipv6Dmz.Config.Schema.ConfigKeyType;

namespace Ipv6Dmz.Config.Schema;

/// <summary>The one table: the tests write Pulumi.yaml's schema, docs/configuration.md and the stack files' comments from it.</summary>
public static class ConfigKeys
{
    /// <summary>The project's name.</summary>
    public const string Namespace = "ipv6-dmz";

    // Kinds of change; docs/configuration.md says what each of them is.
    internal const string Live = "live";
    private const string Reconnects = "reconnects";
    private const string Replaces = "replaces";
    private const string OtherWay = "other way in";

    private static readonly ConfigCondition SixInFour = new("uplink.mode", ["6in4"]);
    private static readonly ConfigCondition Delegated = new("uplink.mode", ["6in4", "routed"]);
    private static readonly ConfigCondition Native64 = new("uplink.mode", ["native64"]);

    private static readonly ConfigCondition Existing = new("vps.provider", ["existing"]);
    private static readonly ConfigCondition HCloud = new("vps.provider", ["hcloud"]);

    /// <summary>In the order in which they are documented and errors are reported.</summary>
    public static ImmutableArray<ConfigKey> All { get; } =
    [
        new("vps.provider", "existing: the VPS is a machine that is there, any provider's. hcloud: a server that the deployment makes in Hetzner's cloud.", "existing", Change: "another machine"),
        .. Connection("vps", "VPS", "198.18.0.10", Existing),
        new("vps.uplinkInterface", "The VPS's interface to its provider; auto: the one of the default route when the machine starts.", "auto", "eth0"),
        .. Each(Existing, Reconnects, "NAT, the 6in4 tunnel and the endpoint follow",
            new("vps.ipv4", "The VPS's IPv4 address, source of NAT and of the 6in4 tunnel. Private only where the provider translates it one to one.", Example: "198.18.0.10"),
            new("vps.ipv6", "The VPS's native IPv6 address with the length of the provider's prefix, a /64.", Example: "2001:db8:0:98::1/64")),
        new("vps.sshFrom", "Prefixes that may reach the VPS's SSH. Leave out the one that you deploy from, and this deployment is the last. A server in the cloud is reached by IPv4.", """["0.0.0.0/0","::/0"]""", """["192.0.2.0/24"]""", List),
        new("vps.sshPort", "TCP port of the VPS's sshd; auto: vps.connection.port. To be set where that is a forward's.", "auto", "22", When: Existing),

        .. Each(HCloud, Live, "",
            new("vps.hcloud.location", "fsn1, nbg1, hel1, ash, hil or sin. A change replaces the server and its addresses.", "nbg1", "fsn1", Change: Replaces, Effect: "the addresses are new ones, too, and a broker's tunnel has to end there. Refused while they are protected, and in the `up` that takes the protection away: that one first"),
            new("vps.hcloud.serverType", "The smallest will do. cx and cax (Arm) are in fsn1, nbg1 and hel1. A change reboots the server.", "cx23", "cpx22", Change: "reboots", Effect: "minutes; the disk keeps its size, so that it can shrink again. The cloud refuses a change between x86 and Arm (cax)"),
            new("vps.hcloud.image", "Of the first start: debian-13 or debian-12. A change replaces the server; addresses and keys stay.", "debian-13", Change: Replaces, Effect: "addresses, host key and WireGuard's keys stay, the tunnel returns by itself"),
            new("vps.hcloud.protect", "on: neither Pulumi nor the console can delete the server's addresses. off: they can. auto: on in every stack but dev.", "auto", "on", Effect: "to delete an address, set it to `off` and run `pulumi up` first"),
            new("vps.hcloud.firewall", "on: the cloud's firewall stands before the VPS's own. auto: on, but not with 6in4 (no rule admits protocol 41) or dmz.exposure open.", "auto", "off", Effect: "the cloud's firewall is put before the server, or taken away"),
            new("vps.hcloud.reverseDns", "Name that both addresses get in DNS. Empty: the provider's.", "", "vps.example.net"),
            new("vps.hcloud.labels", "Further labels of all that is made in the cloud, key=value.", "[]", """["owner=me"]""", List),
            new("vps.hcloud.clientKey", "Number of the deployment's SSH key. One more: another key, the earlier ones are shut out; the server stays.", "0", "1", Integer, Effect: "[another SSH key](hetzner.md#another-ssh-key)")),

        new("uplink.mode", "How the DMZ's IPv6 reaches the VPS. 6in4: by a broker's tunnel (RFC 4213). routed: the provider routes a prefix to the VPS. native64: the VPS has one /64 and hands it on.", "6in4", Change: Reconnects, Effect: "what the old uplink had goes, hosts get addresses of the new prefix; the old one is announced as deprecated at once"),
        .. Each(SixInFour, Live, "the 6in4 interface changes in place",
            new("uplink.brokerAddress", "The tunnel's far end (\"Server IPv4 Address\" on the broker's page).", Example: "203.0.113.1"),
            new("uplink.clientAddress", "The VPS's address inside the tunnel, with its /64 (\"Client IPv6 Address\").", Example: "2001:db8:0:123::2/64"),
            new("uplink.serverAddress", "The broker's address inside the tunnel, with its /64 (\"Server IPv6 Address\").", Example: "2001:db8:0:123::1/64"),
            new("uplink.mtu", "The tunnel's MTU, 1280 to 1480 bytes: the provider's 1500 less 20 for the outer header.", "1480", Type: Integer)),
        new("uplink.delegatedPrefixes", "What is routed to the VPS (\"Routed IPv6 Prefixes\"). One /64 of it is dmz.prefix, one wireguard.tunnelPrefix; the rest is unreachable.", Example: """["2001:db8:0:2::/63"]""", Type: List, When: Delegated),
        new("uplink.ndpProxy", "on: the VPS answers its provider's neighbour solicitations for the whole /64. off: the provider routes the /64 to the VPS.", "on", When: Native64),
        .. Each(SixInFour, Live, "the broker is told once",
            new("uplink.update.url", "HTTPS address at which the VPS tells the broker its IPv4 address by the dyn protocol (\"Example Update URL\", up to the question mark). The keys of uplink.update and the secret uplinkUpdateKey are set together or not at all.", "", "https://ipv4.tunnelbroker.net/nic/update"),
            new("uplink.update.tunnelId", "The tunnel's number at the broker (\"Tunnel ID\").", "", "123456"),
            new("uplink.update.user", "The name that one logs in with at the broker.", "", "me"),
            new("uplinkUpdateKey", "The tunnel's update key at the broker.", "", "dHJ1c3Rubzox", IsSecret: true)),

        .. Each(null, Reconnects, "",
            new("wireguard.listenPort", "UDP port of WireGuard on the VPS.", "51820", Type: Integer),
            new("wireguard.endpointAddress", "An unused address in the VPS's native /64 for WireGuard alone, so that rules on both sides can name it; auto: ::51. With endpointFamily ipv4 there is none; with hcloud only auto fits.", "auto", "2001:db8:0:98::51"),
            new("wireguard.endpointFamily", "What carries the tunnel: ipv6 (to endpointAddress), or ipv4 (to the VPS's) for homes without IPv6; auto: ipv6, with native64 ipv4.", "auto", "ipv6"),
            new("wireguard.endpointName", "DNS name of a VPS whose address changes: an AAAA record for endpointFamily ipv6, an A record for ipv4. When nothing answers through the tunnel, the router looks it up outside, within 20 s. Empty: the address alone counts.", "", "vps.example.net"),
            new("wireguard.tunnelSubnet", "IPv4 of the tunnel link, /30 or larger, not the home's: the VPS takes the first address, the router the second.", "192.168.3.0/30"),
            new("wireguard.tunnelPrefix", "IPv6 of the tunnel link, a /64 of the delegated prefixes: the VPS takes ::1, the router ::2.", Example: "2001:db8:0:3::/64", When: Delegated)),
        new("wireguard.mtu", "MTU of the tunnel in bytes; auto: router.homeMtu less WireGuard's overhead, 80 over IPv6 and 60 over IPv4.", "auto", "1420", Effect: "hosts learn it with the next advertisement or lease"),
        new("wireguard.persistentKeepalive", "Seconds between packets that keep the home router's NAT open and let each end notice a restart of the other. 0: none, but each end still pings the other every 15 s.", "25", Type: Integer),
        new("wireguard.rotation", "Any word, such as a date in quotes; another one makes new key pairs and a new preshared key, with the tunnel up.", "", "2027-01", Effect: "new keys on both ends, a handshake under the new ones before the old ones go: each direction is out for a moment ([measured](reliability.md) on emulated machines)"),
        new("wireguard.pskRotation", "Any word; another one makes a new preshared key alone.", "", "2027-01-15", Effect: "the next handshake takes the new preshared key, within two minutes; the session that there is goes on"),

        .. Each(null, Live, "hosts get new addresses: IPv6 at once, IPv4 when they ask again",
            new("dmz.subnet", "IPv4 of the DMZ, private (RFC 1918), /16 to /29, not the home's: the router takes the first address. NAT on the VPS.", Example: "192.168.2.0/24"),
            new("dmz.prefix", "IPv6 of the DMZ, a /64 of the delegated prefixes: the router takes ::1, hosts choose theirs (SLAAC). With native64 it is the VPS's /64.", Example: "2001:db8:0:2::/64", When: Delegated)),
        .. Each(null, Live, "dnsmasq restarts",
            new("dmz.dhcpRange", "First and last address that DHCP hands out of dmz.subnet; the rest is free for fixed ones.", Example: "192.168.2.100-192.168.2.199"),
            new("dmz.dhcpLease", "As dnsmasq writes it: a number with s, m, h, d or w, at least 2 minutes, or infinite.", "12h"),
            new("dmz.domain", "DNS domain of the DMZ's hosts. RFC 8375 sets home.arpa aside for homes.", "dmz.home.arpa"),
            new("dmz.dnsUpstreams", "Resolvers on the internet that the router asks for the DMZ through the tunnel.", Example: """["2001:db8:0:80::53"]""", Type: List)),
        new("dmz.exposure", "What the internet may open towards DMZ hosts. closed: nothing. open: everything, each host is its own firewall.", "closed"),

        new("dns.zone", "The public DNS zone of hosts that offer something: the output `zone` has the lines for it. Empty: none.", "", "example.net"),
        .. Each(null, Live, "the server is told once",
            new("dns.update.server", "Address or name of the zone's primary server, which the router tells the records of hosts (RFC 2136), through the tunnel. dns.update.server, dns.update.key and the secret dnsUpdateKey are set together or not at all. Empty: none.", "", "ns1.example.net"),
            new("dns.update.key", "The name of the key that the server knows the updates by (TSIG, RFC 8945).", "", "dmz-key"),
            new("dns.update.algorithm", "The key's: hmac-sha256, hmac-sha384 or hmac-sha512.", "hmac-sha256"),
            new("dnsUpdateKey", "The key's secret, as `tsig-keygen` prints it (base64).", "", "bm8gc2VjcmV0LCBhbiBleGFtcGxlIG9mIGl0cyBmb3JtIQ==", IsSecret: true)),

        .. Connection("router", "router", "192.168.1.2", null),
        new("router.connection.via", "direct: SSH to host. vps: through the VPS and the tunnel, host being the router's address inside it; router.tunnelSsh has to be open, deployed before.", "direct", Change: OtherWay),
        new("router.sshPort", "TCP port of the router's sshd; auto: router.connection.port. To be set where that is a forward's.", "auto", "22"),
        new("router.tunnelSsh", "Whether the VPS may reach the router's SSH through the tunnel: closed or open. Nobody else may from there.", "closed"),
        new("router.homeInterface", "The router's interface to the home LAN. Nothing of the DMZ passes there but inside WireGuard's packets, and answers of services that are for home.", Example: "eth0"),
        new("router.homeMtu", "MTU of the home's way to the internet in bytes: 1500, or 1492 with PPPoE.", "1500", Type: Integer, Effect: "hosts learn it with the next advertisement or lease"),
        new("router.dmzInterface", "The router's interface to the DMZ's switch, used for nothing else.", Example: "eth1"),

        new("hostsFile", "A file with the list of hosts instead of the map `hosts`, seen from the folder of Pulumi.yaml: for long lists, since a configuration as a whole has room for 128 KiB.", "", "hosts.yaml"),

        new("apply.confirmWithin", "Seconds that a machine waits for a new SSH connection to confirm a change, and then for its commit; without that it goes back.", "120", Type: Integer),
    ];

    /// <summary>What stands in Pulumi.yaml. The CLI wants a key without a default whatever others say, inserts a default as plain text, which it then refuses for a
    /// secret: those are the program's to check.</summary>
    public static IEnumerable<ConfigKey> Schema => All.Where(key => key is { IsRequired: false, IsSecret: false });

    /// <summary>The same by name.</summary>
    public static IReadOnlyDictionary<string, ConfigKey> ByName { get; } = All.ToDictionary(key => key.Name);

    // Hosts come behind the keys.
    internal static int Place(string key) => ByName.TryGetValue(key, out var known) ? All.IndexOf(known) : All.Length;

    // Of a key that others hang on.
    internal static bool IsWord(string key, string? text) => text is not null && All.Any(other => other.When is { } condition && condition.Key == key && condition.Values.Contains(text));

    // Keys that share what they don't say themselves.
    private static IEnumerable<ConfigKey> Each(ConfigCondition? when, string change, string effect, params ConfigKey[] keys) => keys.Select(key => key with
    {
        When = key.When ?? when, Change = key.Change != Live ? key.Change : change, Effect = key.Effect.Length > 0 ? key.Effect : effect,
    });

    private static IEnumerable<ConfigKey> Connection(string name, string machine, string host, ConfigCondition? when) => Each(
        when,
        OtherWay,
        "",
        [
            new($"{name}.connection.host", $"Address or DNS name of the {machine} for SSH.", Example: host),
            .. Login($"{name}.connection", $"{name}PrivateKey", machine, ": root, or one with sudo and without a password for it."),
            new($"{name}.connection.jump.host", $"Address or DNS name of a jump host that SSH to the {machine} goes through. Empty: none.", "", "bastion.example.net"),
            .. Login($"{name}.connection.jump", $"{name}JumpPrivateKey", "jump host", "; needs no rights but to forward.", "jump"),
        ]);

    private static ConfigKey[] Login(string group, string privateKey, string machine, string rights, string? user = null) =>
    [
        new($"{group}.port", $"TCP port that SSH to the {machine} connects to.", "22", Type: Integer),
        new($"{group}.user", $"User who logs in to the {machine}{rights}", "root", user),
        new($"{group}.hostKey", $"The {machine}'s public host key, as ssh-keyscan prints it behind the name. Empty: whatever answers there is taken for it.", "", "ssh-ed25519 AAAA…"),
        new(privateKey, $"Private key for SSH to the {machine}, PEM or OpenSSH's format, without passphrase. Either this or an agent.", "", "-----BEGIN OPENSSH PRIVATE KEY-----…", IsSecret: true),
        new($"{group}.agent", $"SSH agent instead of {privateKey}: path of its socket, or auto for the one that SSH_AUTH_SOCK names when pulumi runs.", "", "auto"),
    ];
}
