namespace Ipv6Dmz.Tests.Config;

public class HCloudConfigTests
{
    [Theory]
    [InlineData("6in4", false)]
    [InlineData("routed", true)]
    [InlineData("native64", true)]
    [InlineData("routed & dmz.exposure=open", false)]
    [InlineData("native64 & dmz.exposure=open", false)]
    [InlineData("native64 & vps.hcloud.firewall=off", false)]
    public void The_cloud_s_firewall_is_there_where_it_lets_through_what_is_needed(string stack, bool firewall) => Assert.Equal(firewall, Cloud(stack).Firewall);

    [Theory]
    [InlineData("auto", "dev", false)]
    [InlineData("auto", "hetzner", true)]
    [InlineData("on", "dev", true)]
    [InlineData("off", "hetzner", false)]
    public void Addresses_are_protected_in_every_stack_but_dev_unless_it_is_said(string protect, string stack, bool protects) =>
        Assert.Equal(protects, Cloud($"6in4 & vps.hcloud.protect={protect}").Protects(stack));

    [Fact]
    public void A_label_may_have_no_value() =>
        Assert.Equal(new Dictionary<string, string> { ["owner"] = "me", ["empty"] = "" }, Cloud("""6in4 & vps.hcloud.labels=["owner=me","empty="]""").Labels);

    [Theory]
    [InlineData("6in4", "203.0.113.1", "2001:db8:0:98::/64", "uplink.brokerAddress: 203.0.113.1 — it is the VPS itself")]
    [InlineData("6in4", "198.18.0.10", "2001:db8:0:123::/64", "uplink.clientAddress: 2001:db8:0:123::2/64 — it is in the VPS's native prefix 2001:db8:0:123::/64")]
    [InlineData("6in4", "198.18.0.10", "2001:db8:0:3::/64", "wireguard.tunnelPrefix: 2001:db8:0:3::/64 — it is the VPS's native prefix")]
    [InlineData("routed", "198.18.0.10", "2001:db8:0:2::/64", "dmz.prefix: 2001:db8:0:2::/64 — it is the VPS's native prefix")]
    [InlineData("routed", "198.18.0.10", "2001:db8:0:2::/64", "overlaps the VPS's native prefix 2001:db8:0:2::/64")]
    [InlineData("routed", "192.168.2.10", "2001:db8:0:98::/64", "dmz.subnet: 192.168.2.0/24 — the VPS's address 192.168.2.10 is in it")]
    [InlineData("6in4", "192.168.3.2", "2001:db8:0:98::/64", "wireguard.tunnelSubnet: 192.168.3.0/30 — the VPS's address 192.168.3.2 is in it")]
    [InlineData("native64", "10.0.0.1", "2001:db8:0:98::/64", "wireguard.endpointFamily: auto — the router can't reach the private address 10.0.0.1")]
    [InlineData("native64", "198.18.0.10", "2001:db8:0:80::/64", "2001:db8:0:80::53 is inside 2001:db8:0:80::/64")]
    public void Given_addresses_that_do_not_fit_are_said_of_the_key_that_can_be_changed(string uplink, string ipv4, string native, string error) =>
        string.Join('\n', DmzConfigParser.Parse(SampleConfig.Stack($"hcloud {uplink}")).Against(VpsAddresses.InHCloud(ipv4, native))).MustSay($"{error} (given by the cloud)");

    private static HCloudConfig Cloud(string stack) => Assert.IsType<HCloudConfig>(SampleConfig.Parse($"hcloud {stack}").Vps.Origin);
}
