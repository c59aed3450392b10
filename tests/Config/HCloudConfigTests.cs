using Ipv6Dmz.Config;
using Ipv6Dmz.Infra;
using Ipv6Dmz.Planning;
using Ipv6Dmz.Tests.Planning;

namespace Ipv6Dmz.Tests.Config;

public class HCloudConfigTests
{
    [Fact]
    public void With_nothing_but_the_provider_it_is_a_small_server_in_Germany()
    {
        var vps = SampleConfig.Parse(SampleConfig.InHCloud("6in4")).Vps;

        Assert.Null(vps.Existing);
        Assert.Equal(22, vps.SshPort);
        var cloud = Assert.IsType<HCloudConfig>(vps.Origin);
        Assert.Equal(("nbg1", "cx23", "debian-13", null, null, 0), (cloud.Location, cloud.ServerType, cloud.Image, cloud.Protect, cloud.ReverseDns, cloud.ClientKey));
        Assert.Empty(cloud.Labels);
    }

    [Fact]
    public void Everything_can_be_said()
    {
        var cloud = Cloud(
            "native64",
            ("vps.hcloud.location", "sin"), ("vps.hcloud.serverType", "cpx22"), ("vps.hcloud.protect", "off"), ("vps.hcloud.firewall", "off"),
            ("vps.hcloud.reverseDns", "vps.example.net"), ("vps.hcloud.labels", """["owner=me","empty="]"""), ("vps.hcloud.clientKey", "3"));

        Assert.Equal(("sin", "cpx22", false, false, "vps.example.net", 3), (cloud.Location, cloud.ServerType, cloud.Protect, cloud.Firewall, cloud.ReverseDns, cloud.ClientKey));
        Assert.Equal(new Dictionary<string, string> { ["owner"] = "me", ["empty"] = "" }, cloud.Labels);
    }

    [Theory]
    [InlineData("6in4", "closed", false)]
    [InlineData("routed", "closed", true)]
    [InlineData("native64", "closed", true)]
    [InlineData("routed", "open", false)]
    [InlineData("native64", "open", false)]
    public void The_cloud_s_firewall_is_there_where_it_lets_through_what_is_needed(string uplink, string exposure, bool firewall) =>
        Assert.Equal(firewall, Cloud(uplink, ("dmz.exposure", exposure)).Firewall);

    [Theory]
    [InlineData("auto", "dev", false)]
    [InlineData("auto", "hetzner", true)]
    [InlineData("on", "dev", true)]
    [InlineData("off", "hetzner", false)]
    public void Addresses_are_protected_in_every_stack_but_dev_unless_it_is_said(string protect, string stack, bool protects) =>
        Assert.Equal(protects, Cloud("6in4", ("vps.hcloud.protect", protect)).Protects(stack));

    [Theory]
    [InlineData("cx23", "hel1")]
    [InlineData("cax11", "fsn1")]
    [InlineData("cpx22", "ash")]
    [InlineData("ccx13", "hil")]
    public void Types_are_taken_where_there_are_servers_of_them(string type, string location) =>
        Assert.Equal(location, Cloud("6in4", ("vps.hcloud.serverType", type), ("vps.hcloud.location", location)).Location);

    [Theory]
    [InlineData("6in4")]
    [InlineData("routed")]
    [InlineData("native64")]
    public void Once_the_addresses_are_known_the_plan_is_that_of_a_machine_with_these(string uplink)
    {
        var made = Planner.Plan(SampleConfig.Parse(SampleConfig.InHCloud(uplink)), VpsAddresses.InHCloud("198.18.0.10", "2001:db8:0:98::/64"));
        var there = Plans.Of(SampleConfig.With(uplink, ("wireguard.endpointAddress", "auto")));

        Assert.Equal(PlanTable.Of(there), PlanTable.Of(made));
    }

    [Fact]
    public void Who_shuts_IPv4_out_is_warned() => Assert.Contains(
        ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.InHCloud("6in4", ("vps.sshFrom", """["2001:db8:5::/48"]""")))),
        warning => warning.Contains("no IPv4 may reach SSH", StringComparison.Ordinal));

    [Fact]
    public void A_server_that_is_made_is_verified_whatever_is_configured() => Assert.DoesNotContain(
        ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.InHCloud("6in4"))),
        warning => warning.StartsWith("vps.connection", StringComparison.Ordinal));

    private static HCloudConfig Cloud(string uplink, params (string Key, string Value)[] changes) =>
        Assert.IsType<HCloudConfig>(SampleConfig.Parse(SampleConfig.InHCloud(uplink, changes)).Vps.Origin);
}
