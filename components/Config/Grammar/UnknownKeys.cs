using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Keys that mean nothing, and the one that was probably meant.</summary>
internal static class UnknownKeys
{
    /// <summary>How many single-letter edits still look like a slip.</summary>
    private const int Slip = 3;

    /// <summary>Their values are not shown: a misspelt key may hold a secret.</summary>
    public static IEnumerable<ConfigError> Check(IEnumerable<string> names) =>
        from name in names.Order(StringComparer.Ordinal)
        where !ConfigKeys.ByName.ContainsKey(name)
        select Unknown(name);

    private static ConfigError Unknown(string name)
    {
        var (rule, mend) = ConfigKeys.All.Select(key => key.Name).Where(known => IsBelow(known, name)).ToList() is [var inside, ..]
            ? ("it is a group, not a value", $"put its keys below it, as in Pulumi.dev.yaml: {inside} and so on")
            : ConfigKeys.All.Select(key => key.Name).FirstOrDefault(known => IsBelow(name, known)) is { } value
            ? ("there is no such key", $"{value} is a value, not a group: write it behind the colon")
            : ("there is no such key", Nearest(name) is { } nearest ? $"did you mean {nearest}?" : "remove it; docs/configuration.md lists all keys");
        return new(ConfigReader.Show(name), "(not shown)", rule, mend);
    }

    private static bool IsBelow(string name, string group) => name.StartsWith(group + ".", StringComparison.Ordinal);

    private static string? Nearest(string name)
    {
        // A secret, where a group would have it.
        if (ConfigKeys.All.FirstOrDefault(key => key.IsSecret && key.Name.Equals(Joined(name), StringComparison.OrdinalIgnoreCase)) is { } secret)
        {
            return secret.Name;
        }

        var nearest = ConfigKeys.All.Select(key => key.Name).MinBy(known => Distance(name, known))!;
        if (Distance(name, nearest) <= Slip)
        {
            return nearest;
        }

        var sameEnd = ConfigKeys.All.Where(key => Last(key.Name).Equals(Last(name), StringComparison.OrdinalIgnoreCase)).ToList();
        return sameEnd.Count == 1 ? sameEnd[0].Name : null;

        static string Joined(string dotted) => dotted.Replace(".connection", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);

        static string Last(string dotted) => dotted[(dotted.LastIndexOf('.') + 1)..];
    }

    /// <summary>Levenshtein's distance; upper and lower case count as the same.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                current[j] = Math.Min(previous[j - 1] + (same ? 0 : 1), Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
