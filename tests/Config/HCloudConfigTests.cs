namespace Ipv6Dmz.Tests.Config;

public class HCloudConfigTests
{
    private static readonly VpsAddresses Addresses = VpsAddresses.InHCloud("198.18.0.10", "2001:db8:0:98::/64");

    [Fact]
    public void With_nothing_but_the_provider_it_is_a_small_server_in_Germany()
    {
        var vps = SampleConfig.Parse(SampleConfig.InHCloud("6in4")).Vps;

        Assert.Equal((null, 22), (vps.Existing, vps.SshPort));
        var cloud = Assert.IsType<HCloudConfig>(vps.Origin);
        Assert.Equal(("nbg1", "cx23", "debian-13", null, null, 0, 0), (cloud.Location, cloud.ServerType, cloud.Image, cloud.Protect, cloud.ReverseDns, cloud.ClientKey, cloud.Labels.Count));
    }

    [Fact]
    public void Everything_can_be_said()
    {
        var cloud = Cloud("native64 & vps.hcloud.location=sin & vps.hcloud.serverType=cpx22 & vps.hcloud.protect=off & vps.hcloud.firewall=off & vps.hcloud.reverseDns=vps.example.net"
            + """ & vps.hcloud.labels=["owner=me","empty="] & vps.hcloud.clientKey=3""");

        Assert.Equal(("sin", "cpx22", false, false, "vps.example.net", 3), (cloud.Location, cloud.ServerType, cloud.Protect, cloud.Firewall, cloud.ReverseDns, cloud.ClientKey));
        Assert.Equal(new Dictionary<string, string> { ["owner"] = "me", ["empty"] = "" }, cloud.Labels);
    }

    [Theory]
    [InlineData("6in4", false)]
    [InlineData("routed", true)]
    [InlineData("native64", true)]
    [InlineData("routed & dmz.exposure=open", false)]
    [InlineData("native64 & dmz.exposure=open", false)]
    public void The_cloud_s_firewall_is_there_where_it_lets_through_what_is_needed(string stack, bool firewall) => Assert.Equal(firewall, Cloud(stack).Firewall);

    [Theory]
    [InlineData("auto", "dev", false)]
    [InlineData("auto", "hetzner", true)]
    [InlineData("on", "dev", true)]
    [InlineData("off", "hetzner", false)]
    public void Addresses_are_protected_in_every_stack_but_dev_unless_it_is_said(string protect, string stack, bool protects) =>
        Assert.Equal(protects, Cloud($"6in4 & vps.hcloud.protect={protect}").Protects(stack));

    [Theory]
    [InlineData("cx23", "hel1")]
    [InlineData("cax11", "fsn1")]
    [InlineData("cpx22", "ash")]
    [InlineData("ccx13", "hil")]
    public void Types_are_taken_where_there_are_servers_of_them(string type, string location) =>
        Assert.Equal(location, Cloud($"6in4 & vps.hcloud.serverType={type} & vps.hcloud.location={location}").Location);

    [Theory]
    [InlineData("6in4")]
    [InlineData("routed")]
    [InlineData("native64")]
    public void Once_the_addresses_are_known_the_plan_is_that_of_a_machine_with_these(string uplink)
    {
        var values = SampleConfig.InHCloud(uplink);
        var there = Plans.Of(SampleConfig.With(uplink, ("wireguard.endpointAddress", "auto")));

        Assert.Equal(PlanTable.Of(there), PlanTable.Of(Planner.Plan(SampleConfig.Parse(values), Addresses)));
        Assert.Empty(DmzConfigParser.Parse(values).Against(Addresses));
    }

    [Theory]
    [InlineData("6in4", "203.0.113.1", "2001:db8:0:98::/64", "uplink.brokerAddress: 203.0.113.1 — it is the VPS itself (given by the cloud)")]
    [InlineData("6in4", "198.18.0.10", "2001:db8:0:123::/64", "uplink.clientAddress: 2001:db8:0:123::2/64 — it is in the VPS's native prefix 2001:db8:0:123::/64 (given by the cloud)")]
    [InlineData("6in4", "198.18.0.10", "2001:db8:0:3::/64", "wireguard.tunnelPrefix: 2001:db8:0:3::/64 — it is the VPS's native prefix (given by the cloud)")]
    [InlineData("routed", "198.18.0.10", "2001:db8:0:2::/64", "dmz.prefix: 2001:db8:0:2::/64 — it is the VPS's native prefix (given by the cloud)")]
    [InlineData("routed", "198.18.0.10", "2001:db8:0:2::/64", "overlaps the VPS's native prefix 2001:db8:0:2::/64 (given by the cloud)")]
    [InlineData("routed", "192.168.2.10", "2001:db8:0:98::/64", "dmz.subnet: 192.168.2.0/24 — the VPS's address 192.168.2.10 is in it (given by the cloud)")]
    [InlineData("6in4", "192.168.3.2", "2001:db8:0:98::/64", "wireguard.tunnelSubnet: 192.168.3.0/30 — the VPS's address 192.168.3.2 is in it (given by the cloud)")]
    [InlineData("native64", "10.0.0.1", "2001:db8:0:98::/64", "wireguard.endpointFamily: auto — the router can't reach the private address 10.0.0.1 (given by the cloud)")]
    [InlineData("native64", "198.18.0.10", "2001:db8:0:80::/64", "2001:db8:0:80::53 is inside 2001:db8:0:80::/64 (given by the cloud), which with native64 is the DMZ")]
    public void Given_addresses_that_do_not_fit_are_said_of_the_key_that_can_be_changed(string uplink, string ipv4, string native, string error) => Assert.Contains(
        DmzConfigParser.Parse(SampleConfig.InHCloud(uplink)).Against(VpsAddresses.InHCloud(ipv4, native)), found => found.ToString().Contains(error));

    [Fact]
    public void Its_SSH_is_warned_of_where_IPv4_is_shut_out_and_not_for_a_host_key() => Assert.StartsWith(
        "vps.sshFrom: 2001:db8:5::/48 — a server in the cloud is reached by IPv4, and no IPv4 may reach SSH",
        Assert.Single(ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.InHCloud("6in4", ("vps.sshFrom", """["2001:db8:5::/48"]"""))))
            .Where(warning => warning.StartsWith("vps") && !warning.Contains("sample"))));

    private static HCloudConfig Cloud(string stack) => Assert.IsType<HCloudConfig>(SampleConfig.Parse(SampleConfig.Stack($"hcloud {stack}")).Vps.Origin);
}
