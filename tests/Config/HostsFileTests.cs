using Ipv6Dmz.Infra;

namespace Ipv6Dmz.Tests.Config;

// A list of hosts in a file of its own: what may stand in the file, and that it means what it means in the stack's.
public sealed class HostsFileTests : InFolder
{
    private const string List = """
        # Everything that YAML writes a text as.
        web:
          mac: 02:00:00:00:02:01
          ipv4: 192.168.2.10
          ipv6: "::10"
          services:
            - { name: https, ports: 443, ipv4: same }
            - { "name": 'ssh', ports: "22", from: ["192.0.2.0/24", "2001:db8:0:a0::/64", vps], ipv4: 2222 }
            - name: "off"
              ports: 81
              enabled: false
            - { name: files, ports: 13, from: [home] }
            - { name: panel, ports: 17-18, from: [internet, home], connections: 20 }
        game:
          { "mac": "02:00:00:00:02:02", "ipv6": "slaac", "egress": [192.0.2.0/24, "2001:db8:0:a0::/64"], "services": [
            {"name": "play", "ports": "27015-27020", "protocol": "udp", "ipv4": "same", "rate": 50/s, "connections": 4},
            {"name": "query", "ports": 27115-27116, "protocol": "udp", "ipv4": 28115-28116}]}
        dns:
          mac: # none
          services:
          - { name: dns, ports: 53, protocol: udp }
          - { name: dns-tcp, ports: 53 }
          - { name: admin, ports: 8443, from: [vps] }
        vps: { services: [{ name: http, ports: 80, rate: 10/m }] }
        """;

    // But for a number in a list of texts, which a file has as a text.
    public static TheoryData<BadHost> Listed => [.. BadHost.All.Where(bad => bad is not ({ Place: "(all)" } or { Value: "[7]" }))];

    [Fact]
    public void The_same_list_is_the_same_configuration_wherever_it_stands()
    {
        var inTheStack = SampleConfig.Parse(SampleConfig.Dev.Add("hosts", SampleConfig.Hosts));

        foreach (var text in new[] { List, List.ReplaceLineEndings("\r\n"), SampleConfig.Hosts, $"---\n{List}\n...\n", $"\uFEFF{List}" })
        {
            Write("lists/home.yaml", text);
            var result = Parse("lists/home.yaml");

            Assert.True(result.IsValid, string.Join('\n', result.Errors));
            Assert.Equal(Text(inTheStack), Text(result.Config));
        }

        static string Text(DmzConfig config) => JsonSerializer.Serialize(config.Hosts.Select(host => $"{host with { Egress = null }} {string.Join(' ', host.Egress ?? [])} {string.Join(' ', host.Services)}")) + string.Join(' ', config.VpsServices);
    }

    // In the stack's file the CLI makes 291 of it.
    [Fact]
    public void A_port_is_what_it_looks_like()
    {
        Write("hosts.yaml", "web: { services: [{ name: https, ports: 0443 }] }");

        Assert.Equal("hosts.yaml: web.services[0].ports: 0443", Start(Assert.Single(Parse().Errors)));
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void What_is_wrong_in_a_list_is_wrong_in_a_file_and_the_error_names_the_file(BadHost bad)
    {
        Write("hosts.yaml", bad.Bad["hosts"]);

        var error = Assert.Single(DmzConfigParser.Parse(bad.Valid.Remove("hosts").SetItem("hostsFile", "hosts.yaml"), file: HostsFileReader.In(Folder)).Errors);

        Assert.Equal($"hosts.yaml: {bad.At["hosts.".Length..]}", error.Key);
        Assert.Contains(bad.Rule.Replace("hosts.", "hosts.yaml: "), error.Rule);
        Assert.Contains(bad.Mend, error.Mend);
    }

    [Theory]
    [InlineData("web:\n\tmac: 02:00:00:00:02:01", "line 1: it is no YAML: ", "mend that line, or the one behind it")]
    [InlineData("web: {\n  mac: x\n", "line 3: it is no YAML: ", "mend that line, or the one behind it")]
    [InlineData("web: {}\nmail: }", "line 2: it is no YAML: ", "mend that line, or the one behind it")]
    [InlineData("web: \"a\nb", "line 1: it is no YAML: ", "mend that line, or the one behind it")]
    [InlineData("web: {}\na: b: c", "line 2: it is no YAML: ", "mend that line, or the one behind it")]
    [InlineData("web: &one {}\nmail: {}", "line 1: anchors (&) and aliases (*) are not read", "write each value out")]
    [InlineData("web: {}\nmail: *one", "line 2: anchors (&) and aliases (*) are not read", "write each value out")]
    [InlineData("web:\n  ? [a]\n  : b", "line 2: a key is a text", "write it like web:")]
    [InlineData("web:\n  ? {a: b}\n  : b", "line 2: a key is a text", "write it like web:")]
    [InlineData("web: !!str text", "line 1: tags (!) are not read", "leave it out")]
    [InlineData("web: !secret {}", "line 1: tags (!) are not read", "leave it out")]
    [InlineData("web: {}\n---\nmail: {}", "line 2: a second document begins there (---)", "keep one list in the file")]
    [InlineData("web:\n  [[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]", "line 2: lists and maps stand in one another more than 16 deep", "write it like docs/configuration.md#hosts shows")]
    [InlineData("", "nothing stands in it", "write {} if no host is meant")]
    [InlineData("# web:\n", "nothing stands in it", "write {} if no host is meant")]
    [InlineData("---\n", "nothing stands in it", "write {} if no host is meant")]
    public void What_is_no_list_in_YAML_is_refused_with_its_line(string text, string rule, string mend)
    {
        Write("hosts.yaml", text);

        var error = Assert.Single(Parse().Errors);

        Assert.StartsWith($"hostsFile: hosts.yaml — {rule}", error.ToString());
        Assert.EndsWith($"; {mend}", error.ToString());
        Assert.DoesNotContain(error.ToString(), char.IsControl);
    }

    [Theory]
    [InlineData("[]", "hosts.yaml: [] — hosts are a map from names to what is known of them")]
    [InlineData("- web", "hosts.yaml: [\"web\"] — hosts are a map from names to what is known of them")]
    [InlineData("web", "hosts.yaml: \"web\" — hosts are a map from names to what is known of them")]
    [InlineData("~", "hosts.yaml: null — hosts are a map from names to what is known of them")]
    [InlineData("web: {}\nmail: {}\n\"web\": {}", "hosts.yaml: web: (the name) — another host has the name")]
    [InlineData("web: {mac: 02:00:00:00:02:01, mac: 02:00:00:00:02:01}", "hosts.yaml: web.mac: (not shown) — the key stands there twice")]
    [InlineData("<<: {}", "hosts.yaml: <<: (the name) — a host's name is a label of DNS")]
    [InlineData("ipv6-dmz:hosts: {web: {}}", "hosts.yaml: ipv6-dmz:hosts: (the name) — a host's name is a label of DNS")]
    [InlineData("web: text", "hosts.yaml: web: text — keys and values belong here")]
    [InlineData("web: {services: [{name: a, ports: 1, from: }]}", "hosts.yaml: web.services[0].from: (not set) — not a list of texts")]
    [InlineData("web: {services: [{name: a, ports: 1, from: vps}]}", "hosts.yaml: web.services[0].from: vps — not a list of texts")]
    public void What_is_YAML_and_no_list_of_hosts_is_refused_as_in_the_stack_s_file(string text, string error)
    {
        Write("hosts.yaml", text);

        Assert.StartsWith(error, Assert.Single(Parse().Errors).ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_or_can_not_be_read_is_refused()
    {
        Directory.CreateDirectory(At("folder"));
        File.WriteAllBytes(At("latin1.yaml"), [.. "# "u8, 0xfc, .. "\nweb: {}"u8]);
        Write("half.yaml", """web: {mac: "\ud800"}""");

        Assert.Equal($"hostsFile: hosts.yaml — there is no such file in {Folder}, the folder of Pulumi.yaml; make it, or write where it is, seen from there", Error("hosts.yaml"));
        Assert.StartsWith($"hostsFile: none/hosts.yaml — there is no such file in {Folder}", Error("none/hosts.yaml"));
        Assert.StartsWith("hostsFile: folder — the file can't be read: ", Error("folder"));
        Assert.Equal("hostsFile: latin1.yaml — it is no text in UTF-8; save it as UTF-8", Error("latin1.yaml"));
        Assert.StartsWith("hostsFile: half.yaml — ", Error("half.yaml"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"web":{}}""")]
    [InlineData("text")]
    public void A_list_in_both_places_is_refused_and_no_file_is_looked_at(string hosts) => Assert.Equal(
        "hostsFile: hosts.yaml — hosts stands in the stack's file, too, and there is one list; move its hosts to the file, or leave hostsFile out",
        Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith(("hostsFile", "hosts.yaml"), ("hosts", hosts)), file: name => throw new InvalidOperationException(name)).Errors).ToString());

    private string Error(string file) => Assert.Single(Parse(file).Errors).ToString();

    private static string Start(ConfigError error) => error.ToString().Split(" — ")[0];

    private ParseResult Parse(string file = "hosts.yaml") => DmzConfigParser.Parse(SampleConfig.DevWith(("hostsFile", file)), file: HostsFileReader.In(Folder));
}
