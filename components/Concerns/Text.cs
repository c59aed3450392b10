using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

internal static class Text
{
    // The interface that the router is managed by, if it is none of the others: the agent finds it, or takes this away.
    public const string ManagementPlaceholder = "@management@";

    // A clone may have CRLF at the ends of its lines.
    public static string Unix(string text) => text.ReplaceLineEndings("\n");

    public static string Of(FileText text) => text.ToString();

    public static string List<T>(IEnumerable<T> items) => string.Join(", ", items);

    public static IEnumerable<string> BothFamilies(string line) => [$"-6 {line}", $"-4 {line}"];

    public static IEnumerable<string> Set(string name, params IEnumerable<IPNetwork> prefixes) =>
        [$"set {name} {{", $"\ttype {(prefixes.First().IsIpv6() ? "ipv6" : "ipv4")}_addr", "\tflags interval", $"\telements = {{ {List(prefixes)} }}", "}"];

    public static IEnumerable<string> Clamp(TunnelPlan tunnel) => new[] { ("ipv4", tunnel.Mss4), ("ipv6", tunnel.Mss6) }.Select(family =>
        $"tcp flags & (syn | rst) == syn meta nfproto {family.Item1} tcp option maxseg size > {family.Item2} tcp option maxseg size set {family.Item2}");

    public const string Errors6 = "destination-unreachable, packet-too-big, time-exceeded, parameter-problem";

    // To what the inside began. Packets that somebody else began are looked up each time: what is closed ends for open connections, too.
    public static IEnumerable<string> Replies(string links) => [$"{links} ct state related accept", $"{links} ct state established ct direction reply accept"];
}
