using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A stack's config as the engine hands it to a program: full keys, every value a string.</summary>
public sealed record StackConfig(
    string Project,
    string Stack,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedSet<string> SecretKeys)
{
    /// <summary>What must not be shown: of a group that counts as secret only what makes it one.</summary>
    public ImmutableList<string> SecretValues { get; init; } = [];

    /// <summary>Sets one value; a key without a namespace belongs to the project, and dots lead into a group, as with <c>pulumi config set --path</c>.</summary>
    public StackConfig With(ConfigValue entry) => With(entry.Key, Node(entry.Value), entry.Secret) with
    {
        SecretValues = entry.Secret ? SecretValues.Add(entry.Value) : SecretValues,
    };

    /// <summary>The same with a value that has a type already.</summary>
    public StackConfig With(string key, JsonNode? value, bool secret = false)
    {
        var path = FullKey(Project, key).Split('.');
        return this with
        {
            Values = Values.SetItem(path[0], path.Length == 1 ? Text(value) : InGroup(path, value)),
            // A group that holds a secret is one.
            SecretKeys = secret ? SecretKeys.Add(path[0]) : SecretKeys,
        };
    }

    public StackConfig With(IEnumerable<ConfigValue> entries) => entries.Aggregate(this, (config, entry) => config.With(entry));

    /// <summary>What PULUMI_CONFIG holds.</summary>
    public string ValuesJson() => JsonSerializer.Serialize(Values);

    /// <summary>What PULUMI_CONFIG_SECRET_KEYS holds.</summary>
    public string SecretKeysJson() => JsonSerializer.Serialize(SecretKeys);

    private string InGroup(string[] path, JsonNode? value)
    {
        var root = Values.TryGetValue(path[0], out var text) && Node(text) is JsonObject group ? group : [];
        var parent = path[1..^1].Aggregate(root, (node, name) => (JsonObject)(node[name] ??= new JsonObject()));
        parent[path[^1]] = value;
        return root.ToJsonString();
    }

    private static JsonNode? Node(string text)
    {
        try
        {
            return text is ['[' or '{', ..] ? JsonNode.Parse(text) : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            // What is wrong with it, the program says best.
            return JsonValue.Create(text);
        }
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    internal static string FullKey(string project, string key) =>
        key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
}
