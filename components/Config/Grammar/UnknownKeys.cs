using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

internal static class UnknownKeys
{
    // So many single-letter edits still look like a slip.
    private const int Slip = 3;

    private static readonly string[] Known = [.. ConfigKeys.All.Select(key => key.Name), HostList.Key];

    // Their values are not shown: a misspelt key may hold a secret.
    public static IEnumerable<ConfigError> Check(IEnumerable<string> names) => names.Except(Known).Order(StringComparer.Ordinal).Select(name =>
    {
        var (rule, mend) = Known.FirstOrDefault(known => IsBelow(known, name)) is { } inside
            ? ("it is a group, not a value", $"put its keys below it, as in Pulumi.dev.yaml: {inside} and so on")
            : ("there is no such key", Known.FirstOrDefault(known => IsBelow(name, known)) is { } value ? $"{value} is a value, not a group: write it behind the colon"
                : Meant(name) is { } meant ? $"did you mean {meant}?"
                : "remove it; docs/configuration.md lists all keys");
        return new ConfigError(ConfigReader.Show(name), "(not shown)", rule, mend);
    });

    private static bool IsBelow(string name, string group) => name.StartsWith($"{group}.");

    private static string? Meant(string name)
    {
        // A secret, where a group would have it.
        var joined = name.Replace(".connection", "").Replace(".", "");
        var nearest = Known.MinBy(known => Distance(name, known))!;
        return ConfigKeys.All.FirstOrDefault(key => key.IsSecret && key.Name.Equals(joined, StringComparison.OrdinalIgnoreCase))?.Name
            ?? (Distance(name, nearest) <= Slip ? nearest
            : Known.Where(known => Last(known).Equals(Last(name), StringComparison.OrdinalIgnoreCase)).ToList() is [var sameEnd] ? sameEnd
            : null);

        static string Last(string dotted) => dotted[(dotted.LastIndexOf('.') + 1)..];
    }

    // Levenshtein's; upper and lower case count as the same.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (var corner, row[0]) = (row[0], i);
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                (corner, row[j]) = (row[j], Math.Min(corner + (same ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
