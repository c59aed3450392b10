using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Tests.Config;

public class DefaultTests
{
    /// <summary>Only what has no default, and a key to log in with.</summary>
    private static readonly Dictionary<string, string> Least = SampleConfig.Dev
        .Where(value => ConfigKeys.ByName[value.Key].IsRequired || value.Key is "vpsPrivateKey" or "routerPrivateKey").ToDictionary();

    [Fact]
    public void The_required_keys_alone_make_a_configuration()
    {
        var config = SampleConfig.Parse(Least);

        Assert.Equal(new ConnectionConfig("127.0.0.1", 22, "root", null), config.Vps.Existing!.Connection);
        Assert.Equal(config.Vps.Existing!.Connection, config.Router.Connection);
        Assert.Null(config.Vps.UplinkInterface);
        Assert.Equal(["0.0.0.0/0", "::/0"], config.Vps.SshFrom.Select(prefix => prefix.ToString()));
        Assert.Equal((22, 22), (config.Vps.SshPort, config.Router.SshPort));
        Assert.Equal(1480, Assert.IsType<SixInFourConfig>(config.Uplink).Mtu);
        Assert.Equal((51820, EndpointFamily.Ipv6, null, 25), (config.WireGuard.ListenPort, config.WireGuard.EndpointFamily, config.WireGuard.Mtu, config.WireGuard.PersistentKeepalive));
        Assert.Equal("192.168.3.0/30", config.WireGuard.TunnelSubnet.ToString());
        Assert.Equal(("12h", "dmz.home.arpa", Exposure.Closed), (config.Dmz.DhcpLease, config.Dmz.Domain, config.Dmz.Exposure));
        Assert.Equal(1500, config.Router.HomeMtu);
    }

    [Fact]
    public void Sshd_listens_where_the_deployment_connects_to_unless_something_else_is_said()
    {
        var config = SampleConfig.Parse(SampleConfig.DevWith(
            ("vps.connection.port", "2222"), ("vps.sshPort", "auto"), ("router.connection.port", "2223"), ("router.sshPort", "22")));

        Assert.Equal((2222, 22), (config.Vps.SshPort, config.Router.SshPort));
    }

    [Fact]
    public void An_empty_text_means_its_default()
    {
        var empty = Least.Concat(ConfigKeys.All.Where(key => key is { IsRequired: false, Type: ConfigKeyType.Text } && !Least.ContainsKey(key.Name))
            .Select(key => KeyValuePair.Create(key.Name, ""))).ToDictionary();
        Assert.Equal(SampleConfig.Parse(Least).Dmz.Domain, SampleConfig.Parse(empty).Dmz.Domain);
    }

    [Theory]
    [InlineData("6in4", EndpointFamily.Ipv6)]
    [InlineData("routed", EndpointFamily.Ipv6)]
    [InlineData("native64", EndpointFamily.Ipv4)]
    public void What_carries_the_tunnel_follows_from_the_uplink(string uplink, EndpointFamily family) =>
        Assert.Equal(family, SampleConfig.Parse(SampleConfig.With(uplink, ("wireguard.endpointFamily", "auto"))).WireGuard.EndpointFamily);

    /// <summary>What has to go, or to come along.</summary>
    private static (string, string)[] With(string key) => key switch
    {
        _ when key.StartsWith("uplink.update.", StringComparison.Ordinal) => [.. SampleConfig.Update.Where(value => value.Key != key)],
        _ when key.EndsWith(".jump.host", StringComparison.Ordinal) => [(key.Replace("host", "agent", StringComparison.Ordinal), "auto")],
        _ when key.EndsWith(".jump.agent", StringComparison.Ordinal) => [(key.Replace("agent", "host", StringComparison.Ordinal), "bastion")],
        _ when key.EndsWith(".agent", StringComparison.Ordinal) => [(SampleConfig.PrivateKeyBeside(key), "")],
        _ => [],
    };

    [Fact]
    public void Every_default_and_every_example_in_the_table_is_valid_itself()
    {
        foreach (var key in ConfigKeys.All.Where(key => key is { IsSecret: false, Default: not null }))
        {
            SampleConfig.Parse(SampleConfig.DevWith((key.Name, key.Default!)));
        }

        foreach (var key in ConfigKeys.All.Where(key => !key.IsSecret && !key.Name.EndsWith("hostKey", StringComparison.Ordinal)))
        {
            SampleConfig.Parse(key.When?.Values is ["hcloud"]
                ? SampleConfig.InHCloud("6in4", (key.Name, key.Example))
                : SampleConfig.DevWith([(key.Name, key.Example), .. With(key.Name)]));
        }
    }
}
