using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>Values of the SDK as text.</summary>
internal static class Told
{
    private static readonly JsonSerializerOptions Plain = new() { IncludeFields = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its JSON, or <c>unknown</c>, and whether it is <c>secret</c>.</summary>
    public static async Task<string> Of<T>(Output<T> output)
    {
        var value = await OutputUtilities.GetValueAsync(output);
        var known = await OutputUtilities.GetIsKnownAsync(output);
        Assert.True(known || EqualityComparer<T>.Default.Equals(value, default!), "an unknown output has the default for a value");
        return (known ? JsonSerializer.Serialize(value, Plain) : "unknown") + (await Output.IsSecretAsync(output) ? " secret" : "");
    }

    /// <summary>What mocks got, in the order of its names: of a few types and no others.</summary>
    public static string Of(ImmutableDictionary<string, object> inputs) => Node(inputs)!.ToJsonString(Plain);

    private static JsonNode? Node(object value) => value switch
    {
        string text => text,
        bool truth => truth,
        double number => number,
        ImmutableArray<object> list => new JsonArray([.. list.Select(Node)]),
        ImmutableDictionary<string, object> map =>
            new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Node(pair.Value)))),
        _ => throw new InvalidOperationException($"mocks get no {value.GetType()}"),
    };
}
