namespace Ipv6Dmz.Tests.Config;

public class ConfigWarningTests
{
    // What a person has who has changed every sample.
    private const string Own = """ & uplink.delegatedPrefixes=["2a01:4f8:0:2::/63"] & dmz.dnsUpstreams=["9.9.9.9","2620:fe::fe"]"""
        + " & vps.connection.host=vps.example.net & vps.ipv4=9.9.9.10 & vps.ipv6=2a01:4f8:0:98::1/64 & router.connection.host=192.168.1.2"
        + " & uplink.brokerAddress=9.9.10.1 & uplink.clientAddress=2a01:4f8:0:123::2/64 & uplink.serverAddress=2a01:4f8:0:123::1/64"
        + " & wireguard.endpointAddress=2a01:4f8:0:98::51 & wireguard.tunnelPrefix=2a01:4f8:0:3::/64 & dmz.prefix=2a01:4f8:0:2::/64";

    private const string Agent = "6in4 & routerPrivateKey= & router.connection.agent=auto";

    [Theory]
    [InlineData("6in4")]
    [InlineData("6in4 & vps.connection.host=localhost & router.connection.host=::1")]
    [InlineData("6in4" + Own)]
    [InlineData("6in4" + Own + """ & vps.connection.host=9.9.9.10 & vps.sshFrom=["9.0.0.0/8"]""")]
    [InlineData("6in4" + Own + """ & vps.connection.host=vps.example.net & vps.sshFrom=["::/0"]""")]
    [InlineData("6in4" + Own + """ & vps.connection.host=127.0.0.1 & vps.sshFrom=["::/0"]""")]
    [InlineData(Agent)]
    public void What_is_meant_draws_no_warning(string stack) => Assert.Empty(Warnings(stack));

    [Theory]
    [InlineData("vps.connection", " & vps.connection.host=machine.example.net", "the VPS and gets its keys")]
    [InlineData("router.connection", " & router.connection.host=machine.example.net", "the router and gets its keys")]
    [InlineData("vps.connection.jump", " & vps.connection.jump.host=machine.example.net & vps.connection.jump.agent=auto", "the jump host to the VPS")]
    public void Without_a_host_key_a_warning_says_what_follows_and_how_to_set_it(string group, string changes, string taken) => Assert.Equal(
        $"{group}.hostKey: (empty) — whatever answers at machine.example.net is taken for {taken}; " +
        $"set it with `pulumi config set --path {group}.hostKey \"$(ssh-keyscan -p 2222 -t ed25519 machine.example.net | cut -d' ' -f2-)\"`",
        Assert.Single(Warnings($"6in4{Own} & {group}.hostKey= & {group}.port=2222{changes}")));

    [Theory]
    [InlineData($"6in4{Own} & vps.connection.host=9.9.9.10", "::/0", "vps.connection.host is IPv4, and no IPv4")]
    [InlineData($"6in4{Own} & vps.connection.host=2a01:4f8:0:98::1", "0.0.0.0/0", "vps.connection.host is IPv6, and no IPv6")]
    // Its host key is known.
    [InlineData("hcloud 6in4" + Own + " & vps.connection.host= & vps.ipv4= & vps.ipv6= & wireguard.endpointAddress=auto",
        "2a01::/16", "a server in the cloud is reached by IPv4, and no IPv4")]
    public void SSH_for_the_other_family_alone_would_lock_the_deployment_out(string stack, string from, string why) => Assert.Equal(
        $"vps.sshFrom: {from} — {why} may reach SSH: this deployment would be the last; add the prefix you come from",
        Assert.Single(Warnings($"{stack} & vps.sshFrom=[\"{from}\"]")));

    [Theory]
    [InlineData("vps.connection.host", "vps.connection.host=198.18.0.10")]
    [InlineData("vps.ipv4", "vps.ipv4=198.19.255.1")]
    [InlineData("vps.sshFrom", """vps.sshFrom=["::/0","192.0.2.0/24"]""")]
    [InlineData("uplink.brokerAddress", "uplink.brokerAddress=203.0.113.1")]
    [InlineData("uplink.brokerAddress", "uplink.brokerAddress=198.51.100.7")]
    [InlineData("uplink.delegatedPrefixes", """uplink.delegatedPrefixes=["2a01:4f8:0:2::/63","3fff:1::/48"]""")]
    [InlineData("dmz.dnsUpstreams", """dmz.dnsUpstreams=["9.9.9.9","2001:db8:0:80::53"]""")]
    [InlineData("vps.ipv6, wireguard.endpointAddress", "vps.ipv6=2001:db8:0:98::1/64 & wireguard.endpointAddress=2001:db8:0:98::51")]
    public void Sample_addresses_that_were_left_in_are_named_in_one_line(string keys, string changes) =>
        Assert.Equal($"{keys}: sample addresses, which nothing on the internet has; use your own", Assert.Single(Warnings($"6in4{Own} & {changes}")));

    [Fact]
    public void A_copied_file_with_nothing_changed_but_one_host_has_all_its_samples_named() => Assert.StartsWith(
        "vps.ipv4, vps.ipv6, uplink.brokerAddress, uplink.clientAddress, uplink.serverAddress, uplink.delegatedPrefixes, wireguard.endpointAddress, "
        + "wireguard.tunnelPrefix, dmz.prefix, dmz.dnsUpstreams: ", Assert.Single(Warnings("6in4 & router.connection.host=192.168.1.2")));

    [Theory]
    [InlineData("""["vps"]""", 1)]
    [InlineData("""["internet"]""", 0)]
    public void An_open_DMZ_whose_list_says_who_may_come_draws_a_warning(string from, int count) => Assert.Equal(
        Enumerable.Repeat("dmz.exposure: open — over IPv6 everybody reaches all hosts, whatever from says (hosts.web); use closed to have the list decide", count),
        Warnings($$"""6in4{{Own}} & dmz.exposure=open & hosts={"web": {"services": [{"name": "ssh", "ports": 22, "from": {{from}} }]} }"""));

    [Fact]
    public void An_agent_that_nobody_started_draws_a_warning()
    {
        Assert.StartsWith("router.connection.agent: auto — SSH_AUTH_SOCK is not set", Assert.Single(Warnings(Agent, agentIsNamed: false)));
        Assert.Empty(Warnings("6in4", agentIsNamed: false));
    }

    private static IEnumerable<string> Warnings(string stack, bool agentIsNamed = true) => ConfigWarnings.Of(SampleConfig.Parse(stack), agentIsNamed);
}
