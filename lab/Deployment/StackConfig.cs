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
    /// <summary>That of Pulumi.yaml.</summary>
    public string? Folder { get; init; }

    /// <summary>What must not be shown: of a group that counts as secret only what makes it one.</summary>
    public ImmutableList<string> SecretValues { get; init; } = [];

    /// <summary>Full keys of those, with their path in a group.</summary>
    public ImmutableHashSet<string> Encrypted { get; init; } = [];

    /// <summary>Sets one value, or takes it away; a key without a namespace belongs to the project, and dots lead into a group, as with
    /// <c>pulumi config set --path</c>.</summary>
    public StackConfig With(ConfigValue entry) => entry.IsUnset ? Without(entry.Key) : With(entry.Key, Node(entry.Value), entry.Secret) with
    {
        SecretValues = entry.Secret ? SecretValues.Add(entry.Value) : SecretValues,
        Encrypted = entry.Secret ? Encrypted.Add(FullKey(Project, entry.Key)) : Encrypted,
    };

    /// <summary>The same with a value that has a type already.</summary>
    /// <exception cref="StackFileException">A list, or a value inside a group, is where a group has to be.</exception>
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

    /// <summary>Sets what a stack's file has under one key of its own: there dots are a part of the name.</summary>
    internal StackConfig WithWhole(string key, JsonNode? value) => this with { Values = Values.SetItem(key, Text(value)) };

    /// <summary>Whether a full key is set, and to what; <see langword="null"/> may be one of the values.</summary>
    internal bool Find(string key, out JsonNode? value)
    {
        var path = key.Split('.');
        value = null;
        if (!Values.TryGetValue(path[0], out var text))
        {
            return false;
        }

        value = Node(text);
        foreach (var name in path[1..])
        {
            if (value is not JsonObject group || !group.TryGetPropertyValue(name, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What PULUMI_CONFIG holds.</summary>
    public string ValuesJson() => JsonSerializer.Serialize(Values);

    /// <summary>What PULUMI_CONFIG_SECRET_KEYS holds.</summary>
    public string SecretKeysJson() => JsonSerializer.Serialize(SecretKeys);

    private StackConfig Without(string key)
    {
        var path = FullKey(Project, key).Split('.');
        if (path.Length == 1)
        {
            return this with { Values = Values.Remove(path[0]) };
        }

        if (!Values.TryGetValue(path[0], out var text) || Node(text) is not JsonObject root)
        {
            return this;
        }

        (path[1..^1].Aggregate((JsonNode?)root, (node, name) => (node as JsonObject)?[name]) as JsonObject)?.Remove(path[^1]);
        return this with { Values = Values.SetItem(path[0], root.ToJsonString()) };
    }

    private string InGroup(string[] path, JsonNode? value)
    {
        // At the top a text gives way to a group.
        var root = Values.TryGetValue(path[0], out var text) && Node(text) is { } whole and not JsonValue ? whole : new JsonObject();
        var parent = path[1..^1].Aggregate(root, (node, name) => Group(node, path)[name] ??= new JsonObject());
        Group(parent, path)[path[^1]] = value?.DeepClone();
        return root.ToJsonString();
    }

    private static JsonObject Group(JsonNode node, string[] path) =>
        node as JsonObject ?? throw new StackFileException($"{string.Join('.', path)} — what stands above it is no group of keys; write its keys below it");

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
