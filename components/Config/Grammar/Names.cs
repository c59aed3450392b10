using System.Text;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config;

// Names end up in files and command lines, so each lists what may stand in it; but for an agent's, which stays with the deployment.
internal static class Names
{
    private const string IpLink = "use the name that `ip link` shows";

    // A name as text, without a dot at its end (RFC 1035, 2.3.4).
    public const int LongestDomain = 253;

    // A label and its dot.
    private const int LongestInZone = 64;

    // What unix(7) leaves for a path.
    private const int LongestSocket = 107;

    // lo and the two that mean "every interface" in /proc/sys/net.
    private static readonly string[] Reserved = ["lo", "all", "default", "auto"];

    // Labels of a cloud's resources that say whose a resource is.
    private static readonly string[] OwnLabels = ["project", "stack"];

    private static readonly LeafParser<string> InterfaceGrammar =
        Leaf.Matching("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}", "an interface's name is of A-Z a-z 0-9 _ . -, begins with a letter, a digit or _, and has at most 15 characters", IpLink);

    private static readonly LeafParser<string> AgentGrammar = Leaf.Matching(
        @"/[^\p{C}]*[^\p{C}\s/]|\\\\\.\\pipe\\[^\p{C}\s][^\p{C}]*",
        $@"an agent is auto, the path of its socket, from / on and at most {LongestSocket} bytes, or on Windows a pipe, \\.\pipe\…",
        "use auto for the agent of SSH_AUTH_SOCK");

    private static readonly Regex DomainGrammar = new(@"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\z");

    private static readonly LeafParser<string> LeaseGrammar =
        Leaf.Matching("infinite|[1-9][0-9]{0,8}[smhdw]?", "a lease is a number of seconds, or one with s, m, h, d or w behind it, or infinite", "write it like 12h");

    private static readonly LeafParser<string> FileGrammar =
        Leaf.Matching("[A-Za-z0-9._/-]{0,254}[A-Za-z0-9_-]", "a file's place is of A-Z a-z 0-9 . _ - /, at most 255 characters", "write it like hosts.yaml");

    private static readonly Regex Base64Grammar = new(@"\A(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z");

    private const string LabelPart = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

    private static readonly Regex LabelGrammar = new($@"\A({LabelPart})=((?:{LabelPart})?)\z");

    public static LeafParser<string> Interface { get; } = text =>
        InterfaceNames.All.Contains(text) ? new Fault("the name is the project's own", "use the name of an interface that is there already")
        : Reserved.Contains(text) ? new Fault("the name doesn't stand for one network interface", IpLink)
        // As ip(8) shows one that stands on another.
        : text.Split('@') is [var name, _] && InterfaceGrammar(name).IsValid ? new Fault("what stands behind @ is not part of the name, but what the interface stands on", $"use {name}")
        : InterfaceGrammar(text);

    // useradd(8)'s grammar.
    public static LeafParser<string> User { get; } =
        Leaf.Matching("[a-z_][a-z0-9_-]{0,31}", "a user's name is of a-z 0-9 _ -, begins with a letter or _, and has at most 32 characters", "use the login name, e.g. root");

    // A word that means nothing but itself, or none: another one, other keys.
    public static LeafParser<string> Rotation { get; } =
        Leaf.Matching("[A-Za-z0-9._:-]{0,64}", "a rotation is a word of A-Z a-z 0-9 . _ : -, at most 64 characters", "write it like 2027-01");

    public static LeafParser<string> Agent { get; } = text =>
        text == ConnectionConfig.AutoAgent ? text
        : text is ['~' or '$', ..] ? new Fault("no shell replaces ~ or $ here", "use auto for the agent of SSH_AUTH_SOCK, or the whole path, from / on")
        : AgentGrammar(text is ['/', ..] && Encoding.UTF8.GetByteCount(text) > LongestSocket ? "" : text);

    // From the project's folder on, so that the list comes along with it.
    public static LeafParser<string> File { get; } = text => text is ['/' or '\\', ..] || text.Contains(':')
        ? new Fault("a file's place is seen from the folder of Pulumi.yaml", "write it like hosts.yaml, and move it there or beside it (../hosts.yaml)")
        : FileGrammar(text);

    // RFC 1035, in lower case, and not to be mistaken for an address.
    public static LeafParser<string> Domain { get; } = text => IsDomain(text) ? text : new Fault(
        "a domain is labels of a-z 0-9 and inner hyphens, at most 63 characters each, with dots between; the last begins with a letter",
        text.ToLowerInvariant().TrimEnd('.') is var plain && IsDomain(plain) ? $"use {plain}" : "write it like dmz.home.arpa");

    // The whole name of a host: a single label means something else on every machine.
    public static LeafParser<string> Host { get; } = text =>
        Domain(text).Then<string>(name => name.Contains('.') ? name : new Fault("a host's whole name has a dot in it", "write it like vps.example.net"));

    // Hosts' names stand in it, and those of services.
    public static LeafParser<string> Zone { get; } = text => Host(text).Then<string>(zone => zone.Length <= LongestDomain - LongestInZone
        ? zone : new Fault($"with the longest name of a host in it, {LongestInZone} characters, it is longer than the {LongestDomain} that DNS allows", "use a shorter one"));

    // Both end up in lines that nsupdate reads.
    public static LeafParser<string> TsigKey { get; } = Leaf.Matching(
        @"(?=.{1,253}\z)(?:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?",
        "a key's name is of A-Z a-z 0-9 _ -, at most 63 characters between two dots, and at most 253 in all", "use the one behind `key` in the server's configuration");

    public static LeafParser<string> TsigSecret { get; } = text => text.Length <= 1024 && Base64Grammar.IsMatch(text) && Convert.FromBase64String(text).Length >= 16
        ? text : new Fault("a key's secret is base64 of at least 16 bytes", "use the one behind `secret` in the server's configuration, without quotes");

    public static LeafParser<string> Lease { get; } = text => LeaseGrammar(text).Then<string>(lease =>
        lease == "infinite" ? lease
        : Seconds(lease) < 120 ? new Fault("dnsmasq's shortest lease is 2 minutes", "use 2m or more")
        : Seconds(lease) > 366 * 86_400 ? new Fault("a lease is at most a year, or infinite", "use infinite")
        : lease);

    public static LeafParser<KeyValuePair<string, string>> Label { get; } = text =>
        LabelGrammar.Match(text) is not { Success: true, Groups: [_, { Value: var key }, { Value: var value }] }
            ? new Fault("a label is key=value, each of A-Z a-z 0-9 . _ -, with a letter or digit at both ends, at most 63 characters", "write it like owner=me")
        : OwnLabels.Contains(key) ? new Fault($"the label {key} is the program's own", "use another key")
        : KeyValuePair.Create(key, value);

    private static long Seconds(string lease) =>
        long.Parse(lease.TrimEnd('s', 'm', 'h', 'd', 'w')) * lease[^1] switch { 'w' => 604_800, 'd' => 86_400, 'h' => 3_600, 'm' => 60, _ => 1 };

    private static bool IsDomain(string text) => text.Length <= LongestDomain && DomainGrammar.IsMatch(text);
}
