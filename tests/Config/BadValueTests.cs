using FsCheck;
using FsCheck.Fluent;

namespace Ipv6Dmz.Tests.Config;

// Each bad value is refused at its key and nowhere else: the listed ones with rule and mend, in a sample and in any valid configuration.
public class BadValueTests
{
    private static readonly string[] Stacks = ["6in4", "routed", "native64", "hcloud 6in4", "hcloud routed", "hcloud native64"];

    // What breaks out of a file's line, a quoted string or a shell's word, and what only looks harmless.
    internal static readonly string[] Injections = ["\n", "\r\n", "\0", ";", " ", "'", "\"", "$(id)", "`id`", "|", "&", "\\", "{", "}", "#", "é"];

    public static TheoryData<BadValue> Listed => [.. BadValue.Alone, .. BadValue.Together];

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_value_that_does_not_fit_is_refused(BadValue bad) => Refused(
        bad, SampleConfig.Stack(bad.Stack.Length > 0 ? bad.Stack : Stacks.First(stack => !IsIdle(ConfigKeys.ByName[bad.Key], SampleConfig.Stack(stack)))));

    [Fact]
    public void Every_key_has_a_bad_value_listed() => Assert.Empty(ConfigKeys.All.Select(key => key.Name).Except(BadValue.Alone.Select(bad => bad.Key)));

    // Easily copied along, and not to be seen. And the same element twice, where a value is a list.
    [Fact]
    public void A_value_that_is_right_but_for_blanks_around_it_or_a_repetition_is_told_so() => Assert.All(
        from stack in new[] { SampleConfig.Dev, SampleConfig.Stack("""hcloud native64 & vps.hcloud.location=fsn1 & vps.hcloud.labels=["a=b"]""") }
        from value in stack
        let key = ConfigKeys.ByName[value.Key]
        where value.Value.Length > 0 && !IsIdle(key, stack) && !key.IsSecret
        from bad in key.Type == ConfigKeyType.List
            ? [new BadValue(value.Key, $"[{value.Value[1..^1]},{value.Value[1..^1]}]", "listed more than once", "list it once")]
            : new[] { $"{value.Value}\n", $" {value.Value}" }.Select(text => new BadValue(value.Key, text, "there are blanks or line ends around it", $"use {value.Value}"))
        select (stack, bad), each => Refused(each.bad, each.stack, one: each.bad.Value[0] != '['));

    [Fact]
    public void In_any_configuration_a_single_bad_value_names_its_key_and_no_other() => Check.One(ConfigPropertyTests.Many.WithMaxTest(2000), Prop.ForAll(
        (from valid in ValidConfigs.Generator from bad in For(valid) select (valid, bad)).ToArbitrary(), mutation => Refused(mutation.bad, mutation.valid, one: false)));

    // Also where another one doesn't count at all, and whatever its value is.
    [Fact]
    public void A_key_that_does_not_count_is_refused_unless_it_has_its_default() => Assert.All(
        from stack in Stacks
        let values = SampleConfig.Stack(stack)
        from key in ConfigKeys.All.Where(key => IsIdle(key, values))
        from value in new[] { Idle(key).Value, "no value at all" }
        select (values, key, value), each =>
        {
            var (values, key, value) = each;
            Refused(new(key.Name, value, $"it counts only with {key.When}, and here that is {values[key.When!.Key]}", "leave it out"), values);
            Assert.True(key.Default is null || DmzConfigParser.Parse(values.SetItem(key.Name, key.Default)).IsValid);
        });

    [Theory]
    [InlineData("vps.provider", "hetzner", "vps.hcloud.location", "moon")]
    [InlineData("uplink.mode", "sit", "uplink.mtu", "9000")]
    public void Where_it_is_unknown_whether_a_key_counts_nothing_is_said_of_it(string key, string bad, string hanging, string value) =>
        Assert.Equal([key], DmzConfigParser.Parse(SampleConfig.DevWith((key, bad), (hanging, value))).Errors.Select(error => error.Key));

    [Fact]
    public void Any_text_whatever_for_any_key_is_a_value_or_an_error_on_one_line() => Check.One(ConfigPropertyTests.Many.WithMaxTest(1000), Prop.ForAll(
        (from key in Gen.Elements(ConfigKeys.All.AsEnumerable()) from text in ArbMap.Default.GeneratorFor<NonNull<string>>() select (key.Name, text.Get)).ToArbitrary(),
        any => Assert.All(DmzConfigParser.Parse(SampleConfig.DevWith(any)).Errors, error => Assert.DoesNotContain(error.ToString(), char.IsControl))));

    // Every injection at the value's beginning, in its middle and at its end; of a list, of its first element.
    [Fact]
    public void No_key_lets_anything_through_that_breaks_out_of_a_line_or_a_shell_s_word() => Assert.All(
        from key in ConfigKeys.All.Where(key => !key.IsSecret)
        let list = Elements(key, SampleConfig.Dev)
        from injection in InjectionsInto(key)
        from place in new[] { 0, list[0].Length / 2, list[0].Length }
        select (key.Name, Value: Joined(key, [list[0].Insert(place, injection), .. list[1..]])), bad =>
            Assert.Equal([bad.Name], DmzConfigParser.Parse(SampleConfig.DevWith(bad)).Errors.Select(error => error.Key).Distinct()));

    public static bool IsIdle(ConfigKey key, ImmutableDictionary<string, string> valid) =>
        key.When is { } when && !when.Values.Contains(valid.GetValueOrDefault(when.Key, ConfigKeys.ByName[when.Key].Default!));

    private static Gen<BadValue> For(ImmutableDictionary<string, string> valid) =>
        from key in Gen.Elements(ConfigKeys.All.AsEnumerable())
        from bad in IsIdle(key, valid) ? Gen.Constant(Idle(key))
            : key.IsSecret ? Gen.Elements(BadValue.Alone.Where(bad => bad.Key == key.Name))
            : Gen.OneOf(Gen.Elements(BadValue.Alone.Concat(Contradictions(valid)).Where(bad => bad.Key == key.Name)), Injected(key, valid))
        select bad;

    // Exactly one error, at the key that is meant; unless there is to be one, a list can have several bad elements.
    private static void Refused(BadValue bad, ImmutableDictionary<string, string> valid, bool one = true)
    {
        var result = DmzConfigParser.Parse(bad.In(valid));

        Assert.Null(result.Config);
        Assert.Equal([bad.Key], one ? result.Errors.Select(error => error.Key) : result.Errors.Select(error => error.Key).Distinct());
        Assert.Contains(result.Errors, error => error.Rule.Contains(bad.Rule) && error.Mend.Contains(bad.Mend));
        Assert.All(result.Errors, error =>
        {
            Assert.DoesNotContain(error.ToString(), char.IsControl);
            Assert.Equal($"{error.Key}: {error.Value} — {error.Rule}; {error.Mend}", error.ToString());
            Assert.True(!ConfigKeys.ByName.TryGetValue(error.Key, out var key) || !key.IsSecret || error.Value is "[secret]" or "(empty)" or "(not set)");
        });
    }

    // What would be right where the key counts, and is not its default.
    private static BadValue Idle(ConfigKey key)
    {
        var value = key.Name switch { "uplink.ndpProxy" => "off", "uplink.mtu" => "1400", _ when key.Example == key.Default => "another", _ => key.Example };
        return new(key.Name, value, "it counts only with", "leave it out");
    }

    // What would be right, were it not for another value of the configuration at hand.
    private static IEnumerable<BadValue> Contradictions(ImmutableDictionary<string, string> valid)
    {
        // Nobody knows yet where the /64 of a server in the cloud is.
        var native = valid.TryGetValue("vps.ipv6", out var address) ? address.Split('/')[0] : null;
        var vps = valid.GetValueOrDefault("vps.ipv4");
        var isNative64 = valid.GetValueOrDefault("uplink.mode") == "native64";
        var made = valid.TryGetValue("dmz.prefix", out var prefix) ? $"{IPNetwork.Parse(prefix).At(7)}"
            : native is not null ? $"{Networks.Around(IPAddress.Parse(native), 64).At(0x7777)}"
            : valid["dmz.subnet"].Split('/')[0];
        var overhead = valid["wireguard.endpointFamily"] == "ipv4" || isNative64 ? 60 : 80;
        (string Key, string? Value, string Rule)[] contradictions =
        [
            ("vps.connection.host", made, "it is inside"),
            ("router.connection.host", made, "it is inside"),
            ("vpsPrivateKey", valid.GetValueOrDefault("vps.connection.agent") == "" ? "" : null, "is needed to log in"),
            ("routerPrivateKey", valid["router.connection.agent"] == "" ? "" : null, "is needed to log in"),
            ("router.dmzInterface", valid["router.homeInterface"], "router.homeInterface too"),
            ("uplink.brokerAddress", vps, ""),
            ("uplink.serverAddress", valid.GetValueOrDefault("uplink.clientAddress"), "both ends"),
            ("uplink.serverAddress", "2001:db8:ffff:1::1/64", "the prefix of uplink.clientAddress"),
            ("vps.sshFrom", """["::/0","2001:db8::/32"]""", "::/0 covers 2001:db8::/32"),
            ("wireguard.endpointAddress", native, "the VPS's own address"),
            ("wireguard.endpointAddress", native is null ? null : "2001:db8:ffff::51", "native prefix"),
            ("wireguard.endpointFamily", isNative64 ? "ipv6" : null, "lies inside the tunnel"),
            ("wireguard.mtu", $"{int.Parse(valid["router.homeMtu"], CultureInfo.InvariantCulture) - overhead + 1}", ""),
            ("dmz.prefix", valid.GetValueOrDefault("wireguard.tunnelPrefix"), "taken by wireguard.tunnelPrefix"),
            ("dmz.dhcpRange", $"{valid["dmz.subnet"].Split('/')[0]}-{valid["dmz.dhcpRange"].Split('-')[1]}", "covers the network's address"),
            ("dmz.dnsUpstreams", vps is null ? null : $"""["{vps}"]""", ""),
        ];
        return contradictions.Where(each => each.Value is not null).Select(each => new BadValue(each.Key, each.Value!, each.Rule, ""));
    }

    // The valid value with something put into it; of a list, into its last element.
    private static Gen<BadValue> Injected(ConfigKey key, ImmutableDictionary<string, string> valid)
    {
        var list = Elements(key, valid);
        return from injection in Gen.Elements(InjectionsInto(key))
               from place in Gen.Choose(0, list[^1].Length)
               select new BadValue(key.Name, Joined(key, [.. list[..^1], list[^1].Insert(place, injection)]), "", "");
    }

    // An agent's path stays with the deployment, and only says where to look.
    private static string[] InjectionsInto(ConfigKey key) => key.Name.EndsWith(".agent") ? [.. Injections.Where(injection => char.IsControl(injection[0]))] : Injections;

    private static string[] Elements(ConfigKey key, ImmutableDictionary<string, string> valid)
    {
        var text = valid.GetValueOrDefault(key.Name, key.Default is null or "[]" ? key.Example : key.Default);
        return key.Type == ConfigKeyType.List ? JsonSerializer.Deserialize<string[]>(text)! : [text];
    }

    private static string Joined(ConfigKey key, string[] list) => key.Type == ConfigKeyType.List ? JsonSerializer.Serialize(list) : list[0];
}
