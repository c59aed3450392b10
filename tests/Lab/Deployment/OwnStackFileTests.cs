namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>The repository's stack files as docs/deploy.md has them changed, one way after another. The CLI 3.259.0 took each, and the program found nothing
/// wrong; so it is in the lab.</summary>
public sealed class OwnStackFileTests : InFolder
{
    private const string Keys = "vpsPrivateKey=KEY routerPrivateKey=KEY";
    private const string Token = "hcloud:token=token routerPrivateKey=KEY";
    private const string NoBroker = "-uplink.brokerAddress -uplink.clientAddress -uplink.serverAddress -uplink.mtu -uplink.update";
    private const string Native64 =
        $"{NoBroker} uplink.mode=native64 -uplink.delegatedPrefixes -dmz.prefix -wireguard.tunnelPrefix wireguard.endpointAddress=auto wireguard.endpointFamily=auto";

    private const string Delegated =
        """uplink.delegatedPrefixes=["2001:db8:0:2::/63"] dmz.prefix=2001:db8:0:2::/64 wireguard.tunnelPrefix=2001:db8:0:3::/64 -uplink.ndpProxy""";

    private const string Broker = "uplink.brokerAddress=203.0.113.1 uplink.clientAddress=2001:db8:0:123::2/64 uplink.serverAddress=2001:db8:0:123::1/64";
    private const string Update =
        "uplink.update.url=https://ipv4.tunnelbroker.net/nic/update uplink.update.tunnelId=123456 uplink.update.user=me uplinkUpdateKey=update-key";

    public OwnStackFileTests()
    {
        Array.ForEach(["Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.hetzner.yaml"], file => Write(file, RepositoryFile.Read(file)));
        Write("Pulumi.home.yaml", RepositoryFile.Read("Pulumi.dev.yaml"));
    }

    [Theory]
    [InlineData("dev", Keys)]
    [InlineData("home", Keys)]
    [InlineData("home", "routerPrivateKey=KEY vps.connection.agent=auto")]
    [InlineData("home", $"{Keys} router.connection.jump.host=bastion.example.net routerJumpPrivateKey=KEY")]
    [InlineData("home", $"{Keys} vps.connection.jump.host=bastion.example.net vps.connection.jump.agent=auto")]
    [InlineData("home", $"{Keys} {Update}")]
    [InlineData("home", $"{Keys} {NoBroker} uplink.mode=routed")]
    [InlineData("home", $"{Keys} {Native64}")]
    [InlineData("home", $"{Native64} vps.connection.agent=auto router.connection.agent=auto")]
    [InlineData("hetzner", Token)]
    [InlineData("hetzner", "hcloud:token=token router.connection.agent=auto")]
    [InlineData("hetzner", $"{Token} {Delegated} uplink.mode=routed")]
    [InlineData("hetzner", $"{Token} {Delegated} {Broker} {Update} uplink.mode=6in4")]
    public void Each_way_to_use_a_stack_file_is_taken(string stack, string changes) => Assert.Empty(Errors(stack, changes));

    /// <summary>Only the values that are set for the program by the CLI's own command as secrets are any.</summary>
    [Fact]
    public void A_private_key_that_is_written_into_the_file_gets_past_the_schema_and_no_further()
    {
        var lines = SampleConfig.PrivateKey.TrimEnd().Split('\n').Select(line => $"    {line}\n");
        File.AppendAllText(At("Pulumi.home.yaml"), $"  ipv6-dmz:vpsPrivateKey: |\n{string.Concat(lines)}");

        Assert.Equal("vpsPrivateKey", Assert.Single(Errors("home", "routerPrivateKey=KEY")).Key);
    }

    [Fact]
    public void A_configuration_that_no_program_can_be_started_with_is_refused()
    {
        string Labels(int count) => $"{Token} vps.hcloud.labels=[{string.Join(',', Enumerable.Range(0, count).Select(number => $"\"label{number}=value{number}\""))}]";

        Assert.Throws<StackFileException>(() => Load("hetzner", Labels(6_000))).Message.MustSay("has 1");
        Load("hetzner", Labels(3_000));
    }

    /// <param name="changes">Values that are set, and with a minus those that are taken away.</param>
    private StackConfig Load(string stack, string changes) => StackFile.Load(Folder, stack, [.. changes.Split(' ').Select(change => change.Split('=', 2) switch
    {
        [var key, "KEY"] => new(key, SampleConfig.PrivateKey, Secret: true),
        [var key, var value] => new(key, value, Secret: key is "hcloud:token" or "uplinkUpdateKey"),
        _ => ConfigValue.Unset(change[1..]),
    })]);

    private IEnumerable<ConfigError> Errors(string stack, string changes)
    {
        var config = Load(stack, changes);
        var own = config.Values.Where(value => value.Key.StartsWith("ipv6-dmz:")).ToDictionary(value => value.Key["ipv6-dmz:".Length..], value => value.Value);
        return DmzConfigParser.Parse(ConfigGroups.Flatten(own), plain: config.Values.Keys.Except(config.SecretKeys).ToHashSet()).Errors;
    }
}
