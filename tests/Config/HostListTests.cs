using FsCheck;
using FsCheck.Fluent;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Config;

// A list of hosts that is wrong in one place gets one error, at that place.
public class HostListTests
{
    public static TheoryData<BadHost> Listed => [.. BadHost.All];

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_list_that_does_not_fit_is_refused(BadHost bad)
    {
        var result = DmzConfigParser.Parse(bad.Bad);

        Assert.Null(result.Config);
        var error = Assert.Single(result.Errors);
        Assert.Equal(bad.At, error.Key);
        Assert.Contains(bad.Rule, error.Rule);
        Assert.Contains(bad.Mend, error.Mend);
        Assert.Equal($"{error.Key}: {error.Value} — {error.Rule}; {error.Mend}", error.ToString());
        Assert.DoesNotContain(error.ToString(), char.IsControl);
    }

    [Fact]
    public void Without_what_is_listed_each_is_valid() => Assert.All(BadHost.All.DistinctBy(bad => bad.Stack), bad => SampleConfig.Parse(bad.Valid));

    [Fact]
    public void Several_faults_are_all_reported_each_at_its_place_and_behind_those_of_keys() => Assert.Equal(
        ["dmz.exposure", "hosts.Mail", "hosts.game.mac", "hosts.web.services[0].ports", "hosts.web.services[1].from", "hosts.web.services[1].from"],
        Errors("6in4 & dmz.exposure=half", "(name)=Mail", "game.mac=none", "web.services[0].ports=0", """web.services[1].from=["house","work"]""").Select(error => error.Key));

    // What is wrong in itself isn't reported again for what hangs on it.
    [Theory]
    [InlineData("6in4 & dmz.subnet=none", "dmz.subnet")]
    [InlineData("6in4 & dmz.dhcpRange=192.168.2.1-192.168.2.9", "dmz.dhcpRange")]
    [InlineData("native64 & vps.ipv6=none", "vps.ipv6")]
    [InlineData("6in4 & wireguard.listenPort=0", "wireguard.listenPort")]
    [InlineData("6in4 & dmz.domain=-", "dmz.domain")]
    public void Nothing_is_said_of_hosts_where_a_key_that_they_hang_on_is_wrong(string stack, string key) =>
        Assert.Equal(key, Assert.Single(Errors(stack)).Key);

    [Theory]
    [InlineData("host", "there is no such key; did you mean hosts?")]
    [InlineData("dmz.hosts", "there is no such key; did you mean hosts?")]
    public void A_misspelt_list_is_refused_with_what_was_meant(string key, string error) => Assert.Equal(
        $"{key}: (not shown) — {error}", Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith((key, SampleConfig.Hosts))).Errors).ToString());

    // The /64 of a server in the cloud is known when it has been made.
    [Fact]
    public void A_host_on_the_address_of_a_server_that_has_been_made_is_refused_then()
    {
        var result = DmzConfigParser.Parse(HostJson.In(SampleConfig.Stack("hcloud native64")).SetItem("hosts", HostJson.Changed(SampleConfig.Hosts, "web.ipv6=::1")));
        Assert.True(result.IsValid);
        var error = Assert.Single(result.Against(VpsAddresses.InHCloud("198.18.0.10", "2001:db8:0:98::/64")));
        Assert.Equal(("hosts.web.ipv6", "::1"), (error.Key, error.Value));
        Assert.Contains("it is the VPS's", error.Rule);
    }

    // At each text's beginning, in its middle and at its end, and in a host's name.
    [Fact]
    public void No_text_lets_anything_through_that_breaks_out_of_a_line_or_a_word() => Assert.All(
        from at in Texts()
        from injection in BadValueTests.Injections
        from place in new[] { 0, at.Text.Length / 2, at.Text.Length }
        select (at.Place, Text: at.Text.Insert(place, injection)), bad =>
        {
            var result = DmzConfigParser.Parse(SampleConfig.DevWith(("hosts", With(bad.Place, bad.Text))));
            Assert.Equal([$"hosts.{Regex.Replace(bad.Place, @"(from|egress)\[\d\]$", "$1")}"], result.Errors.Select(error => error.Key).Distinct());
            OneLineEach(result);
        });

    [Fact]
    public void No_name_lets_anything_through_that_breaks_out_of_a_line_or_a_word() => Assert.All(
        from injection in BadValueTests.Injections
        from name in new[] { $"{injection}web", $"we{injection}b", $"web{injection}" }
        let quoted = JsonSerializer.Serialize(name)
        from json in new[] { $$"""{ {{quoted}}: {} }""", $$"""{"web": { {{quoted}}: 1 } }""", $$"""{"web": {"services": [{"name": "a", "ports": 1, {{quoted}}: 1}]} }""" }
        select json, json =>
        {
            var result = DmzConfigParser.Parse(SampleConfig.DevWith(("hosts", json)));
            Assert.StartsWith("hosts.", Assert.Single(result.Errors).Key);
            OneLineEach(result);
        });

    [Fact]
    public void Any_text_whatever_for_the_list_or_in_it_is_a_value_or_an_error_on_one_line() => Check.One(ConfigPropertyTests.Many.WithMaxTest(1000), Prop.ForAll(
        (from at in Gen.Elements(Texts().Select(text => text.Place).Append("")) from text in ArbMap.Default.GeneratorFor<NonNull<string>>() select (at, text.Get)).ToArbitrary(),
        any => OneLineEach(DmzConfigParser.Parse(SampleConfig.DevWith(("hosts", any.at == "" ? any.Get : With(any.at, any.Get)))))));

    // null, a number, a truth value, a text, a list or a map, at each place.
    [Fact]
    public void Whatever_kind_of_value_stands_anywhere_there_is_an_answer() => Assert.All(
        from place in Places(JsonNode.Parse(SampleConfig.Hosts)!, "")
        from kind in new[] { "null", "7", "-0.5e9", "true", "\"\"", "\"text\"", "[]", "[[]]", "[null]", "{}", """{"a":{"b":[]}}""" }
        select HostJson.Changed(SampleConfig.Hosts, $"{place}={kind}"), json =>
        {
            var result = DmzConfigParser.Parse(SampleConfig.DevWith(("hosts", json)));
            Assert.All(result.Errors, error => Assert.StartsWith("hosts.", error.Key));
            OneLineEach(result);
        });

    private static IEnumerable<ConfigError> Errors(string stack, params string[] changes) =>
        DmzConfigParser.Parse(SampleConfig.Stack(stack).SetItem("hosts", HostJson.Changed(SampleConfig.Hosts, changes))).Errors;

    private static void OneLineEach(ParseResult result)
    {
        Assert.Equal(result.IsValid, result.Errors.IsEmpty);
        Assert.All(result.Errors, error => Assert.DoesNotContain(error.ToString(), char.IsControl));
    }

    private static (string Place, string Text)[] Texts() =>
    [
        .. from place in Places(JsonNode.Parse(SampleConfig.Hosts)!, "")
           let text = HostJson.At(JsonNode.Parse(SampleConfig.Hosts)!, place) as JsonValue
           where text?.GetValueKind() is JsonValueKind.String
           select (place, text.GetValue<string>()),
    ];

    private static string With(string place, string text) => HostJson.Changed(SampleConfig.Hosts, $"{place}={JsonSerializer.Serialize(text)}");

    private static IEnumerable<string> Places(JsonNode? node, string place) => node switch
    {
        JsonObject map => map.SelectMany(entry => Inside(entry.Value, place.Length == 0 ? entry.Key : $"{place}.{entry.Key}")),
        JsonArray list => list.SelectMany((item, index) => Inside(item, $"{place}[{index}]")),
        _ => [],
    };

    private static IEnumerable<string> Inside(JsonNode? node, string place) => Places(node, place).Prepend(place);
}
