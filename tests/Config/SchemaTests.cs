using Ipv6Dmz.Concerns;
using Ipv6Dmz.Config.Schema;
using YamlDotNet.RepresentationModel;
using static Ipv6Dmz.Tests.Config.YamlFile;

namespace Ipv6Dmz.Tests.Config;

/// <summary>Pulumi.yaml and Pulumi.dev.yaml say what the code says.</summary>
public class SchemaTests
{
    private static readonly string[] FromTheLab =
        ["vps.connection.hostKey", "vpsPrivateKey", "router.connection.hostKey", "routerPrivateKey"];

    private static readonly string[] Secret = ["uplinkUpdateKey", "vpsJumpPrivateKey", "routerJumpPrivateKey"];

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
    public void The_dev_stack_sets_every_key_but_what_the_lab_supplies_and_secrets()
    {
        var stack = YamlFile.Values(RepositoryFile.Read("Pulumi.dev.yaml")).ToDictionary();

        Assert.Equal(ConfigKeys.All.Where(key => !BadValueTests.IsIdle(key, SampleConfig.Dev)).Select(key => key.Name).Except(FromTheLab).Except(Secret), stack.Keys);
    }
}
