namespace Ipv6Dmz.Concerns;

// Chains that many hosts or services share, named by what they hold: one more leaves the others' names, and so their elements, alone.
internal sealed class SharedChains(string prefix)
{
    private readonly Dictionary<string, string> names = [];

    public IEnumerable<string> Text => names.OrderBy(chain => chain.Value, StringComparer.Ordinal)
        .SelectMany(chain => new[] { $"chain {chain.Value} {{" }.Concat(chain.Key.Split('\n').Select(line => $"\t{line}")).Append("}"));

    /// <returns>The verdict that leads there.</returns>
    public string Jump(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        if (!names.TryGetValue(text, out var name))
        {
            name = names[text] = $"{prefix}_{Concern.Hex(text)[..12]}";
        }

        return $"jump {name}";
    }
}
