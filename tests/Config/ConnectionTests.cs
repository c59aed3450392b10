using Ipv6Dmz.Config;
using Ipv6Dmz.Lab.Commands;

namespace Ipv6Dmz.Tests.Config;

public class ConnectionTests
{
    /// <summary>The router through the VPS, as it has to be.</summary>
    private static readonly (string, string)[] ViaVps =
    [
        ("router.connection.via", "vps"), ("router.connection.host", "192.168.3.2"), ("router.connection.port", "22"), ("router.tunnelSsh", "open"),
    ];

    private static readonly (string, string)[] Jump = [("vps.connection.jump.host", "bastion.example.net"), ("vps.connection.jump.agent", "auto")];

    [Fact]
    public void An_agent_takes_the_private_key_s_place() =>
        Assert.Equal("/run/agent", SampleConfig.Parse(SampleConfig.DevWith(("vpsPrivateKey", ""), ("vps.connection.agent", "/run/agent"))).Vps.Existing!.Connection.Agent);

    /// <summary>macOS's and 1Password's, Windows's own, and one in the folder of somebody with an accent.</summary>
    [Theory]
    [InlineData("/private/tmp/com.apple.launchd.Xy12/Listeners")]
    [InlineData("/Users/me/Library/Group Containers/2BUA8C4S2C.com.1password/t/agent.sock")]
    [InlineData("/home/zoë/agent.sock")]
    [InlineData(@"\\.\pipe\openssh-ssh-agent")]
    public void An_agent_may_be_where_any_system_has_it(string agent) =>
        Assert.Equal(agent, SampleConfig.Parse(SampleConfig.DevWith(("vpsPrivateKey", ""), ("vps.connection.agent", agent))).Vps.Existing!.Connection.Agent);

    [Fact]
    public void A_jump_host_has_a_login_of_its_own() => Assert.Equal(
        new ConnectionConfig("bastion.example.net", 2022, "jump", SampleConfig.HostKey, "auto"),
        SampleConfig.Parse(SampleConfig.DevWith([
            .. Jump, ("vps.connection.jump.port", "2022"), ("vps.connection.jump.user", "jump"), ("vps.connection.jump.hostKey", SampleConfig.HostKey)])).Vps.Existing!.Connection.Jump);

    [Theory]
    [InlineData("192.168.3.2")]
    [InlineData("2001:db8:0:3::2")]
    public void Through_the_VPS_the_router_is_at_its_end_of_the_tunnel(string host) =>
        Assert.Equal(RouterWay.Vps, SampleConfig.Parse(SampleConfig.DevWith([.. ViaVps, ("router.connection.host", host)])).Router.Via);

    [Fact]
    public void Neither_key_nor_agent_is_an_error_that_names_both()
    {
        Refused.Value("routerPrivateKey", "", "one of routerPrivateKey and router.connection.agent is needed", "--path router.connection.agent auto");
        Refused.At("vpsJumpPrivateKey", "one of vpsJumpPrivateKey and vps.connection.jump.agent is needed", "--secret vpsJumpPrivateKey", ("vps.connection.jump.host", "bastion"));
    }

    [Fact]
    public void Both_key_and_agent_are_an_error()
    {
        Refused.Value("vps.connection.agent", "auto", "vpsPrivateKey is set too", "remove one");
        Refused.At("vps.connection.jump.agent", "vpsJumpPrivateKey is set too", "remove one", [.. Jump, ("vpsJumpPrivateKey", SampleConfig.PrivateKey)]);
    }

    [Theory]
    [InlineData("~/.ssh/agent.sock", "no shell replaces ~", "use auto")]
    [InlineData("$SSH_AUTH_SOCK", "no shell replaces ~ or $", "use auto")]
    [InlineData("agent.sock", "from / on", "use auto")]
    [InlineData("/run/my\nagent", "from / on", "use auto")]
    [InlineData(@"\\.\pipe\", @"on Windows a pipe, \\.\pipe\", "use auto")]
    [InlineData("true", "an agent is auto", "use auto")]
    public void An_agent_that_can_t_be_one_is_refused(string value, string rule, string mend) =>
        Refused.At("vps.connection.agent", rule, mend, ("vps.connection.agent", value), ("vpsPrivateKey", ""));

    [Theory]
    [InlineData("vps.connection.jump.agent", "auto")]
    [InlineData("vps.connection.jump.hostKey", null)]
    [InlineData("vpsJumpPrivateKey", null)]
    public void What_is_a_jump_host_s_without_one_is_refused(string key, string? value) => Refused.At(
        "vps.connection.jump.host",
        $"{key} is set, and there is no jump host",
        $"or remove {key}",
        (key, value ?? (key.EndsWith("hostKey", StringComparison.Ordinal) ? SampleConfig.HostKey : SampleConfig.PrivateKey)));

    [Theory]
    [InlineData("root@bastion.example.net", "use bastion.example.net, with root in vps.connection.jump.user")]
    [InlineData("bastion.example.net:2222", "with 2222 in vps.connection.jump.port")]
    public void A_jump_host_stands_alone_like_any_host(string value, string mend) =>
        Refused.At("vps.connection.jump.host", "stands here alone", mend, [.. Jump, ("vps.connection.jump.host", value)]);

    [Theory]
    [InlineData("router.connection.host", "192.168.1.2", "the router's address inside the tunnel", "use 192.168.3.2 or 2001:db8:0:3::2")]
    [InlineData("router.connection.host", "192.168.3.1", "the router's address inside the tunnel", "or router.connection.via direct")]
    [InlineData("router.connection.host", "router.example.net", "the router's address inside the tunnel", "use 192.168.3.2")]
    [InlineData("router.connection.port", "2202", "sshd listens on 22", "use 22")]
    [InlineData("router.tunnelSsh", "closed", "comes in by the tunnel", "`pulumi up` with it once before")]
    public void What_doesn_t_fit_the_way_through_the_VPS_is_refused(string key, string value, string rule, string mend) =>
        Refused.At(key, rule, mend, [.. ViaVps, (key, value)]);

    [Fact]
    public void With_a_64_of_the_VPS_alone_the_tunnel_is_entered_by_IPv4()
    {
        (string, string)[] router = [.. UplinkChoice.Config("native64").Select(value => (value.Key, value.Value)), .. ViaVps];

        Assert.Equal(RouterWay.Vps, SampleConfig.Parse(SampleConfig.DevWith(router)).Router.Via);
        Refused.At("router.connection.host", "the router's address inside the tunnel", "use 192.168.3.2, or router.connection.via direct", [.. router, ("router.connection.host", "2001:db8:0:98::3")]);
    }

    [Fact]
    public void There_is_one_jump_host_on_the_way()
    {
        Refused.At("router.connection.via", "the VPS has a jump host itself", "use direct", [.. ViaVps, .. Jump]);
        Refused.At("router.connection.jump.host", "the VPS is the jump host", "remove router.connection.jump", [.. ViaVps, ("router.connection.jump.host", "bastion"), ("router.connection.jump.agent", "auto")]);
    }

    [Fact]
    public void Who_gives_the_router_s_address_in_the_tunnel_is_told_of_the_way_through_the_VPS() =>
        Refused.Value("router.connection.host", "192.168.3.2", "which this deployment makes and closes to SSH", "or router.connection.via vps");

    [Fact]
    public void An_agent_that_nobody_started_draws_a_warning()
    {
        var config = SampleConfig.Parse(SampleConfig.DevWith(("routerPrivateKey", ""), ("router.connection.agent", "auto")));

        Assert.StartsWith("router.connection.agent: auto — SSH_AUTH_SOCK is not set", Assert.Single(ConfigWarnings.Of(config, agentIsNamed: false)), StringComparison.Ordinal);
        Assert.Empty(ConfigWarnings.Of(config));
        Assert.Empty(ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.Dev), agentIsNamed: false));
    }

    [Fact]
    public void A_jump_host_that_is_not_verified_draws_a_warning_of_its_own() => Assert.Equal(
        "vps.connection.jump.hostKey: (empty) — whatever answers at bastion.example.net is taken for the jump host to the VPS; " +
        "set it with `pulumi config set --path vps.connection.jump.hostKey \"$(ssh-keyscan -p 22 -t ed25519 bastion.example.net | cut -d' ' -f2-)\"`",
        Assert.Single(ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.DevWith(Jump)))));
}
