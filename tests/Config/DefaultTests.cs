using System.IO.Enumeration;

namespace Ipv6Dmz.Tests.Config;

public class DefaultTests
{
    /// <summary>Only what has no default, and a key to log in with.</summary>
    private static readonly Dictionary<string, string> Least = SampleConfig.Dev
        .Where(value => ConfigKeys.ByName[value.Key].IsRequired || value.Key is "vpsPrivateKey" or "routerPrivateKey").ToDictionary();

    /// <summary>Examples that don't fit the sample alone: what has to go, or to come along.</summary>
    private static readonly (string Keys, string With)[] Companions =
    [
        ("uplink.update.*", SampleConfig.Update[3..]),
        ("vps.connection.jump.host", "vps.connection.jump.agent=auto"),
        ("router.connection.jump.host", "router.connection.jump.agent=auto"),
        ("vps.connection.jump.agent", "vps.connection.jump.host=bastion"),
        ("router.connection.jump.agent", "router.connection.jump.host=bastion"),
        ("vps.connection.agent", "vpsPrivateKey="),
        ("router.connection.agent", "routerPrivateKey="),
    ];

    [Fact]
    public void The_required_keys_alone_make_a_configuration()
    {
        var config = SampleConfig.Parse(Least);

        Assert.Equal(new ConnectionConfig("127.0.0.1", 22, "root", null), config.Vps.Existing!.Connection);
        Assert.Equal(config.Vps.Existing!.Connection, config.Router.Connection);
        Assert.Equal((null, "0.0.0.0/0 ::/0", 22, 22), (config.Vps.UplinkInterface, string.Join(' ', config.Vps.SshFrom), config.Vps.SshPort, config.Router.SshPort));
        Assert.Equal((UplinkMode.SixInFour, 1480, 1500), (config.Uplink.Mode, config.Uplink.Mtu, config.Router.HomeMtu));
        Assert.Equal(
            (51820, EndpointFamily.Ipv6, null, 25, "192.168.3.0/30"),
            (config.WireGuard.ListenPort, config.WireGuard.EndpointFamily, config.WireGuard.Mtu, config.WireGuard.PersistentKeepalive, $"{config.WireGuard.TunnelSubnet}"));
        Assert.Equal(("12h", "dmz.home.arpa", Exposure.Closed), (config.Dmz.DhcpLease, config.Dmz.Domain, config.Dmz.Exposure));
    }

    [Fact]
    public void Sshd_listens_where_the_deployment_connects_to_unless_something_else_is_said()
    {
        var config = SampleConfig.Parse("6in4 & vps.connection.port=2222 & vps.sshPort=auto & router.connection.port=2223 & router.sshPort=22");

        Assert.Equal((2222, 22), (config.Vps.SshPort, config.Router.SshPort));
    }

    [Fact]
    public void An_empty_text_means_its_default()
    {
        var empty = ConfigKeys.All.Where(key => key is { IsRequired: false, Type: ConfigKeyType.Text }).ToDictionary(key => key.Name, _ => "");
        Assert.Equal(SampleConfig.Parse(Least).Dmz.Domain, SampleConfig.Parse(Least.Concat(empty).DistinctBy(value => value.Key).ToDictionary()).Dmz.Domain);
    }

    [Fact]
    public void Every_default_and_every_example_in_the_table_is_valid_itself() => Assert.All(ConfigKeys.All.Where(key => !key.IsSecret && !key.Name.EndsWith("hostKey")), key =>
    {
        var stack = key.When?.Values is ["hcloud"] ? "hcloud 6in4" : "6in4";
        var companions = Companions.Where(each => FileSystemName.MatchesSimpleExpression(each.Keys, key.Name)).Select(each => $" & {each.With}");
        SampleConfig.Parse($"{stack} & {key.Name}={key.Default ?? key.Example}");
        SampleConfig.Parse($"{stack}{string.Concat(companions)} & {key.Name}={key.Example}");
    });
}
