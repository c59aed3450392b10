using System.Collections.Immutable;
using System.Text.Json;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Lists of texts, which Pulumi hands over as JSON.</summary>
internal static class Lists
{
    /// <summary>At least one element, each of which parses, none twice.</summary>
    public static LeafParser<ImmutableArray<T>> Of<T>(LeafParser<T> element, string what) => json =>
        Texts(json) is { IsEmpty: true } ? new Fault($"at least one {what} is needed", "add one") : OfAny(element)(json);

    /// <summary>Elements each of which parses, none twice.</summary>
    public static LeafParser<ImmutableArray<T>> OfAny<T>(LeafParser<T> element) => json =>
    {
        if (Texts(json) is not { } texts)
        {
            return new Fault("not a list of texts", "write it as a YAML list, a line `- …` for each");
        }

        var leaves = texts.Select(text => (Text: ConfigReader.Show(text), Leaf: element.ParseOrNameBlanks(text))).ToList();
        var faults = leaves.SelectMany(item => item.Leaf.Faults.Select(fault => fault with { Rule = $"{item.Text}: {fault.Rule}" }))
            .Concat(texts.CountBy(text => text).Where(count => count.Value > 1)
                .Select(count => new Fault($"{ConfigReader.Show(count.Key)}: listed more than once", "list it once")))
            .ToImmutableArray();
        return new Leaf<ImmutableArray<T>>(faults.IsEmpty ? [.. leaves.Select(item => item.Leaf.Value!)] : default, faults);
    };

    private static ImmutableArray<string>? Texts(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var list = document.RootElement;
            return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(element => element.ValueKind == JsonValueKind.String)
                ? [.. list.EnumerateArray().Select(element => element.GetString()!)]
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter: half a character.
            return null;
        }
    }
}
