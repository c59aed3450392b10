using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Config;

// What a list of hosts is taken for.
public class GoodHostTests
{
    [Fact]
    public void The_sample_is_read_as_it_is_written()
    {
        var config = Parsed(SampleConfig.Hosts);

        Assert.Equal(["dns", "game", "web"], config.Hosts.Select(host => host.Name));
        var web = config.Hosts[2];
        Assert.Equal(("02:00:00:00:02:01", "192.168.2.10", "::10", false), (web.Mac, $"{web.Ipv4}", $"{web.InterfaceId}", web.BySlaac));
        Assert.Equal(
            [("https", "443", "tcp", "443", true), ("ssh", "22", "tcp", "2222", true), ("off", "81", "tcp", "", false), ("files", "13", "tcp", "", true), ("panel", "17-18", "tcp", "", true)],
            web.Services.Select(service => (service.Name, $"{service.Ports}", service.Protocol, $"{service.Ipv4}", service.Enabled)));
        Assert.Equal([(true, false, false, ""), (false, true, false, "192.0.2.0/24 2001:db8:0:a0::/64"), (true, false, false, ""), (false, false, true, ""), (true, false, true, "")],
            web.Services.Select(service => (service.From.Internet, service.From.Vps, service.From.Home, string.Join(' ', service.From.Prefixes))));
        Assert.Equal([("27015-27020", "27015-27020"), ("27115-27116", "28115-28116")], config.Hosts[1].Services.Select(service => ($"{service.Ports}", $"{service.Ipv4}")));
        Assert.Equal((null, "192.0.2.0/24 2001:db8:0:a0::/64"), (web.Egress, string.Join(' ', config.Hosts[1].Egress!.Value)));
        Assert.Equal([("", null), ("", 20), ("50/second", 4), ("10/minute", null)],
            new[] { web.Services[0], web.Services[4], config.Hosts[1].Services[0], config.VpsServices[0] }.Select(service => ($"{service.Limits.Rate}", service.Limits.Connections)));
        Assert.Equal(("http", "80"), config.VpsServices.Select(service => (service.Name, $"{service.Ports}")).Single());
    }

    [Fact]
    public void A_host_may_be_a_name_alone() => Assert.Equal("web", Assert.Single(Parsed("""{"web":null}""").Hosts).Name);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"vps":{}}""")]
    [InlineData("""{"vps":null}""")]
    [InlineData("""{"vps":{"services":[]}}""")]
    [InlineData("""{"vps":{"services":null}}""")]
    public void A_list_may_be_empty(string hosts) => Assert.Empty(Parsed(hosts).Hosts);

    [Theory]
    [InlineData("web.ipv6", "::1:10 ::2 ::1:0:0:0 ::1:2:3:4 ::a ::fdff:ffff:ffff:ff7f ::fffe:ffff:ffff:ffff ::d:1")]
    [InlineData("web.ipv4", "192.168.2.2 192.168.2.99 192.168.2.200 192.168.2.254 auto")]
    [InlineData("web.mac", "02:00:00:00:02:09 fe:ff:ff:ff:ff:ff 00:00:00:00:00:01")]
    [InlineData("web.services[0].ports", "1 65535 80-80 23-80 82-2221 443-65535", "web.services[0].ipv4=(left out)")]
    [InlineData("web.services[0].ipv4", "same 1 65535 51820 8080-8080")]
    [InlineData("web.services[0].name", "a http-alt 3com a12345678901234")]
    [InlineData("web.services[1].from", """["internet"] ["0.0.0.0/0"] ["0.0.0.0/0","::/0","vps"] ["192.0.2.7/32","192.168.0.0/16"] ["10.0.0.0/8","vps"] ["192.168.1.0/24"]""")]
    [InlineData("web.services[1].from", """["home"] ["internet","home"] ["vps","home"] ["192.0.2.0/24","home"]""", "web.services[1].ipv4=(left out)")]
    [InlineData("web.egress", """[] ["internet"] ["0.0.0.0/0"] ["::/0","192.0.2.7/32"]""")]
    [InlineData("web.services[0].rate", "1/s 1000000/h 7/m")]
    [InlineData("web.services[0].connections", "1 65535")]
    [InlineData("vps.services[0].ports", "53 2222-2300 22", "vps.services[0].protocol=udp")]
    [InlineData("vps.services[0].from", """["192.168.2.0/24","2001:db8:0:2::/64"]""")]
    public void A_value_that_fits_is_taken(string place, string values, string changes = "") => Assert.All(values.Split(' '), value =>
        Parsed(HostJson.Changed(SampleConfig.Hosts, [.. changes.Split(" & ", StringSplitOptions.RemoveEmptyEntries), $"{place}={value}"])));

    [Fact]
    public void A_name_may_have_63_characters_and_a_whole_name_253()
    {
        var name = new string('a', 63);
        var domain = string.Join('.', name, name, new string('b', 61));
        Assert.Equal(253, $"{name}.{domain}".Length);
        Assert.Equal(name, SampleConfig.Parse($$"""6in4 & dmz.domain={{domain}} & hosts={"{{name}}": {} }""").Hosts.Single().Name);
    }

    // Whatever else is listed, and where DHCP gives no address to others.
    [Fact]
    public void What_is_left_to_the_program_stays_while_other_hosts_come_and_go()
    {
        var alone = Enumerable.Range(0, 200).Select(number => Assert.Single(Parsed($$"""{"host-{{number}}": {} }""").Hosts)).ToArray();

        Assert.All(alone, host =>
        {
            Assert.Contains(host.Ipv4.GetAddressBytes()[3], Enumerable.Range(2, 98).Concat(Enumerable.Range(200, 55)).Select(last => (byte)last));
            Assert.Equal(host.InterfaceId, Networks.LowerHalf(host.InterfaceId));
        });
        // Where two meet, one of them is listed alone above.
        var apart = alone.DistinctBy(host => host.Ipv4).ToArray();
        Assert.InRange(apart.Length, 50, 153);
        Assert.Distinct(apart.Select(host => host.InterfaceId));
        var together = Parsed(new JsonObject(apart.Select(host => KeyValuePair.Create(host.Name, (JsonNode?)new JsonObject()))).ToJsonString()).Hosts;
        Assert.Equal(apart.ToDictionary(host => host.Name, host => (host.Ipv4, host.InterfaceId)), together.ToDictionary(host => host.Name, host => (host.Ipv4, host.InterfaceId)));
        // Its own services and addresses of others change nothing of it.
        var one = apart[0];
        var changed = Parsed($$"""
            {"{{one.Name}}": {"mac": "02:00:00:00:02:01", "services": [{"name": "a", "ports": 1}]}, "other": {"ipv4": "{{apart[1].Ipv4}}", "ipv6": "::10"} }
            """).Hosts.Single(host => host.Name == one.Name);
        Assert.Equal((one.Ipv4, one.InterfaceId), (changed.Ipv4, changed.InterfaceId));
    }

    // RFC 4291, appendix A: ff:fe in the middle, and the universal bit turned round.
    [Theory]
    [InlineData("34:56:78:9a:bc:de", "::3656:78ff:fe9a:bcde")]
    [InlineData("02:00:00:00:02:02", "::ff:fe00:202")]
    [InlineData("00:00:00:00:00:01", "::200:ff:fe00:1")]
    public void With_slaac_it_is_what_the_host_makes_of_its_Ethernet_address(string mac, string id)
    {
        var host = Assert.Single(Parsed($$"""{"web":{"mac":"{{mac}}","ipv6":"slaac"} }""").Hosts);
        Assert.Equal((true, id), (host.BySlaac, $"{host.InterfaceId}"));
    }

    [Fact]
    public async Task The_order_of_hosts_does_not_matter()
    {
        var reversed = new JsonObject(JsonNode.Parse(SampleConfig.Hosts)!.AsObject().Reverse().Select(host => KeyValuePair.Create(host.Key, host.Value?.DeepClone())));
        Assert.Equal("vps", reversed.First().Key);

        Assert.Equal(await Rendering.RenderedFiles.OfAsync(Stack(SampleConfig.Hosts)), await Rendering.RenderedFiles.OfAsync(Stack(reversed.ToJsonString())));
    }

    // Also where the VPS itself listens by the other one.
    [Fact]
    public void Ports_of_TCP_and_of_UDP_are_apart() => Parsed("""
        {
          "a": {"services": [
            {"name": "tcp", "ports": "443", "ipv4": "same"}, {"name": "udp", "ports": "443", "protocol": "udp", "ipv4": "same"}, {"name": "wg", "ports": "51820", "ipv4": "same"}]},
          "b": {"services": [{"name": "udp22", "ports": "22", "protocol": "udp", "ipv4": "same"}, {"name": "same-as-a", "ports": "443"}]},
          "vps": {"services": [{"name": "t", "ports": "53"}, {"name": "u", "ports": "53", "protocol": "udp"}]}
        }
        """);

    [Fact]
    public void Thousands_of_hosts_are_read()
    {
        var hosts = new JsonObject(Enumerable.Range(0, 3000).Select(number => KeyValuePair.Create($"host-{number}", JsonNode.Parse($$"""
            {"mac": "02:00:00:00:{{number / 256:x2}}:{{number % 256:x2}}", "ipv4": "10.9.{{1 + (number / 250)}}.{{1 + (number % 250)}}", "services": [
              {"name": "https", "ports": 443}, {"name": "ssh", "ports": "22", "from": ["192.0.2.0/24", "vps"], "ipv4": "{{10000 + number}}"},
              {"name": "play", "ports": "27015-27020", "protocol": "udp", "from": ["2001:db8:5::/48"]}]}
            """))));
        var config = SampleConfig.Parse(SampleConfig.Stack("6in4 & dmz.subnet=10.9.0.0/16 & dmz.dhcpRange=10.9.200.0-10.9.250.0").SetItem("hosts", hosts.ToJsonString()));

        Assert.Equal((3000, 9000), (config.Hosts.Length, config.Hosts.Sum(host => host.Services.Length)));
        Assert.Distinct(config.Hosts.Select(host => host.Ipv4));
        Assert.Distinct(config.Hosts.Select(host => host.InterfaceId));
    }

    private static ImmutableDictionary<string, string> Stack(string hosts) => SampleConfig.Stack("6in4").SetItem("hosts", hosts);

    private static DmzConfig Parsed(string hosts) => SampleConfig.Parse(Stack(hosts));
}
