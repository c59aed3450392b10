using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Config;

public static class SampleConfig
{
    // A container in OpenSSH's format with nothing in it that opens anything.
    public static string PrivateKey { get; } = OpenSshKey("ssh-ed25519");

    public static string HostKey { get; } = PublicKey("ssh-ed25519", "ssh-ed25519", new string('k', 32));

    // Services in both families and in one, for everybody and for some, moved, in ranges, and one that is off.
    public const string Hosts = """
        {
          "web": {"mac": "02:00:00:00:02:01", "ipv4": "192.168.2.10", "ipv6": "::10", "services": [
            {"name": "https", "ports": 443, "ipv4": "same"}, {"name": "ssh", "ports": "22", "from": ["192.0.2.0/24", "2001:db8:0:a0::/64", "vps"], "ipv4": "2222"}, {"name": "off", "ports": "81", "enabled": false},
            {"name": "files", "ports": "13", "from": ["home"]}, {"name": "panel", "ports": "17-18", "from": ["internet", "home"], "connections": 20}]},
          "game": {"mac": "02:00:00:00:02:02", "ipv6": "slaac", "egress": ["192.0.2.0/24", "2001:db8:0:a0::/64"], "services": [
            {"name": "play", "ports": "27015-27020", "protocol": "udp", "ipv4": "same", "rate": "50/s", "connections": 4}, {"name": "query", "ports": "27115-27116", "protocol": "udp", "ipv4": "28115-28116"}]},
          "dns": {"services": [{"name": "dns", "ports": "53", "protocol": "udp"}, {"name": "dns-tcp", "ports": "53"}, {"name": "admin", "ports": "8443", "from": ["vps"]}]},
          "vps": {"services": [{"name": "http", "ports": "80", "rate": "10/m"}]}
        }
        """;

    // The dev stack: Pulumi.dev.yaml and what the lab supplies.
    public static ImmutableDictionary<string, string> Dev { get; } = YamlFile.Values(RepositoryFile.Read("Pulumi.dev.yaml")).ToImmutableDictionary().SetItems(new Dictionary<string, string>
    {
        ["vps.connection.hostKey"] = HostKey,
        ["vpsPrivateKey"] = PrivateKey,
        ["router.connection.hostKey"] = HostKey,
        ["routerPrivateKey"] = PrivateKey,
    });

    // Behind a stack, UPDATE: has the VPS tell the broker its address.
    private const string Update = " & uplink.update.url=https://broker.example.net/nic/update & uplink.update.tunnelId=123456"
        + " & uplink.update.user=me & uplinkUpdateKey=update-key-of-the-sample";

    // Behind a stack, DNS: has the router tell a server the hosts' names.
    public const string DnsKey = "c2VjcmV0IG9mIHRoZSBzYW1wbGUncyBrZXk=";
    public const string Dns = $" & dns.zone=example.net & dns.update.server=198.51.100.53 & dns.update.key=dmz-key & dnsUpdateKey={DnsKey}";

    // Behind a stack, VIA-VPS: has the deployment reach the router through the VPS.
    public const string ViaVps = " & router.connection.via=vps & router.connection.host=192.168.3.2 & router.connection.port=22 & router.tunnelSsh=open";

    // Cipher, KDF, its options, one key, and of that the public half: its type and nothing else.
    public static string OpenSshKey(string type) => PemEncoding.WriteString(
        "OPENSSH PRIVATE KEY", [.. "openssh-key-v1\0"u8, .. SshText("none"), .. SshText("none"), .. SshText(""), 0, 0, 0, 1, 0, 0, 0, (byte)(type.Length + 4), .. SshText(type)]) + "\n";

    // A line of authorized_keys; the type in the text and the one inside can differ.
    public static string PublicKey(string type, params string[] fields) =>
        $"{type} {Convert.ToBase64String([.. fields.SelectMany(SshText)])}";

    // The dev stack with some values changed, whatever text they are.
    public static ImmutableDictionary<string, string> DevWith(params (string Key, string Value)[] changes) =>
        Dev.SetItems(changes.Select(change => KeyValuePair.Create(change.Key, change.Value)));

    // Raw values by a kind of uplink, as the lab deploys it; behind `hcloud `, of a server in Hetzner's cloud; behind each ` & ` a change:
    // `routed & dmz.exposure=open`.
    public static ImmutableDictionary<string, string> Stack(string name)
    {
        var parts = name.Replace(" & UPDATE", Update).Replace(" & DNS", Dns).Replace(" & VIA-VPS", ViaVps).Split(" & ");
        var stack = Dev.SetItems(UplinkChoice.Config(parts[0].Split(' ')[^1]).Select(value => KeyValuePair.Create(value.Key, value.Value)));
        if (parts[0].StartsWith("hcloud "))
        {
            stack = stack.SetItem("vps.provider", "hcloud").SetItem("wireguard.endpointAddress", "auto")
                .RemoveRange(ConfigKeys.All.Where(key => key.When?.Key == "vps.provider").Select(key => key.Name));
        }

        return Changed(stack, parts[1..]);
    }

    // Each change is `key=value`.
    public static ImmutableDictionary<string, string> Changed(ImmutableDictionary<string, string> stack, IEnumerable<string> changes) =>
        stack.SetItems(changes.Select(change => change.Split('=', 2)).Select(change => KeyValuePair.Create(change[0], change[1])));

    // The configuration of a Stack that is known to be valid.
    public static DmzConfig Parse(string stack) => Parse(Stack(stack));

    public static DmzConfig Parse(IReadOnlyDictionary<string, string> values)
    {
        var result = DmzConfigParser.Parse(values, file: _ => new("{}"));
        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        return result.Config;
    }

    // Groups as Pulumi passes them to the program: an object is JSON text.
    public static Dictionary<string, string> Group(IEnumerable<KeyValuePair<string, string>> values)
    {
        var root = new JsonObject();
        foreach (var (key, text) in values)
        {
            var path = key.Split('.');
            var group = path[..^1].Aggregate(root, (parent, name) => (JsonObject)(parent[name] ??= new JsonObject()));
            group[path[^1]] = text.StartsWith('[') ? JsonNode.Parse(text) : JsonValue.Create(text);
        }

        return root.ToDictionary(group => group.Key, group => group.Value is JsonValue text ? text.GetValue<string>() : group.Value!.ToJsonString());
    }

    private static byte[] SshText(string text) => [0, 0, 0, (byte)text.Length, .. System.Text.Encoding.ASCII.GetBytes(text)];
}
