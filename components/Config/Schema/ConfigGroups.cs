using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Config.Schema;

/// <summary>Between the table's dotted keys and the groups that Pulumi keeps them in: a dotted key is a path into an object, in the schema
/// of Pulumi.yaml as in <c>pulumi config set --path dmz.prefix …</c>.</summary>
public static class ConfigGroups
{
    /// <summary>Raw values by dotted key.</summary>
    /// <param name="groups">As Pulumi passes them: objects and lists are JSON text.</param>
    public static Dictionary<string, string> Flatten(IEnumerable<KeyValuePair<string, string>> groups)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in groups)
        {
            if (text.StartsWith('{') && Leaves(key, text) is { } leaves)
            {
                foreach (var (leaf, value) in leaves)
                {
                    flat[leaf] = value;
                }
            }
            else
            {
                // Set without --path, a dotted key is one word: Pulumi writes it so, and so it is nobody's key.
                flat[key.Contains('.', StringComparison.Ordinal) ? $"[\"{key}\"]" : key] = text;
            }
        }

        return flat;
    }

    /// <summary>The way back: a JSON object per group.</summary>
    /// <param name="values">Raw values by dotted key; lists are JSON text.</param>
    public static Dictionary<string, string> Group(IEnumerable<KeyValuePair<string, string>> values)
    {
        var root = new JsonObject();
        foreach (var (key, text) in values)
        {
            var path = key.Split('.');
            var group = path[..^1].Aggregate(root, (parent, name) => (JsonObject)(parent[name] ??= new JsonObject()));
            group[path[^1]] = text.StartsWith('[') && Parse(text) is { } list ? list : JsonValue.Create(text);
        }

        return root.ToDictionary(group => group.Key, group => group.Value is JsonValue text ? text.GetValue<string>() : group.Value!.ToJsonString());
    }

    /// <summary>What stands in a group; <see langword="null"/>: it is damaged, and then a text like any other.</summary>
    private static Dictionary<string, string>? Leaves(string key, string text)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            if (Parse(text) is not JsonObject group)
            {
                return null;
            }

            Add(leaves, key, group);
            return leaves;
        }
        catch (InvalidOperationException)
        {
            // Half a character.
            return null;
        }
    }

    private static void Add(Dictionary<string, string> flat, string prefix, JsonObject group)
    {
        foreach (var (name, value) in group)
        {
            switch (value)
            {
                case JsonObject inner:
                    Add(flat, $"{prefix}.{name}", inner);
                    break;
                case null:
                    flat[$"{prefix}.{name}"] = "";
                    break;
                default:
                    flat[$"{prefix}.{name}"] = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
                    break;
            }
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
