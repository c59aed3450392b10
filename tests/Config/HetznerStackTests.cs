using System.Text.RegularExpressions;
using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Tests.Config;

/// <summary>Pulumi.hetzner.yaml: an example that works, with all that other modes need beside it.</summary>
public partial class HetznerStackTests
{
    private static readonly VpsAddresses Server = VpsAddresses.InHCloud("198.18.0.10", "2001:db8:0:98::/64");

    private static string File => RepositoryFile.Read("Pulumi.hetzner.yaml");

    /// <summary>The file with its commented keys taken into use.</summary>
    private static string Whole => CommentedKey().Replace(File, "$1$2");

    [Fact]
    public void As_it_stands_it_says_all_that_is_needed_but_the_secrets()
    {
        var values = YamlFile.Values(File).ToDictionary();

        Assert.Equal(
            ConfigKeys.All.Where(key => !key.IsSecret && !BadValueTests.IsIdle(key, SampleConfig.InHCloud("native64"))).Select(key => key.Name).Order(),
            values.Keys.Order());
        var plan = PlanOf(values);
        Assert.IsType<Native64Config>(plan.Uplink);
        Assert.Equal(plan.Vps.NativePrefix, plan.Dmz.Prefix);
    }

    [Theory]
    [InlineData("6in4", typeof(SixInFourConfig))]
    [InlineData("routed", typeof(RoutedConfig))]
    [InlineData("native64", typeof(Native64Config))]
    public void With_another_mode_and_the_keys_that_stand_beside_it_it_works_too(string mode, Type uplink)
    {
        var values = YamlFile.Values(Whole).ToDictionary();
        values["uplink.mode"] = mode;
        if (mode == "6in4")
        {
            values["uplinkUpdateKey"] = "update-key";
        }

        Assert.IsType(uplink, PlanOf(values.Where(value => ConfigKeys.ByName[value.Key].When is not { Key: "uplink.mode" } when || when.Values.Contains(mode)).ToDictionary()).Uplink);
    }

    [Fact]
    public void Every_key_is_in_it_in_use_or_as_a_comment_or_said_to_be_another_provider_s() => Assert.All(ConfigKeys.All.Select(key => key.Name).Except(YamlFile.Values(Whole).Select(value => value.Key)), name =>
    {
        var key = ConfigKeys.ByName[name];
        if (key.When is { Key: "vps.provider" })
        {
            var group = name.StartsWith("vps.connection.", StringComparison.Ordinal) ? "vps.connection" : name;
            Assert.Matches($@"(?m)^# .*\b{Regex.Escape(group)}\b", File[File.IndexOf("# Nothing is said about SSH", StringComparison.Ordinal)..File.IndexOf("config:\n", StringComparison.Ordinal)]);
        }
        else
        {
            Assert.True(key.IsSecret, name);
        }
    });

    [Fact]
    public void Secrets_are_not_in_it_and_the_commands_that_set_them_are()
    {
        var secrets = ConfigKeys.All.Where(key => key.IsSecret).Select(key => key.Name).ToList();

        Assert.Empty(YamlFile.Values(Whole).Select(value => value.Key).Intersect(secrets));
        Assert.All(secrets.Where(name => !name.StartsWith("vps", StringComparison.Ordinal)), name => Assert.Contains($"\n#   pulumi config set --secret {name}", File, StringComparison.Ordinal));
        Assert.Contains("\n#   pulumi config set --secret hcloud:token\n", File, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_addresses_are_samples_or_private() =>
        Assert.DoesNotMatch(@"(?<![0-9a-f:])(?!2001:db8:)[0-9a-f]{1,4}:[0-9a-f]{1,4}:|\b(?!0\.0\.0\.0|192\.168\.|203\.0\.113\.)\d+\.\d+\.\d+\.\d+", File);

    private static Plan PlanOf(Dictionary<string, string> values)
    {
        values["routerPrivateKey"] = SampleConfig.PrivateKey;
        Assert.Empty(DmzConfigParser.Parse(values).Against(Server));
        return Planner.Plan(SampleConfig.Parse(values), Server);
    }

    /// <summary>After its # comes the key at once, or by the two blanks of each level; a sentence comes after one blank.</summary>
    [GeneratedRegex(@"(?m)^( *)#((?:  )*[A-Za-z0-9]+:(?: .*)?)$")]
    private static partial Regex CommentedKey();
}
