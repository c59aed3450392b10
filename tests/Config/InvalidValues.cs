using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Tests.Config;

/// <summary>For every key, values that must be refused whatever the rest of a valid configuration is.</summary>
public static class InvalidValues
{
    private static readonly string[] BadPorts = ["0", "65536", "-1", "", "0x16", "1e3", "22 ", "https"];

    private static readonly string[] BadInterfaces = ["lo", "all", "he-ipv6", "wg-dmz", "wg-vps", "sixteen-letters_", "..", "a/b", "-x"];

    private static readonly string[] BadSubnets = ["192.168.2.1/24", "192.168.2.0/31", "10.0.0.0/8", "203.0.113.0/24", "192.168.2.0", "fd00::/64"];

    private static readonly string[] BadPrefixes = ["2001:db8:1::/65", "2001:db8:1::1/64", "2001:db8:ffff::/64", "fe80::/64", "ff02::/64", "2001:DB8:1::/64", "10.0.0.0/24", "2001:db8:1::"];

    private static readonly string[] BadInterfaceAddresses = ["2001:db8:1::1", "2001:db8:1::1/63", "2001:db8:1::/64", "fe80::1/64", "::1/64", "2001:db8:01::1/64"];

    /// <summary>What breaks out of a file's line, a quoted string or a shell's word, and what only looks harmless.</summary>
    private static readonly string[] Injections = ["\n", "\r\n", "\0", ";", " ", "'", "\"", "$(id)", "`id`", "|", "&", "\\", "{", "}", "#", "é"];

    /// <summary>A key and a value that must not pass in its place.</summary>
    public static Gen<(string Key, string Value)> For(ImmutableDictionary<string, string> valid) =>
        from key in Gen.Elements(ConfigKeys.All.AsEnumerable())
        from value in IsIdle(key, valid) ? Gen.Constant(Idle(key)) : key.IsSecret ? Gen.Elements(Listed(key.Name, valid)) : Gen.OneOf(Gen.Elements(Listed(key.Name, valid)), Injected(key, valid))
        select (key.Name, value);

    /// <summary>What would be right where the key counts, and is not its default.</summary>
    private static string Idle(ConfigKey key) => key.Name switch { "uplink.ndpProxy" => "off", "uplink.mtu" => "1400", _ when key.Example == key.Default => "another", _ => key.Example };

    public static bool IsIdle(ConfigKey key, ImmutableDictionary<string, string> valid) =>
        key.When is { } condition && !condition.Values.Contains(valid.GetValueOrDefault(condition.Key, ConfigKeys.ByName[condition.Key].Default!));

    /// <summary>An address that the deployment makes.</summary>
    private static string Inside(ImmutableDictionary<string, string> valid) => valid.TryGetValue("dmz.prefix", out var prefix)
        ? prefix.Replace("/64", "7", StringComparison.Ordinal)
        : valid.TryGetValue("vps.ipv6", out var native) ? $"{Networks.Around(System.Net.IPAddress.Parse(native.Split('/')[0]), 64).At(0x7777)}"
        // Nobody knows yet where a server's /64 is; the DMZ's IPv4 is known.
        : valid["dmz.subnet"].Split('/')[0];

    /// <summary>Named values, some of which contradict another key of the configuration at hand.</summary>
    public static string[] Listed(string key, ImmutableDictionary<string, string> valid) => key switch
    {
        "vps.connection.host" or "router.connection.host" => ["8", "10.8.1", "010.1.1.1", "a b", "UPPER.example", "::ffff:1", "0.0.0.0", Inside(valid)],
        "vps.connection.jump.host" or "router.connection.jump.host" => ["8", "a b", "UPPER.example", "root@bastion", "bastion:22", "0.0.0.0"],
        "vps.connection.port" or "router.connection.port" or "vps.connection.jump.port" or "router.connection.jump.port" or "wireguard.listenPort" => BadPorts,
        "vps.sshPort" or "router.sshPort" => [.. BadPorts.Where(port => port.Length > 0)],
        "vps.connection.user" or "router.connection.user" or "vps.connection.jump.user" or "router.connection.jump.user" => ["Root", "0day", "a.b", "-l", "root:x"],
        "vps.connection.hostKey" or "router.connection.hostKey" or "vps.connection.jump.hostKey" or "router.connection.jump.hostKey" => ["ssh-ed25519", "ssh-ed25519 AAAA", "AAAA", "ssh-dss AAAA", SampleConfig.PrivateKey],
        "vpsPrivateKey" or "routerPrivateKey" =>
            ["secret", SampleConfig.HostKey, SampleConfig.PrivateKey[..60], .. valid[key.Replace("PrivateKey", ".connection.agent", StringComparison.Ordinal)].Length > 0 ? Array.Empty<string>() : [""]],
        "vpsJumpPrivateKey" or "routerJumpPrivateKey" => ["secret", SampleConfig.HostKey, SampleConfig.PrivateKey[..60]],
        "vps.connection.agent" or "router.connection.agent" or "vps.connection.jump.agent" or "router.connection.jump.agent" =>
            ["AUTO", "~/.ssh/agent", "$SSH_AUTH_SOCK", "run/agent", "/", "/run/a\tb", @"\\.\pipe\", @"\\other\pipe\agent", $"/{new string('a', 107)}"],
        "uplink.update.url" => ["http://broker.example.net/", "https://me@broker.example.net/", "https://broker.example.net/?a=b", "https://", "ftp://broker.example.net/", "HTTPS://broker.example.net/"],
        "uplink.update.tunnelId" => ["-1", "1 2", "a/b", "a&b", "a?b"],
        "uplink.update.user" => ["me:you", "me/you", "me you", "me%20"],
        "uplinkUpdateKey" => ["two words", "line\nline", "é", new string('k', 129)],
        "router.connection.via" => ["VPS", "tunnel", "Direct"],
        "router.tunnelSsh" => ["yes", "true", "Open"],
        "vps.uplinkInterface" or "router.homeInterface" => BadInterfaces,
        "router.dmzInterface" => [.. BadInterfaces, valid["router.homeInterface"]],
        "vps.provider" => ["Existing", "hetzner", "hcloud "],
        "vps.hcloud.location" => ["fsn", "NBG1", "nbg1-dc3", "eu-central"],
        "vps.hcloud.serverType" => ["cx22", "cpx11", "CX23", "cx", "23", "cx23,cx33"],
        "vps.hcloud.image" => ["debian-11", "debian-14", "ubuntu-24.04", "Debian-12"],
        "vps.hcloud.protect" or "vps.hcloud.firewall" => ["yes", "On", "0"],
        "vps.hcloud.reverseDns" => ["VPS.example.net", "vps.example.net.", "198.51.100.1", "a b"],
        "vps.hcloud.labels" => ["owner=me", """["owner"]""", """["stack=mine"]""", """["a=b","a=b"]"""],
        "vps.hcloud.clientKey" => ["-1", "1.5", "one", "007"],
        "vps.ipv4" => ["8", "198.18.1", "198.018.0.1", "127.0.0.1", "224.0.0.1", "0.0.0.0", "2001:db8::1"],
        "uplink.brokerAddress" => ["8", "203.0.113.1/32", "10.0.0.1", "169.254.0.1", .. Of(valid, "vps.ipv4")],
        "vps.ipv6" or "uplink.clientAddress" => BadInterfaceAddresses,
        "uplink.serverAddress" => [.. BadInterfaceAddresses, valid["uplink.clientAddress"], "2001:db8:ffff:1::1/64"],
        "vps.sshFrom" => ["[]", "::/0", """["192.0.2.1/24"]""", """["::/0","2001:db8::/32"]""", """["::/0","::/0"]""", """["0.0.0.0"]"""],
        "uplink.delegatedPrefixes" => ["[]", """["2001:db8:1::/65"]""", """["2001:db8:1::1/64"]""", """["2000::/3"]""", """["fe80::/64"]""", "2001:db8:1::/48"],
        "uplink.mode" => ["native", "Routed", "6to4", "6IN4", "native-64"],
        "uplink.ndpProxy" => ["yes", "true", "On", "auto"],
        "uplink.mtu" => ["1279", "1481", "auto", "1480 bytes", "-1280"],
        "wireguard.endpointAddress" => ["::1", "fe80::51", "ff02::1", "2001:db8:ffff::51", "198.51.100.1", "none", .. Of(valid, "vps.ipv6").SelectMany(native => new[] { native.Replace("/64", "", StringComparison.Ordinal), native })],
        "wireguard.endpointFamily" => ["inet", "IPv6", "4", "ipv4,ipv6", .. IsNative64(valid) ? new[] { "ipv6" } : []],
        "wireguard.endpointName" => ["vps", "VPS.example.net", "vps.example.net.", "198.18.0.10", "v_p.example.net", "-vps.example.net", "a b.example.net"],
        "wireguard.tunnelSubnet" => BadSubnets,
        "wireguard.tunnelPrefix" => BadPrefixes,
        "wireguard.mtu" => ["1279", "1441", "AUTO", "0", "-", $"{MostMtu(valid) + 1}"],
        "wireguard.rotation" or "wireguard.pskRotation" => ["new keys", "2027/01", "Januar é", "\"1\"", new string('9', 65)],
        "wireguard.persistentKeepalive" => ["-1", "65536", "25s", "off", ""],
        "dmz.subnet" => [.. BadSubnets, "192.168.2.0/30"],
        "dmz.prefix" => [.. BadPrefixes, valid["wireguard.tunnelPrefix"]],
        "dmz.dhcpRange" => ["100-199", "203.0.113.1-203.0.113.9", valid["dmz.subnet"], valid["dmz.dhcpRange"].Split('-')[0], Widened(valid["dmz.dhcpRange"], valid["dmz.subnet"])],
        "dmz.dhcpLease" => ["0", "1m", "119", "12hours", "-1", "60w", "0120"],
        "dmz.domain" => [".", "a..b", "A.example", "a_b", "-a", "a-", "a.9", "a."],
        "dmz.dnsUpstreams" => ["[]", """["127.0.0.1"]""", """["fe80::1"]""", """["dns.example.net"]""", """["10.0.0.1"]""", .. Of(valid, "vps.ipv4").Select(ipv4 => JsonSerializer.Serialize(new[] { ipv4 })), JsonSerializer.Serialize(new[] { Inside(valid) })],
        "dmz.exposure" => ["Closed", "half", "true", "0"],
        "apply.confirmWithin" => ["19", "3601", "2m", "never", ""],
        "router.homeMtu" => ["1279", "1501", "9000", "", "1339"],
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "no invalid value is listed for the key"),
    };

    /// <summary>The value of a key where there is one.</summary>
    private static string[] Of(ImmutableDictionary<string, string> valid, string key) => valid.TryGetValue(key, out var value) ? [value] : [];

    /// <summary>The valid value with something put into it; of a list, into its last element.</summary>
    private static Gen<string> Injected(ConfigKey key, ImmutableDictionary<string, string> valid)
    {
        var text = valid.GetValueOrDefault(key.Name, key.Default ?? "");
        var list = key.Type == ConfigKeyType.List ? JsonSerializer.Deserialize<string[]>(text)! : [text];
        return
            from injection in Gen.Elements(For(key))
            from place in Gen.Choose(0, list[^1].Length)
            let bad = list[^1].Insert(place, injection)
            select key.Type == ConfigKeyType.List ? JsonSerializer.Serialize<string[]>([.. list[..^1], bad]) : bad;
    }

    /// <summary>The same, of the dev stack, with every injection at the value's beginning, in its middle and at its end.</summary>
    public static IEnumerable<string> InjectedEverywhere(ConfigKey key)
    {
        var text = SampleConfig.Dev.GetValueOrDefault(key.Name, key.Default is null or "[]" ? key.Example : key.Default);
        var list = key.Type == ConfigKeyType.List ? JsonSerializer.Deserialize<string[]>(text)! : [text];
        return
            from injection in For(key)
            from place in new[] { 0, list[0].Length / 2, list[0].Length }
            let bad = list[0].Insert(place, injection)
            select key.Type == ConfigKeyType.List ? JsonSerializer.Serialize<string[]>([bad, .. list[1..]]) : bad;
    }

    /// <summary>An agent's path stays with the deployment, and only says where to look.</summary>
    private static string[] For(ConfigKey key) => key.Name.EndsWith(".agent", StringComparison.Ordinal) ? [.. Injections.Where(injection => char.IsControl(injection[0]))] : Injections;

    private static int MostMtu(ImmutableDictionary<string, string> valid) =>
        int.Parse(valid["router.homeMtu"], CultureInfo.InvariantCulture) - (valid["wireguard.endpointFamily"] == "ipv4" || IsNative64(valid) ? 60 : 80);

    private static bool IsNative64(ImmutableDictionary<string, string> valid) => valid.GetValueOrDefault("uplink.mode") == "native64";

    /// <summary>From the network's own address on.</summary>
    private static string Widened(string range, string subnet) => $"{subnet.Split('/')[0]}-{range.Split('-')[1]}";
}
