using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;
using YamlDotNet.Core;
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
        var project = Load("Pulumi.yaml");

        Assert.Equal(ConfigKeys.Namespace, Text(project["name"]));
        Assert.Equal(ConfigKeys.Schema, ((YamlMappingNode)project["config"]).Children.Select(entry => Key(Text(entry.Key), (YamlMappingNode)entry.Value)));
    }

    [Fact]
    public void Lists_say_what_they_are_lists_of() =>
        Assert.All(((YamlMappingNode)Load("Pulumi.yaml")["config"]).Children, entry =>
        {
            var schema = (YamlMappingNode)entry.Value;
            Assert.Equal(Text(schema["type"]) == "array", schema.Children.ContainsKey("items"));
            Assert.True(!schema.Children.TryGetValue("items", out var items) || Text(items["type"]) == "string");
        });

    [Fact]
    public void The_dev_stack_sets_every_key_but_what_the_lab_supplies_and_secrets()
    {
        var stack = YamlFile.Values(RepositoryFile.Read("Pulumi.dev.yaml")).ToDictionary();

        Assert.Equal(SampleConfig.Dev.RemoveRange(FromTheLab), stack);
        Assert.Equal(ConfigKeys.All.Where(key => !InvalidValues.IsIdle(key, SampleConfig.Dev)).Select(key => key.Name).Except(FromTheLab).Except(Secret), stack.Keys);
    }

    [Fact]
    public void In_the_dev_stack_every_key_has_a_comment_above_it()
    {
        var lines = RepositoryFile.Read("Pulumi.dev.yaml").Split('\n');
        var uncommented = lines
            .Where((line, i) => line.TrimStart() is [not ('#' or '-'), ..] leaf && leaf.Contains(": ", StringComparison.Ordinal) && !lines[i - 1].TrimStart().StartsWith('#'))
            .Select(line => line.Trim().Split(' ')[0]);

        // One comment for the three that say where a machine is, and where its jump host is.
        Assert.Equal(["port:", "user:", "host:", "port:", "user:", "port:", "user:", "host:", "port:", "user:"], uncommented);
    }

    /// <summary>The row of the table that an entry of the schema stands for; example, condition and what a change does are the table's own.</summary>
    private static ConfigKey Key(string name, YamlMappingNode schema) => new(
        name,
        Text(schema["type"]) switch { "string" => ConfigKeyType.Text, "integer" => ConfigKeyType.Integer, "array" => ConfigKeyType.List, var other => throw new YamlException($"{name}: {other}") },
        Text(schema["description"]),
        schema.Children.TryGetValue("default", out var value) ? Raw(value) : null,
        ConfigKeys.ByName.GetValueOrDefault(name)?.Example ?? "",
        schema.Children.TryGetValue("secret", out var secret) && Text(secret) == "true",
        ConfigKeys.ByName.GetValueOrDefault(name)?.When,
        ConfigKeys.ByName.GetValueOrDefault(name)?.Change ?? "",
        ConfigKeys.ByName.GetValueOrDefault(name)?.Effect ?? "");

    private static YamlMappingNode Load(string path) => YamlFile.Parse(RepositoryFile.Read(path));
}
