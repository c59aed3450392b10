using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

/// <summary>What a server in Hetzner's cloud can't be, and what there is with one machine and not with the other.</summary>
public class BadHCloudTests
{
    private const string Only = "it counts only with vps.provider existing, and here that is hcloud";
    private const string OnlyMade = "it counts only with vps.provider hcloud, and here that is existing";

    [Theory]
    [InlineData("vps.hcloud.location", "fsn", "no location of Hetzner's cloud", "use fsn1 or nbg1 or hel1 or ash or hil or sin")]
    [InlineData("vps.hcloud.location", "FSN1", "no location of Hetzner's cloud", "use fsn1 or")]
    [InlineData("vps.hcloud.location", "fsn1-dc14", "no location of Hetzner's cloud", "use fsn1 or")]
    [InlineData("vps.hcloud.location", "fsn1 ", "blanks or line ends", "use fsn1")]
    [InlineData("vps.hcloud.serverType", "cx22", "offers this type no more", "use cx23, its successor")]
    [InlineData("vps.hcloud.serverType", "cx11", "offers this type no more", "use cx23, its successor")]
    [InlineData("vps.hcloud.serverType", "cx52", "offers this type no more", "use cx53, its successor")]
    [InlineData("vps.hcloud.serverType", "cpx11", "offers this type no more", "use cpx12, its successor")]
    [InlineData("vps.hcloud.serverType", "cpx51", "offers this type no more", "use cpx52, its successor")]
    [InlineData("vps.hcloud.serverType", "ccx12", "offers this type no more", "use ccx13, its successor")]
    [InlineData("vps.hcloud.serverType", "CX23", "no server type", "use cx23 or cx33")]
    [InlineData("vps.hcloud.serverType", "small", "no server type", "use cx23 or cx33")]
    [InlineData("vps.hcloud.serverType", "cx24", "no server type", "use cx23 or cx33")]
    [InlineData("vps.hcloud.image", "debian-11", "not an image that this program is made for", "use debian-13 or debian-12")]
    [InlineData("vps.hcloud.image", "ubuntu-24.04", "not an image that this program is made for", "use debian-13 or debian-12")]
    [InlineData("vps.hcloud.protect", "true", "neither auto nor on nor off", "use auto or on or off")]
    [InlineData("vps.hcloud.firewall", "yes", "neither auto nor on nor off", "use auto or on or off")]
    [InlineData("vps.hcloud.reverseDns", "VPS.example.net", "labels of a-z 0-9", "use vps.example.net")]
    [InlineData("vps.hcloud.reverseDns", "198.51.100.1", "labels of a-z 0-9", "like dmz.home.arpa")]
    [InlineData("vps.hcloud.reverseDns", "vps_1.example.net", "labels of a-z 0-9", "like dmz.home.arpa")]
    [InlineData("vps.hcloud.labels", "owner=me", "not a list of texts", "YAML list")]
    [InlineData("vps.hcloud.labels", """["owner"]""", "owner: a label is key=value", "owner=me")]
    [InlineData("vps.hcloud.labels", """["owner=me and you"]""", "a label is key=value", "owner=me")]
    [InlineData("vps.hcloud.labels", """["=me"]""", "a label is key=value", "owner=me")]
    [InlineData("vps.hcloud.labels", """["-owner=me"]""", "a label is key=value", "owner=me")]
    [InlineData("vps.hcloud.labels", """["stack=mine"]""", "the label stack is the program's own", "use another key")]
    [InlineData("vps.hcloud.labels", """["project=mine"]""", "the label project is the program's own", "use another key")]
    [InlineData("vps.hcloud.labels", """["a=b","a=b"]""", "listed more than once", "list it once")]
    [InlineData("vps.hcloud.labels", """["a=b","a=c"]""", "the label a has several values", "keep one of them")]
    [InlineData("vps.hcloud.clientKey", "-1", "whole number", "use a number from 0")]
    [InlineData("vps.hcloud.clientKey", "1000001", "at most 1000000", "use a number from 0")]
    [InlineData("vps.hcloud.clientKey", "new", "whole number", "use a number from 0")]
    [InlineData("vps.connection.host", "198.51.100.7", Only, "leave it out")]
    [InlineData("vps.connection.port", "2222", Only, "leave it out")]
    [InlineData("vps.connection.user", "admin", Only, "leave it out")]
    [InlineData("vps.connection.hostKey", "ssh-ed25519 AAAA", Only, "leave it out")]
    [InlineData("vpsPrivateKey", "secret", Only, "leave it out")]
    [InlineData("vps.connection.agent", "auto", Only, "leave it out")]
    [InlineData("vps.connection.jump.host", "bastion.example.net", Only, "leave it out")]
    [InlineData("vps.ipv4", "198.18.0.10", Only, "leave it out")]
    [InlineData("vps.ipv6", "2001:db8:0:98::1/64", Only, "leave it out")]
    [InlineData("vps.sshPort", "2222", Only, "leave it out")]
    [InlineData("wireguard.endpointAddress", "2001:db8:0:98::51", "the cloud decides the /64 that it has to be in", "use auto")]
    public void With_a_server_that_is_made_what_does_not_fit_is_refused(string key, string value, string rule, string mend) =>
        Refuses(SampleConfig.InHCloud("6in4", (key, value)), key, rule, mend);

    [Theory]
    [InlineData("cx23", "ash")]
    [InlineData("cx53", "hil")]
    [InlineData("cx33", "sin")]
    [InlineData("cax11", "ash")]
    [InlineData("cax41", "sin")]
    public void A_server_type_that_there_is_not_in_a_location_is_refused_there(string type, string location) => Refuses(
        SampleConfig.InHCloud("6in4", ("vps.hcloud.serverType", type), ("vps.hcloud.location", location)),
        "vps.hcloud.serverType", $"no servers of this type in {location} (vps.hcloud.location), only in fsn1, nbg1, hel1", "another location");

    [Fact]
    public void The_cloud_s_firewall_can_not_be_had_with_6in4() =>
        Refuses(SampleConfig.InHCloud("6in4", ("vps.hcloud.firewall", "on")), "vps.hcloud.firewall", "no rule of the cloud's firewall can admit protocol 41", "use auto or off");

    [Theory]
    [InlineData("routed")]
    [InlineData("native64")]
    public void The_cloud_s_firewall_can_not_be_had_where_hosts_are_open(string uplink) => Refuses(
        SampleConfig.InHCloud(uplink, ("vps.hcloud.firewall", "on"), ("dmz.exposure", "open")),
        "vps.hcloud.firewall", "would shut what dmz.exposure opens", "use auto or off");

    [Theory]
    [InlineData("vps.hcloud.location", "fsn1")]
    [InlineData("vps.hcloud.serverType", "cx33")]
    [InlineData("vps.hcloud.image", "debian-11")]
    [InlineData("vps.hcloud.protect", "on")]
    [InlineData("vps.hcloud.firewall", "off")]
    [InlineData("vps.hcloud.reverseDns", "vps.example.net")]
    [InlineData("vps.hcloud.labels", """["owner=me"]""")]
    [InlineData("vps.hcloud.clientKey", "1")]
    public void With_a_machine_that_is_there_nothing_can_be_said_about_one_that_is_made(string key, string value) =>
        Refuses(SampleConfig.DevWith((key, value)), key, OnlyMade, "leave it out");

    [Theory]
    [InlineData("hetzner")]
    [InlineData("HCloud")]
    [InlineData("")]
    public void A_provider_that_is_none_is_the_only_error(string provider) =>
        Assert.Equal(provider.Length == 0 ? [] : ["vps.provider"], DmzConfigParser.Parse(SampleConfig.DevWith(("vps.provider", provider))).Errors.Select(error => error.Key));

    private static void Refuses(IReadOnlyDictionary<string, string> values, string key, string rule, string mend)
    {
        var error = Assert.Single(DmzConfigParser.Parse(values).Errors);
        Assert.Equal(key, error.Key);
        Assert.Contains(rule, error.Rule, StringComparison.Ordinal);
        Assert.Contains(mend, error.Mend, StringComparison.Ordinal);
    }
}
