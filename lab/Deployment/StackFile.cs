using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Reads Pulumi.yaml (its schema's defaults) and Pulumi.&lt;stack&gt;.yaml the way the engine does.</summary>
public static class StackFile
{
    /// <exception cref="StackFileException">A file is missing, isn't YAML, or holds a value that only `pulumi` can decrypt.</exception>
    public static StackConfig Load(string folder, string stack, IEnumerable<ConfigValue> overrides)
    {
        var projectFile = Path.Combine(folder, "Pulumi.yaml");
        var projectRoot = Read(projectFile);
        var project = (Child(projectRoot, "name") as YamlScalarNode)?.Value
            ?? throw new StackFileException($"{projectFile}: it has no name");
        var config = new StackConfig(project, stack, ImmutableSortedDictionary<string, string>.Empty, []);
        config = Entries(projectRoot).Aggregate(config, (sum, entry) => Schema(sum, entry.Key, entry.Value, projectFile));
        var stackFile = Path.Combine(folder, $"Pulumi.{stack}.yaml");
        var overridden = overrides.ToList();
        var given = overridden.Select(value => StackConfig.FullKey(project, value.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, node) in Entries(Read(stackFile)).SelectMany(entry => Leaves(entry.Key, entry.Value)))
        {
            // An encrypted value needs no reading when the lab gives its own.
            if (!given.Contains(StackConfig.FullKey(project, key)))
            {
                config = config.With(key, Value(node, stackFile, key));
            }
        }

        return config.With(overridden);
    }

    private static StackConfig Schema(StackConfig config, string key, YamlNode node, string file)
    {
        if (node is not YamlMappingNode schema)
        {
            return config.With(key, Value(node, file, key));
        }

        var full = StackConfig.FullKey(config.Project, key);
        if ((Child(schema, "default") ?? Child(schema, "value")) is { } value)
        {
            config = config.With(full, Value(value, file, key));
        }

        return (Child(schema, "secret") as YamlScalarNode)?.Value == "true"
            ? config with { SecretKeys = config.SecretKeys.Add(full.Split('.')[0]) }
            : config;
    }

    private static YamlMappingNode Read(string file)
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

    private static IEnumerable<(string Key, YamlNode Value)> Entries(YamlMappingNode root) =>
        Child(root, "config") is YamlMappingNode config
            ? config.Children.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", pair.Value))
            : [];

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static IEnumerable<(string Key, YamlNode Value)> Leaves(string key, YamlNode node) =>
        node is YamlMappingNode group && Child(group, "secure") is null
            ? group.Children.SelectMany(entry => Leaves($"{key}.{((YamlScalarNode)entry.Key).Value}", entry.Value))
            : [(key, node)];

    private static JsonNode? Value(YamlNode node, string file, string key) => node switch
    {
        // At the top every scalar is text to the engine.
        YamlScalarNode scalar when !key.Contains('.', StringComparison.Ordinal) => JsonValue.Create(scalar.Value ?? ""),
        YamlMappingNode map when Child(map, "secure") is not null =>
            throw new StackFileException($"{file}: {key} is encrypted; the lab can't read it, `pulumi` can"),
        _ => Json(node),
    };

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlMappingNode map => new JsonObject(map.Children.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value ?? "", Json(pair.Value)))),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new StackFileException($"YAML aliases are not read: {node}"),
    };

    // Only plain scalars have a type; whatever is quoted is text.
    private static JsonValue? Scalar(YamlScalarNode scalar) => (scalar.Style, scalar.Value) switch
    {
        (ScalarStyle.Plain, null or "" or "~" or "null") => null,
        (ScalarStyle.Plain, "true" or "false") => JsonValue.Create(scalar.Value == "true"),
        (ScalarStyle.Plain, var text) when IsNumber(text) => JsonValue.Create(JsonDocument.Parse(text).RootElement),
        _ => JsonValue.Create(scalar.Value),
    };

    private static bool IsNumber(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
