using System.Net;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>The grammar of what SSH connects to: an address or a name, without user and port, which have keys of their own.</summary>
internal static partial class Hosts
{
    /// <summary>Not global, and yet a machine's: a provider's NAT, unique local addresses, NAT64.</summary>
    private static readonly IPNetwork[] Reachable = [IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("64:ff9b::/96")];

    /// <param name="group">Where user and port stand: <c>vps.connection</c>.</param>
    public static LeafParser<string> Of(string group) => text =>
    {
        var host = Alone(text);
        if (host.IsValid || Decorated().Match(text) is not { Success: true } match || !Alone(match.Groups["host"].Value).IsValid)
        {
            return host;
        }

        var mend = $"use {match.Groups["host"].Value}";
        foreach (var part in new[] { "user", "port" })
        {
            mend += match.Groups[part].Success ? $", with {match.Groups[part].Value} in {group}.{part}" : "";
        }

        return new Fault("an address or a name stands here alone", mend);
    };

    /// <inheritdoc cref="Of"/>
    public static LeafParser<string?> OptionalOf(string group) => text => text.Length == 0 ? new Leaf<string?>(null, []) : Of(group)(text).Then<string?>(host => host);

    private static Leaf<string> Alone(string text)
    {
        if (text.Contains(':') || text.All(character => char.IsAsciiDigit(character) || character == '.'))
        {
            return Addresses.Canonical(text).Then<string>(address => address.SpecialUse() is { } use && !IsDialable(address)
                ? new Fault($"{use}, which SSH can't connect to", "use the machine's address or name")
                : text);
        }

        return Names.Domain(text).IsValid ? text
            : Names.Domain(text.ToLowerInvariant()).IsValid ? new Fault("a DNS name is written in lower case here", $"use {text.ToLowerInvariant()}")
            : new Fault("neither an address nor a DNS name", "use the machine's address or name, e.g. vps.example.net");
    }

    private static bool IsDialable(IPAddress address) => address.IsPrivate() || IPAddress.IsLoopback(address) || Reachable.Any(range => range.Contains(address));

    /// <summary>As in a URL or a command line: <c>user@host:port</c>, IPv6 in brackets.</summary>
    [GeneratedRegex(@"\A(?:(?<user>[a-z_][a-z0-9_-]*)@)?(?:\[(?<host>[0-9a-f:.]+)\]|(?<host>[^\[\]@:]+))(?::(?<port>[0-9]{1,5}))?\z")]
    private static partial Regex Decorated();
}
