using System.Net;

namespace Ipv6Dmz.Rendering;

internal static class Text
{
    /// <summary>Stands in a file for the interface that the agent finds on the machine: the one of the default route.</summary>
    public const string UplinkPlaceholder = "@uplink@";

    /// <summary>Last in a set of interfaces: the one that the router is managed by, if it is none of the others; the agent finds it, or takes this away.</summary>
    public const string ManagementPlaceholder = "@management@";

    /// <summary>Opens every file: who wrote it, and where a change belongs.</summary>
    public const string Header = "# Written by ipv6-dmz. A change made here is overwritten: change the stack's configuration and run `pulumi up`.";

    /// <summary>A clone may have CRLF at the ends of its lines, and then literals in it have, too.</summary>
    public static string Unix(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    public static string List<T>(IEnumerable<T> items) => string.Join(", ", items);

    /// <summary>One line per item: for lists that are lines in the target file.</summary>
    public static string Lines<T>(IEnumerable<T> items, Func<T, string> line) => string.Join('\n', items.Select(line));
}
