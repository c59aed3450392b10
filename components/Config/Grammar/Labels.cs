using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Labels of a cloud's resources, <c>key=value</c>.</summary>
internal static partial class Labels
{
    /// <summary>Those that say whose a resource is.</summary>
    private static readonly string[] Own = ["project", "stack"];

    public static LeafParser<KeyValuePair<string, string>> Label { get; } = text =>
        Grammar().Match(text) is not { Success: true } match
            ? new Fault("a label is key=value, each of A-Z a-z 0-9 . _ -, with a letter or digit at both ends, at most 63 characters", "write it like owner=me")
            : Own.Contains(match.Groups[1].Value)
            ? new Fault($"the label {match.Groups[1].Value} is the program's own", "use another key")
            : KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value);

    [GeneratedRegex(@"\A([A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)=((?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?)\z")]
    private static partial Regex Grammar();
}
