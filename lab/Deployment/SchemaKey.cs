using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A key of Pulumi.yaml's <c>config:</c>.</summary>
/// <param name="Name">As it is written there; dots lead into a group.</param>
/// <param name="Type">One of the CLI's types; null: nothing is checked.</param>
/// <param name="Items">The type of a list's elements, and of those'.</param>
public sealed record SchemaKey(string Name, string? Type, IReadOnlyList<string> Items, bool HasDefault, JsonNode? Default, bool Secret)
{
    private static readonly string[] Types = ["string", "integer", "boolean", "object", "array"];

    public string TypeName => Items.Reverse().Aggregate((string?)null, (inner, type) => inner is null ? type : $"{type}<{inner}>") is { } items ? $"{Type}<{items}>" : Type!;

    /// <exception cref="StackFileException">A type that is none, a list of nothing, a default of another type.</exception>
    public static SchemaKey Read(string name, YamlNode node, string file)
    {
        if (node is not YamlMappingNode schema)
        {
            return new(name, null, [], true, Yaml.Json(node, file), false);
        }

        var hasDefault = (Yaml.Child(schema, "default") ?? Yaml.Child(schema, "value")) is { };
        var key = new SchemaKey(
            name, Text(schema, "type"), [.. ItemTypes(schema)], hasDefault,
            hasDefault ? Yaml.Json(Yaml.Child(schema, "default") ?? Yaml.Child(schema, "value")!, file) : null, Text(schema, "secret") == "true");
        return key.Type is { } type && !Types.Contains(type) ? throw new StackFileException($"{file}: {name} — {type} is no type; use one of {string.Join(", ", Types)}")
            : key is { Type: "array", Items: [] } ? throw new StackFileException($"{file}: {name} — a list has to say of what, as in items: {{ type: string }}")
            : hasDefault && key.Type is not null && !Fits(key.Type, key.Items, key.Default) ? throw new StackFileException($"{file}: {name} — the default is not of the type {key.TypeName}")
            : key;
    }

    /// <summary>Whether the CLI takes a value. What is no list and no object it looks at as text, whatever it was in the file; inside a list it doesn't.</summary>
    public bool Fits(JsonNode? value) =>
        Fits(Type!, Items, value is JsonValue scalar ? JsonValue.Create(scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString()) : value);

    private static bool Fits(string type, IReadOnlyList<string> items, JsonNode? value) => type switch
    {
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "integer" => value?.GetValueKind() switch
        {
            JsonValueKind.String => long.TryParse(value.GetValue<string>(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            JsonValueKind.Number => double.IsInteger(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
            _ => false,
        },
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False || (value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is "true" or "false"),
        "object" => value is JsonObject,
        _ => value is JsonArray list && items.Count > 0 && list.All(item => Fits(items[0], [.. items.Skip(1)], item)),
    };

    private static IEnumerable<string> ItemTypes(YamlMappingNode schema)
    {
        for (var items = Yaml.Child(schema, "items") as YamlMappingNode; items is not null; items = Yaml.Child(items, "items") as YamlMappingNode)
        {
            yield return Text(items, "type") ?? "string";
        }
    }

    private static string? Text(YamlMappingNode node, string name) => (Yaml.Child(node, name) as YamlScalarNode)?.Value;
}
