using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config;

// What SSH connects to, without user and port, which have keys of their own.
internal static class Hosts
{
    // Not global, and yet a machine's: a provider's NAT, unique local addresses, NAT64.
    private static readonly IPNetwork[] Reachable = [IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("64:ff9b::/96")];

    // As in a URL or a command line: user@host:port, IPv6 in brackets.
    private static readonly Regex Decorated = new(@"\A(?:(?<user>[a-z_][a-z0-9_-]*)@)?(?:\[(?<host>[0-9a-f:.]+)\]|(?<host>[^\[\]@:]+))(?::(?<port>[0-9]{1,5}))?\z");

    public static LeafParser<string> Of(string group) => text =>
    {
        var host = Alone(text);
        if (host.IsValid || Decorated.Match(text) is not { Success: true, Groups: var parts } || !Alone(parts["host"].Value).IsValid)
        {
            return host;
        }

        var others = new[] { "user", "port" }.Where(part => parts[part].Success).Select(part => $", with {parts[part].Value} in {group}.{part}");
        return new Fault("an address or a name stands here alone", $"use {parts["host"].Value}{string.Concat(others)}");
    };

    // Of somebody else's server: what only its own network knows is none.
    public static LeafParser<string> OnTheInternet { get; } = text =>
        text.Contains(':') || text.All(character => char.IsAsciiDigit(character) || character == '.') ? Addresses.Global(text).Then<string>(_ => text) : Names.Host(text);

    private static Leaf<string> Alone(string text) =>
        text.Contains(':') || text.All(character => char.IsAsciiDigit(character) || character == '.')
            ? Addresses.Either(text).Then<string>(address => address.SpecialUse() is { } use && !address.IsPrivate() && !IPAddress.IsLoopback(address) && !Reachable.Any(range => range.Contains(address))
                ? new Fault($"{use}, which SSH can't connect to", "use the machine's address or name")
                : text)
        : Names.Domain(text).IsValid ? text
        : Names.Domain(text.ToLowerInvariant()).IsValid ? new Fault("a DNS name is written in lower case here", $"use {text.ToLowerInvariant()}")
        : new Fault("neither an address nor a DNS name", "use the machine's address or name, e.g. vps.example.net");
}
