using System.Globalization;

namespace Ipv6Dmz.Config;

// The values in the list of hosts.
internal static class ServiceGrammar
{
    public const string Everybody = """["internet"]""";

    private static readonly ServiceSources Anybody = new(Internet: true, Vps: false, Home: false, []);

    private static readonly LeafParser<string> MacGrammar = Leaf.Matching("(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", "an Ethernet address is six pairs of 0-9 a-f with colons between", "write it like 02:00:00:00:02:01");

    private static readonly LeafParser<string> Source = text =>
        text is "internet" or "vps" or "home" ? text
        : Prefix(text, "neither internet nor vps nor home nor a prefix");

    private static readonly LeafParser<string> Target = text => text == "internet" ? text : Prefix(text, "neither internet nor a prefix");

    private static readonly Dictionary<string, string> Units = new() { ["s"] = "second", ["m"] = "minute", ["h"] = "hour" };

    private static readonly LeafParser<string> Label = Leaf.Matching(
        "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?", "a host's name is a label of DNS: a-z 0-9 and inner hyphens, at most 63 characters, a letter first", "write it like web");

    public static LeafParser<string> HostName { get; } = text =>
        text == "localhost" ? new Fault("every machine calls itself so (RFC 6761)", "give it another name")
        : text is "ignore" or "infinite" ? new Fault("the word has a meaning of its own in the file of the DHCP server (dnsmasq)", "give it another name")
        : Label(text);

    public static LeafParser<string> ServiceName { get; } = Leaf.Matching(
        "(?=[0-9-]*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?",
        "a service's name is of a-z 0-9 and single inner hyphens, at most 15 characters, a letter among them (RFC 6335)", "write it like https");

    public static LeafParser<string> Protocol { get; } = Leaf.OneOf("not a protocol that has ports", "tcp", "udp");

    public static LeafParser<bool> Enabled { get; } = Leaf.OneOf("neither true nor false", ("true", true), ("false", false));

    public static LeafParser<string?> Mac { get; } = Leaf.Or<string>(text =>
        text.ToLowerInvariant().Replace('-', ':') is var mac && !MacGrammar(mac).IsValid ? MacGrammar(text)
        : mac != text ? new Fault("an Ethernet address is written in lower case, with colons", $"use {mac}")
        : (byte.Parse(mac.AsSpan(0, 2), NumberStyles.HexNumber) & 1) != 0 ? new Fault("it is the address of a group, not of a machine", "use the one that `ip link` shows behind link/ether")
        : mac == "00:00:00:00:00:00" ? new Fault("no machine has it", "use the one that `ip link` shows behind link/ether")
        : mac);

    public static LeafParser<IPAddress?> Ipv4 { get; } = Addresses.Canonical4.Or("auto");

    // null: from the name. ::, which no host has: from the Ethernet address.
    public static LeafParser<IPAddress?> InterfaceId { get; } = Leaf.Or<IPAddress>(text =>
        text == "slaac" ? IPAddress.IPv6Any
        : Addresses.TryIpv6(text.Split('/')[0]) is not { } address
            ? new Fault("neither auto nor slaac nor an interface identifier, the lower half of an IPv6 address", "write it like ::10")
        : Networks.LowerHalf(address) is var half && half.Equals(IPAddress.IPv6Any) ? new Fault(Networks.FirstIsRouters, "use another one, e.g. ::10")
        : text.Contains('/') ? new Fault("an address stands here without a length", $"use {Identifier(half)}")
        : !half.Equals(address) ? new Fault("an interface identifier is the lower half of an IPv6 address, the upper one is the DMZ's prefix", $"use {Identifier(half)}")
        : text != Identifier(half) ? new Fault("not in canonical form (RFC 5952)", $"use {Identifier(half)}")
        : address, "auto");

    public static LeafParser<Ports> Ports { get; } = text => text.Split('-') switch
    {
        [var one] => Numbers.Port(one).Then<Ports>(port => new Ports(port, port)),
        [var first, var last] => Numbers.Port(first).Then(from => Numbers.Port(last).Then<Ports>(to => from <= to ? new Ports(from, to) : new Fault("the range ends before it begins", $"use {to}-{from}"))),
        _ => new Fault("a range of ports is the first and the last with a hyphen between", "write it like 27015-27020"),
    };

    // (0, 0): the same as the service's own.
    public static LeafParser<Ports?> Forward { get; } = text =>
        text == "" ? new Leaf<Ports?>(null, []) : text == "same" ? new Ports(0, 0) : Ports(text) is { IsValid: true, Value: var ports } ? ports : new Fault("neither same nor a port nor a range of ports", "use same, or write it like 8443");

    // What most services have is read once.
    public static LeafParser<ServiceSources> From { get; } = json => json == Everybody ? Anybody : Lists.Of(Source, "source")(json).Then<ServiceSources>(sources =>
        sources.Contains("internet") && sources.Any(source => source is not ("internet" or "home"))
            ? new Fault("internet is everybody, and the rest of the list, but for home, means nothing beside it", "use internet alone, or leave it out")
        : new ServiceSources(sources.Contains("internet"), sources.Contains("vps"), sources.Contains("home"), [.. sources.Where(source => source.Contains('/')).Select(IPNetwork.Parse)]));

    // null: everywhere.
    public static LeafParser<ImmutableArray<IPNetwork>?> Egress { get; } = json => json == Everybody ? new Leaf<ImmutableArray<IPNetwork>?>(null, []) : Lists.OfAny(Target)(json).Then<ImmutableArray<IPNetwork>?>(targets =>
        !targets.Contains("internet") ? targets.Select(IPNetwork.Parse).ToImmutableArray()
        : targets.Length == 1 ? new Leaf<ImmutableArray<IPNetwork>?>(null, [])
        : new Fault("internet is everywhere, and the rest of the list means nothing beside it", "use internet alone, or leave it out"));

    public static LeafParser<Rate?> Rate { get; } = text =>
        text == "none" ? new Leaf<Rate?>(null, [])
        : text.Split('/') is [var count, var unit] && Units.TryGetValue(unit, out var whole) ? Numbers.Between(1, 1_000_000, "a rate")(count).Then<Rate?>(number => new Rate(number, whole))
        : new Fault("a rate is a number in a second (s), a minute (m) or an hour (h)", "write it like 50/s");

    public static LeafParser<int?> Connections { get; } = text => text == "none" ? new Leaf<int?>(null, []) : Numbers.Between(1, 65535, "the number of connections")(text).Then<int?>(number => number);

    // As IPAddress itself would write it, but for what it takes for an IPv4 address inside an IPv6 one: ::1:10 and not ::0.1.0.16.
    public static string Identifier(IPAddress half)
    {
        var groups = Enumerable.Range(0, 4).Select(group => (ushort)(Networks.Number(half) >> (48 - (16 * group)))).SkipWhile(group => group == 0);
        return $"::{string.Join(':', groups.Select(group => $"{group:x}"))}";
    }

    private static Leaf<string> Prefix(string text, string rule) =>
        text.Contains('/') ? Prefixes.Any(text).Then<string>(_ => text)
        : Addresses.Either(text) is { IsValid: true, Value: { } address } ? new Fault("an address stands here with its length", $"use {address}/{(address.IsIpv6() ? 128 : 32)}")
        : new Fault(rule, "write it like 192.0.2.0/24 or 2001:db8::/32");
}
