using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

// Texts that several concerns share.
internal static class Text
{
    // Opens every file: who wrote it, and where a change belongs.
    public const string Header = "# Written by ipv6-dmz. A change made here is overwritten: change the stack's configuration and run `pulumi up`.";

    // Last in a set of interfaces: the one that the router is managed by, if it is none of the others; the agent finds it, or takes this away.
    public const string ManagementPlaceholder = "@management@";

    // A clone may have CRLF at the ends of its lines, and then literals in it have, too.
    public static string Unix(string text) => text.ReplaceLineEndings("\n");

    // A text as FileText has it.
    public static string Of(FileText text) => text.ToString();

    // As nft(8), wg(8) and people write a list.
    public static string List<T>(IEnumerable<T> items) => string.Join(", ", items);

    // The same line for IPv6 and IPv4, for ip(8).
    public static IEnumerable<string> BothFamilies(string line) => [$"-6 {line}", $"-4 {line}"];

    // nft: a set of prefixes of one family.
    public static IEnumerable<string> Set(string name, params IEnumerable<IPNetwork> prefixes) =>
        [$"set {name} {{", $"\ttype {(prefixes.First().IsIpv6() ? "ipv6" : "ipv4")}_addr", "\tflags interval", $"\telements = {{ {List(prefixes)} }}", "}"];

    // nft: no TCP segment is too large for the tunnel and the uplink.
    public static IEnumerable<string> Clamp(TunnelPlan tunnel) => new[] { ("ipv4", tunnel.Mss4), ("ipv6", tunnel.Mss6) }.Select(family =>
        $"tcp flags & (syn | rst) == syn meta nfproto {family.Item1} tcp option maxseg size > {family.Item2} tcp option maxseg size set {family.Item2}");
}
