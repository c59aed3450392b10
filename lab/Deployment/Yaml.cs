using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Pulumi's files as trees.</summary>
internal static class Yaml
{
    /// <exception cref="StackFileException">There is none, or it isn't YAML.</exception>
    public static YamlMappingNode Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new StackFileException($"{file}: no such file");
        }

        try
        {
            var yaml = new YamlStream();
            using var text = File.OpenText(file);
            yaml.Load(text);
            return yaml.Documents.Count == 0
                ? new YamlMappingNode()
                : yaml.Documents[0].RootNode as YamlMappingNode ?? throw new StackFileException($"{file}: expected keys and values");
        }
        catch (YamlException error)
        {
            throw new StackFileException($"{file}:{error.Start.Line}: {error.Message}");
        }
    }

    /// <summary>What stands below a section's keys.</summary>
    public static IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode root, string section, string file) => Child(root, section) switch
    {
        YamlMappingNode map => map.Children.Select(pair => (Text(pair.Key), pair.Value)),
        null or YamlScalarNode { Value: null or "" } => [],
        _ => throw new StackFileException($"{file}: {section} — expected keys and values"),
    };

    public static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    public static JsonNode? Json(YamlNode node, string file) => node switch
    {
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(item => Json(item, file))]),
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(Text(pair.Key), Json(pair.Value, file)))),
        YamlScalarNode scalar => YamlScalar.Read(scalar),
        _ => throw new StackFileException($"{file}: {node} is not read"),
    };

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
