using System.Text;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Grammars of names. They end up in files and command lines, so each lists what may stand in it; but for an agent's, which stays with the deployment.</summary>
internal static partial class Names
{
    /// <summary>lo and the two that mean "every interface" in /proc/sys/net.</summary>
    private static readonly string[] Reserved = ["lo", "all", "default", "auto"];

    /// <summary>What unix(7) leaves for a path.</summary>
    private const int LongestSocket = 107;

    public static LeafParser<string> Interface { get; } = text =>
        text.Length > 15 ? new Fault("an interface's name has at most 15 characters", "use the name that `ip link` shows")
        : !InterfaceGrammar().IsMatch(text) ? new Fault("an interface's name is of A-Z a-z 0-9 _ . - and begins with a letter, a digit or _", "use the name that `ip link` shows")
        : InterfaceNames.All.Contains(text) ? new Fault("the name is the project's own", "use the name of an interface that is there already")
        : Reserved.Contains(text) ? new Fault("the name doesn't stand for one network interface", "use the name that `ip link` shows")
        : text;

    public static LeafParser<string?> AutoOrInterface { get; } = text =>
        text == "auto" ? new Leaf<string?>(null, []) : Interface(text).Then<string?>(name => name);

    /// <summary>useradd(8)'s grammar.</summary>
    public static LeafParser<string> User { get; } = text => UserGrammar().IsMatch(text)
        ? text
        : new Fault("a user's name is of a-z 0-9 _ -, begins with a letter or _, and has at most 32 characters", "use the login name, e.g. root");

    /// <summary>Where an SSH agent listens; empty for <see langword="null"/>.</summary>
    public static LeafParser<string?> OptionalAgent { get; } = text =>
        text.Length == 0 ? new Leaf<string?>(null, [])
        : text == ConnectionConfig.AutoAgent ? text
        : text[0] is '~' or '$' ? new Fault("no shell replaces ~ or $ here", "use auto for the agent of SSH_AUTH_SOCK, or the whole path, from / on")
        : PipeGrammar().IsMatch(text) || (SocketGrammar().IsMatch(text) && Encoding.UTF8.GetByteCount(text) <= LongestSocket) ? text
        : new Fault($@"an agent is auto, the path of its socket, from / on and at most {LongestSocket} bytes, or on Windows a pipe, \\.\pipe\…", "use auto for the agent of SSH_AUTH_SOCK");

    /// <summary>RFC 1035, in lower case, and not to be mistaken for an address: no label begins with a digit at the end.</summary>
    public static LeafParser<string> Domain { get; } = text => IsDomain(text) ? text : new Fault(
        "a domain is labels of a-z 0-9 and inner hyphens, at most 63 characters each, with dots between; the last begins with a letter",
        IsDomain(Plain(text)) ? $"use {Plain(text)}" : "write it like dmz.home.arpa");

    /// <summary>A domain, or nothing for <see langword="null"/>.</summary>
    public static LeafParser<string?> OptionalDomain { get; } = text =>
        text.Length == 0 ? new Leaf<string?>(null, []) : Domain(text).Then<string?>(domain => domain);

    /// <summary>The whole name of a host, or nothing for <see langword="null"/>: a single label means something else on every machine.</summary>
    public static LeafParser<string?> OptionalHost { get; } = text => OptionalDomain(text).Then<string?>(name =>
        name is null || name.Contains('.') ? new Leaf<string?>(name, []) : new Fault("a host's whole name has a dot in it", "write it like vps.example.net"));

    public static LeafParser<string> Lease { get; } = text =>
    {
        if (text == "infinite")
        {
            return text;
        }

        var match = LeaseGrammar().Match(text);
        if (!match.Success)
        {
            return new Fault("a lease is a number of seconds, or one with s, m, h, d or w behind it, or infinite", "write it like 12h");
        }

        var seconds = long.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) * match.Groups[2].Value switch
        {
            "w" => 604_800,
            "d" => 86_400,
            "h" => 3_600,
            "m" => 60,
            _ => 1,
        };
        return seconds < 120 ? new Fault("dnsmasq's shortest lease is 2 minutes", "use 2m or more")
            : seconds > 366 * 86_400 ? new Fault("a lease is at most a year, or infinite", "use infinite")
            : text;
    };

    /// <summary>One of a few words.</summary>
    public static LeafParser<T> OneOf<T>(string rule, params (string Word, T Value)[] words) => text =>
    {
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        return new Fault(rule, $"use {string.Join(" or ", words.Select(word => word.Word))}");
    };

    private static bool IsDomain(string text) => text.Length <= 253 && DomainGrammar().IsMatch(text);

    /// <summary>In lower case and without the root's dot.</summary>
    private static string Plain(string text) => text.ToLowerInvariant().TrimEnd('.');

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\z")]
    private static partial Regex InterfaceGrammar();

    [GeneratedRegex(@"\A[a-z_][a-z0-9_-]{0,31}\z")]
    private static partial Regex UserGrammar();

    [GeneratedRegex(@"\A/[^\p{C}]*[^\p{C}\s/]\z")]
    private static partial Regex SocketGrammar();

    [GeneratedRegex(@"\A\\\\\.\\pipe\\[^\p{C}\s][^\p{C}]*\z")]
    private static partial Regex PipeGrammar();

    [GeneratedRegex(@"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex DomainGrammar();

    [GeneratedRegex(@"\A([1-9][0-9]{0,8})([smhdw]?)\z")]
    private static partial Regex LeaseGrammar();
}
