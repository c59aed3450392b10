using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Between the values of the testing API and JSON. Keys are sorted, so that equal inputs are equal texts.</summary>
internal static class InputValues
{
    public static JsonObject ToJson(IEnumerable<KeyValuePair<string, object>> values) => new(values
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => KeyValuePair.Create(pair.Key, ToJson(pair.Value))));

    public static object? FromJson(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => FromJson(pair.Value)),
        JsonArray list => list.Select(FromJson).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => node.GetValue<double>(),
            _ => node.GetValue<string>(),
        },
    };

    /// <summary>How a value reads in a preview: text as it is, everything else as JSON.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        null => "null",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    public static string? String(JsonObject values, string name) => values[name] is { } node ? Text(node) : null;

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        IEnumerable<KeyValuePair<string, object>> map => ToJson(map),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToJson)]),
        IConvertible number => JsonValue.Create(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => throw new DeploymentException($"the lab can't keep a value of type {value.GetType().Name}; assets and archives are for `pulumi`"),
    };
}
