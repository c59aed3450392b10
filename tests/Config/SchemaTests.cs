using YamlDotNet.RepresentationModel;
using static Ipv6Dmz.Tests.Config.YamlFile;

namespace Ipv6Dmz.Tests.Config;

public partial class SchemaTests
{
    private static readonly string Hetzner = RepositoryFile.Read("Pulumi.hetzner.yaml");

    // Values of the file with its commented keys taken into use.
    private static readonly ImmutableDictionary<string, string> Whole = YamlFile.Values(CommentedKey().Replace(Hetzner, "$1$2")).ToImmutableDictionary();

    // With `IPV6_DMZ_UPDATE_GOLDEN=1` they are written.
    [Theory]
    [InlineData("docs/configuration.md")]
    [InlineData("Pulumi.yaml")]
    [InlineData("Pulumi.dev.yaml")]
    [InlineData("Pulumi.hetzner.yaml")]
    public void What_a_file_says_of_keys_is_what_the_table_says(string path)
    {
        var text = RepositoryFile.Read(path);
        var wanted = path switch { "Pulumi.yaml" => GeneratedTexts.Project(text), "docs/configuration.md" => GeneratedTexts.Document(text), _ => GeneratedTexts.Stack(text) };
        if (Environment.GetEnvironmentVariable("IPV6_DMZ_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(RepositoryFile.Path(path), wanted);
        }

        Assert.Equal(wanted, RepositoryFile.Read(path));
    }

    [Fact]
    public void Every_kind_of_change_is_explained() =>
        Assert.All(ConfigKeys.All.Select(key => key.Change).Distinct(), change => Assert.Contains($"\n- *{change}*: ", RepositoryFile.Read("docs/configuration.md")));

    [Fact]
    public void The_schema_is_the_table_s_part_that_the_CLI_can_check()
    {
        var project = YamlFile.Parse(RepositoryFile.Read("Pulumi.yaml"));

        Assert.Equal(ConfigKeys.Namespace, Text(project["name"]));
        Assert.Equal(
            ConfigKeys.All.Where(key => key is { Default: not null, IsSecret: false }).Select(key => (key.Name, key.Description, key.Default!)),
            ((YamlMappingNode)project["config"]).Children.Select(entry => (Text(entry.Key), Text(entry.Value["description"]), Raw(entry.Value["default"]))));
    }

    [Fact]
    public void The_dev_stack_sets_every_key_but_what_the_lab_supplies_and_secrets() => Assert.Equal(
        Counting("6in4").Except(["vps.connection.hostKey", "router.connection.hostKey"]), YamlFile.Values(RepositoryFile.Read("Pulumi.dev.yaml")).Select(value => value.Key));

    [Fact]
    public void The_Hetzner_stack_sets_every_key_but_secrets_and_has_the_others_as_comments()
    {
        Assert.Equal(Counting("hcloud native64").Order(), YamlFile.Values(Hetzner).Select(value => value.Key).Order());
        Assert.All(ConfigKeys.All.ExceptBy(Whole.Keys, key => key.Name), key => Assert.True(key.IsSecret || key.When?.Values is ["existing"], key.Name));
        Assert.All(ConfigKeys.All.Where(key => key.IsSecret && key.When?.Values is not ["existing"]).Select(key => key.Name).Append("hcloud:token"), name =>
            Assert.Contains($"\n#   pulumi config set --secret {name}", Hetzner));
    }

    [Theory]
    [InlineData("6in4", UplinkMode.SixInFour)]
    [InlineData("routed", UplinkMode.Routed)]
    [InlineData("native64", UplinkMode.Native64)]
    public void With_the_secrets_and_the_keys_that_stand_beside_its_own_it_works_in_each_mode(string mode, UplinkMode uplink)
    {
        var all = Whole.SetItem("uplink.mode", mode).SetItem("uplinkUpdateKey", "update-key").SetItem("routerPrivateKey", SampleConfig.PrivateKey);
        var values = all.Where(value => !BadValueTests.IsIdle(ConfigKeys.ByName[value.Key], all)).ToDictionary();

        Assert.Empty(DmzConfigParser.Parse(values).Against(VpsAddresses.InHCloud("198.18.0.10", "2001:db8:0:98::/64")));
        Assert.Equal(uplink, SampleConfig.Parse(values).Uplink.Mode);
    }

    [Fact]
    public void Its_addresses_are_samples_or_private() =>
        Assert.DoesNotMatch(@"(?<![0-9a-f:])(?!2001:db8:)[0-9a-f]{1,4}:[0-9a-f]{1,4}:|\b(?!0\.0\.0\.0|192\.168\.|203\.0\.113\.)\d+\.\d+\.\d+\.\d+", Hetzner);

    private static IEnumerable<string> Counting(string stack) =>
        ConfigKeys.All.Where(key => !key.IsSecret && !BadValueTests.IsIdle(key, SampleConfig.Stack(stack))).Select(key => key.Name);

    // After its # comes the key at once, or by the two blanks of each level; a sentence comes after one blank.
    [GeneratedRegex(@"(?m)^( *)#((?:  )*[A-Za-z0-9]+:(?: .*)?)$")]
    private static partial Regex CommentedKey();
}
