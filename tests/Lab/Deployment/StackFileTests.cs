using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Deployment;

public sealed class StackFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private StackConfig Load(string project, string stack, params ConfigValue[] overrides)
    {
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), project);
        File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), stack);
        return StackFile.Load(folder, "dev", overrides);
    }

    [Fact]
    public void Values_of_the_stack_win_over_the_defaults_of_the_schema()
    {
        var config = Load(
            """
            name: ipv6-dmz
            config:
              ipv6-dmz:dmz.domain: { type: string, default: dmz.home.arpa }
              ipv6-dmz:dmz.dhcpLease: { type: string, default: 12h }
              ipv6-dmz:dmz.prefix: { type: string }
            """,
            """
            config:
              ipv6-dmz:dmz:
                dhcpLease: 6h
                prefix: 2001:db8:0:2::/64
            """);

        Assert.Equal("""{"dhcpLease":"6h","prefix":"2001:db8:0:2::/64","domain":"dmz.home.arpa"}""", config.Values["ipv6-dmz:dmz"]);
    }

    [Fact]
    public void Every_value_is_a_string_and_lists_are_json()
    {
        var config = Load("name: p", """
            config:
              p:port: 22
              p:on: true
              p:list: [a, 'b c', "7", 7, true, null]
              p:map: { x: { y: [1.5], port: 22, text: "22" } }
              p:text: |
                one
                two
              p:last: ""
            """);

        Assert.Equal("22", config.Values["p:port"]);
        Assert.Equal("true", config.Values["p:on"]);
        Assert.Equal("""["a","b c","7",7,true,null]""", config.Values["p:list"]);
        Assert.Equal("""{"x":{"y":[1.5],"port":22,"text":"22"}}""", config.Values["p:map"]);
        Assert.Equal("one\ntwo\n", config.Values["p:text"]);
    }

    [Fact]
    public void Overrides_win_and_a_key_without_a_namespace_is_the_project_s()
    {
        var config = Load("name: p\nconfig:\n  p:key: { type: string, secret: true }", "config:\n  p:a: 1\n", new("a", "2"), new("b", "s", Secret: true), new("key", "k", Secret: true));

        Assert.Equal("2", config.Values["p:a"]);
        Assert.Equal("""["p:b","p:key"]""", config.SecretKeysJson());
    }

    [Fact]
    public void A_dotted_override_leads_into_its_group_and_a_secret_makes_the_group_one()
    {
        var config = Load("name: p", "config:\n  p:vps:\n    port: 22\n", new("vps.host", "a"), new("vps.list", """["b"]"""), new("vps.key", "k", Secret: true));

        Assert.Equal("""{"port":22,"host":"a","list":["b"],"key":"k"}""", config.Values["p:vps"]);
        Assert.Equal("""["p:vps"]""", config.SecretKeysJson());
    }

    [Fact]
    public void An_encrypted_value_is_an_error_unless_the_lab_gives_its_own()
    {
        const string stack = "config:\n  p:key:\n    secure: AAAA\n";

        Assert.Contains("p:key is encrypted", Assert.Throws<StackFileException>(() => Load("name: p", stack)).Message, StringComparison.Ordinal);
        Assert.Equal("mine", Load("name: p", stack, new ConfigValue("key", "mine", Secret: true)).Values["p:key"]);
    }

    [Theory]
    [InlineData("description: no name", "config: {}", "it has no name")]
    [InlineData("name: p", "config: [", "Pulumi.dev.yaml:")]
    public void What_is_wrong_with_a_file_is_said(string project, string stack, string expected) =>
        Assert.Contains(expected, Assert.Throws<StackFileException>(() => Load(project, stack)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_stack_file_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: p");

        Assert.Contains("Pulumi.other.yaml: no such file", Assert.Throws<StackFileException>(() => StackFile.Load(folder, "other", [])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dmz.dhcpLease=6h", "dmz.dhcpLease", "6h")]
    [InlineData("a=b=c", "a", "b=c")]
    [InlineData("a=", "a", "")]
    public void A_config_override_splits_at_the_first_equals(string text, string key, string value) =>
        Assert.Equal(new ConfigValue(key, value), ConfigValue.Parse(text));

    [Theory]
    [InlineData("novalue")]
    [InlineData("=x")]
    public void A_config_override_without_a_key_is_refused(string text) => Assert.Throws<FormatException>(() => ConfigValue.Parse(text));
}
