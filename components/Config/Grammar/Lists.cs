using System.Text.Json;

namespace Ipv6Dmz.Config;

// Pulumi hands them over as JSON.
internal static class Lists
{
    public static LeafParser<ImmutableArray<T>> Of<T>(LeafParser<T> element, string what) => json =>
        Texts(json) is [] ? new Fault($"at least one {what} is needed", "add one") : OfAny(element)(json);

    public static LeafParser<ImmutableArray<T>> OfAny<T>(LeafParser<T> element) => json =>
    {
        if (Texts(json) is not { } texts)
        {
            return new Fault("not a list of texts", "write it as a YAML list, a line `- …` for each");
        }

        var leaves = texts.Select(text => (Text: ConfigReader.Show(text), Leaf: element.ParseOrNameBlanks(text))).ToList();
        ImmutableArray<Fault> faults =
        [
            .. leaves.SelectMany(item => item.Leaf.Faults.Select(fault => fault with { Rule = $"{item.Text}: {fault.Rule}" })),
            .. leaves.CountBy(item => item.Text).Where(count => count.Value > 1).Select(count => new Fault($"{count.Key}: listed more than once", "list it once")),
        ];
        return new Leaf<ImmutableArray<T>>(faults.IsEmpty ? [.. leaves.Select(item => item.Leaf.Value!)] : default, faults);
    };

    private static string[]? Texts(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(json) is { } texts && !texts.Contains(null) ? [.. texts.OfType<string>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
