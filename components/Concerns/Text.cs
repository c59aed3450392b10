namespace Ipv6Dmz.Concerns;

/// <summary>Texts that several concerns share.</summary>
internal static class Text
{
    /// <summary>Opens every file: who wrote it, and where a change belongs.</summary>
    public const string Header = "# Written by ipv6-dmz. A change made here is overwritten: change the stack's configuration and run `pulumi up`.";

    /// <summary>Last in a set of interfaces: the one that the router is managed by, if it is none of the others; the agent finds it, or takes this away.</summary>
    public const string ManagementPlaceholder = "@management@";

    /// <summary>A clone may have CRLF at the ends of its lines, and then literals in it have, too.</summary>
    public static string Unix(string text) => text.ReplaceLineEndings("\n");

    /// <summary>A text as <see cref="FileText"/> has it.</summary>
    public static string Of(FileText text) => text.ToString();

    /// <summary>As nft(8), wg(8) and people write a list.</summary>
    public static string List<T>(IEnumerable<T> items) => string.Join(", ", items);

    /// <summary>The same line for IPv6 and IPv4, for ip(8).</summary>
    public static IEnumerable<string> BothFamilies(string line) => [$"-6 {line}", $"-4 {line}"];
}
