using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

public class ConfigWarningTests
{
    /// <summary>What a person has who has changed every sample.</summary>
    private static readonly (string, string)[] Own =
    [
        ("vps.connection.host", "vps.example.net"),
        ("vps.ipv4", "9.9.9.10"),
        ("vps.ipv6", "2a01:4f8:0:98::1/64"),
        ("uplink.brokerAddress", "9.9.10.1"),
        ("uplink.clientAddress", "2a01:4f8:0:123::2/64"),
        ("uplink.serverAddress", "2a01:4f8:0:123::1/64"),
        ("uplink.delegatedPrefixes", """["2a01:4f8:0:2::/63"]"""),
        ("wireguard.endpointAddress", "2a01:4f8:0:98::51"),
        ("wireguard.tunnelPrefix", "2a01:4f8:0:3::/64"),
        ("dmz.prefix", "2a01:4f8:0:2::/64"),
        ("dmz.dnsUpstreams", """["9.9.9.9","2620:fe::fe"]"""),
        ("router.connection.host", "192.168.1.2"),
    ];

    [Fact]
    public void The_lab_and_a_configuration_of_one_s_own_draw_no_warning()
    {
        Assert.Empty(Warnings());
        Assert.Empty(Warnings(("vps.connection.host", "localhost"), ("router.connection.host", "::1")));
        Assert.Empty(Warnings(Own));
    }

    [Theory]
    [InlineData("vps", "VPS")]
    [InlineData("router", "router")]
    public void Without_a_host_key_a_warning_says_what_follows_and_how_to_set_it(string machine, string name)
    {
        var warning = Assert.Single(Warnings([.. Own, ($"{machine}.connection.hostKey", ""), ($"{machine}.connection.host", "machine.example.net"), ($"{machine}.connection.port", "2222")]));

        Assert.Equal(
            $"{machine}.connection.hostKey: (empty) — whatever answers at machine.example.net is taken for the {name} and gets its keys; " +
            $"set it with `pulumi config set --path {machine}.connection.hostKey \"$(ssh-keyscan -p 2222 -t ed25519 machine.example.net | cut -d' ' -f2-)\"`",
            warning);
    }

    [Theory]
    [InlineData("9.9.9.10", "::/0", "IPv4")]
    [InlineData("2a01:4f8:0:98::1", "0.0.0.0/0", "IPv6")]
    public void SSH_for_the_other_family_alone_would_lock_the_deployment_out(string host, string from, string family) =>
        Assert.Equal(
            $"vps.sshFrom: {from} — vps.connection.host is {family}, and no {family} may reach SSH: this deployment would be the last; add the prefix you come from",
            Assert.Single(Warnings([.. Own, ("vps.connection.host", host), ("vps.sshFrom", $"[\"{from}\"]")])));

    [Theory]
    [InlineData("9.9.9.10", "9.0.0.0/8")]
    [InlineData("vps.example.net", "::/0")]
    [InlineData("127.0.0.1", "::/0")]
    public void SSH_for_the_host_s_family_or_to_a_name_or_by_a_forward_draws_no_warning(string host, string from) =>
        Assert.Empty(Warnings([.. Own, ("vps.connection.host", host), ("vps.sshFrom", $"[\"{from}\"]")]));

    [Theory]
    [InlineData("vps.connection.host", "198.18.0.10")]
    [InlineData("vps.ipv4", "198.19.255.1")]
    [InlineData("vps.sshFrom", """["::/0","192.0.2.0/24"]""")]
    [InlineData("uplink.brokerAddress", "203.0.113.1")]
    [InlineData("uplink.brokerAddress", "198.51.100.7")]
    [InlineData("uplink.delegatedPrefixes", """["2a01:4f8:0:2::/63","3fff:1::/48"]""")]
    [InlineData("dmz.dnsUpstreams", """["9.9.9.9","2001:db8:0:80::53"]""")]
    [InlineData("router.connection.host", "192.0.2.2")]
    public void A_sample_address_that_was_left_in_is_named(string key, string value) =>
        Assert.Equal($"{key}: sample addresses, which nothing on the internet has; use your own", Assert.Single(Warnings([.. Own, (key, value)])));

    [Fact]
    public void Sample_prefixes_that_hang_together_are_named_in_one_line()
    {
        Assert.StartsWith("vps.ipv6, wireguard.endpointAddress: ", Assert.Single(Warnings([.. Own, ("vps.ipv6", "2001:db8:0:98::1/64"), ("wireguard.endpointAddress", "2001:db8:0:98::51")])), StringComparison.Ordinal);
        Assert.StartsWith("uplink.clientAddress, uplink.serverAddress: ", Assert.Single(Warnings([.. Own, ("uplink.clientAddress", "2001:db8::2/64"), ("uplink.serverAddress", "2001:db8::1/64")])), StringComparison.Ordinal);
        Assert.StartsWith("uplink.delegatedPrefixes, wireguard.tunnelPrefix, dmz.prefix: ", Assert.Single(Warnings([.. Own, ("uplink.delegatedPrefixes", """["2001:db8:0:2::/63"]"""), ("wireguard.tunnelPrefix", "2001:db8:0:3::/64"), ("dmz.prefix", "2001:db8:0:2::/64")])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copied_file_with_nothing_changed_but_one_host_has_all_its_samples_named_in_one_line() =>
        Assert.StartsWith(
            "vps.ipv4, vps.ipv6, uplink.brokerAddress, uplink.clientAddress, uplink.serverAddress, uplink.delegatedPrefixes, wireguard.endpointAddress, wireguard.tunnelPrefix, dmz.prefix, dmz.dnsUpstreams: ",
            Assert.Single(Warnings(("router.connection.host", "192.168.1.2"))),
            StringComparison.Ordinal);

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
        Assert.Single(ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.DevWith(("vps.connection.jump.host", "bastion.example.net"), ("vps.connection.jump.agent", "auto"))))));

    private static IEnumerable<string> Warnings(params (string Key, string Value)[] changes) => ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.DevWith(changes)));
}
