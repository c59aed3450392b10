using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>The repository's stack files as docs/deploy.md has them changed, one way after another: the CLI 3.259.0 took each and the program found nothing wrong. So it is in
/// the lab.</summary>
public sealed class OwnStackFileTests : InFolder
{
    private static readonly ConfigValue[] Secrets = [new("vpsPrivateKey", SampleConfig.PrivateKey, Secret: true), new("routerPrivateKey", SampleConfig.PrivateKey, Secret: true)];

    private static readonly ConfigValue[] Token = [new("hcloud:token", "token", Secret: true), Secrets[1]];

    private static readonly ConfigValue[] NoBroker = [.. new[] { "brokerAddress", "clientAddress", "serverAddress", "mtu", "update" }.Select(key => ConfigValue.Unset($"uplink.{key}"))];

    private static readonly ConfigValue[] Native64 =
    [
        .. NoBroker, new("uplink.mode", "native64"), ConfigValue.Unset("uplink.delegatedPrefixes"), ConfigValue.Unset("dmz.prefix"), ConfigValue.Unset("wireguard.tunnelPrefix"),
        new("wireguard.endpointAddress", "auto"), new("wireguard.endpointFamily", "auto"),
    ];

    private static readonly ConfigValue[] Delegated =
        [new("uplink.delegatedPrefixes", """["2001:db8:0:2::/63"]"""), new("dmz.prefix", "2001:db8:0:2::/64"), new("wireguard.tunnelPrefix", "2001:db8:0:3::/64"), ConfigValue.Unset("uplink.ndpProxy")];

    private static readonly ConfigValue[] Broker = [new("uplink.brokerAddress", "203.0.113.1"), new("uplink.clientAddress", "2001:db8:0:123::2/64"), new("uplink.serverAddress", "2001:db8:0:123::1/64")];

    private static readonly ConfigValue[] Update =
    [
        new("uplink.update.url", "https://ipv4.tunnelbroker.net/nic/update"), new("uplink.update.tunnelId", "123456"), new("uplink.update.user", "me"),
        new("uplinkUpdateKey", "update-key", Secret: true),
    ];

    public OwnStackFileTests()
    {
        foreach (var (from, to) in new[] { ("Pulumi.yaml", "Pulumi.yaml"), ("Pulumi.dev.yaml", "Pulumi.dev.yaml"), ("Pulumi.dev.yaml", "Pulumi.home.yaml"), ("Pulumi.hetzner.yaml", "Pulumi.hetzner.yaml") })
        {
            Write(to, RepositoryFile.Read(from));
        }
    }

    public static TheoryData<string, string, ConfigValue[]> Ways() => new()
    {
        { "the lab's", "dev", Secrets },
        { "a copy of it", "home", Secrets },
        { "an agent instead of a key", "home", [Secrets[1], new("vps.connection.agent", "auto")] },
        { "a jump host with a key", "home", [.. Secrets, new("router.connection.jump.host", "bastion.example.net"), new("routerJumpPrivateKey", SampleConfig.PrivateKey, Secret: true)] },
        { "a jump host with an agent", "home", [.. Secrets, new("vps.connection.jump.host", "bastion.example.net"), new("vps.connection.jump.agent", "auto")] },
        { "a broker that is told", "home", [.. Secrets, .. Update] },
        { "routed", "home", [.. Secrets, .. NoBroker, new("uplink.mode", "routed")] },
        { "native64", "home", [.. Secrets, .. Native64] },
        { "native64, with an agent", "home", [.. Native64, new("vps.connection.agent", "auto"), new("router.connection.agent", "auto")] },
        { "Hetzner's", "hetzner", Token },
        { "Hetzner's, with an agent", "hetzner", [Token[0], new("router.connection.agent", "auto")] },
        { "Hetzner's, routed", "hetzner", [.. Token, .. Delegated, new("uplink.mode", "routed")] },
        { "Hetzner's, 6in4", "hetzner", [.. Token, .. Delegated, .. Broker, .. Update, new("uplink.mode", "6in4")] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Each_way_to_use_a_stack_file_is_taken(string what, string stack, ConfigValue[] changes) =>
        Assert.True(Parse(StackFile.Load(Folder, stack, changes)) is var errors && errors.Length == 0, $"{what}: {string.Join('\n', errors)}");

    /// <summary>Only the values that are set for the program by the CLI's own command as secrets are any.</summary>
    [Fact]
    public void A_private_key_that_is_written_into_the_file_gets_past_the_schema_and_no_further()
    {
        File.AppendAllText(At("Pulumi.home.yaml"), $"  ipv6-dmz:vpsPrivateKey: |\n{string.Concat(SampleConfig.PrivateKey.TrimEnd().Split('\n').Select(line => $"    {line}\n"))}");

        Assert.Equal("vpsPrivateKey", Assert.Single(Parse(StackFile.Load(Folder, "home", [Secrets[1]]))).Key);
    }

    [Fact]
    public void A_configuration_that_no_program_can_be_started_with_is_refused()
    {
        var labels = $"[{string.Join(',', Enumerable.Range(0, 6_000).Select(number => $"\"label{number}=value{number}\""))}]";

        Assert.Throws<StackFileException>(() => StackFile.Load(Folder, "hetzner", [.. Token, new("vps.hcloud.labels", labels)])).Message.MustSay("has 1");
        _ = StackFile.Load(Folder, "hetzner", [.. Token, new("vps.hcloud.labels", labels[..^60_000] is var half ? half[..half.LastIndexOf(',')] + "]" : "")]);
    }

    private static ConfigError[] Parse(StackConfig config)
    {
        var own = config.Values.Where(value => value.Key.StartsWith("ipv6-dmz:", StringComparison.Ordinal)).ToDictionary(value => value.Key["ipv6-dmz:".Length..], value => value.Value);
        return [.. DmzConfigParser.Parse(ConfigGroups.Flatten(own), plain: config.Values.Keys.Except(config.SecretKeys).ToHashSet()).Errors];
    }
}
