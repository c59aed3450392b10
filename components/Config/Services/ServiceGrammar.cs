using System.Globalization;

namespace Ipv6Dmz.Config;

// The values in the list of hosts.
internal static class ServiceGrammar
{
    private const string Half = "an interface identifier is the lower half of an IPv6 address";

    private static readonly LeafParser<string> MacGrammar = Leaf.Matching("(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", "an Ethernet address is six pairs of 0-9 a-f with colons between", "write it like 02:00:00:00:02:01");

    private static readonly LeafParser<string> Source = text =>
        text is "internet" or "vps" ? text
        : text.Contains('/') ? Prefixes.Any(text).Then<string>(_ => text)
        : Addresses.Either(text) is { IsValid: true, Value: { } address } ? new Fault("an address stands here with its length", $"use {address}/{(address.IsIpv6() ? 128 : 32)}")
        : new Fault("neither internet nor vps nor a prefix", "write it like 192.0.2.0/24 or 2001:db8::/32");

    public static LeafParser<string> HostName { get; } = Leaf.Matching(
        "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?", "a host's name is a label of DNS: a-z 0-9 and inner hyphens, at most 63 characters, a letter first", "write it like web");

    public static LeafParser<string> ServiceName { get; } = Leaf.Matching(
        "[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?", "a service's name is of a-z 0-9 and inner hyphens, at most 15 characters (RFC 6335)", "write it like https");

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
        : Addresses.Canonical6(text).Then<IPAddress>(address =>
            Networks.Around(address, 64) is var upper && !upper.BaseAddress.Equals(IPAddress.IPv6Any) ? new Fault($"{Half}, the upper one is the DMZ's prefix", $"use {Networks.LowerHalf(address)}")
            : address.Equals(IPAddress.IPv6Any) ? new Fault(Networks.FirstIsRouters, "use another one, e.g. ::10")
            : address), "auto");

    public static LeafParser<Ports> Ports { get; } = text => text.Split('-') switch
    {
        [var one] => Numbers.Port(one).Then<Ports>(port => new Ports(port, port)),
        [var first, var last] => Numbers.Port(first).Then(from => Numbers.Port(last).Then<Ports>(to => from <= to ? new Ports(from, to) : new Fault("the range ends before it begins", $"use {to}-{from}"))),
        _ => new Fault("a range of ports is the first and the last with a hyphen between", "write it like 27015-27020"),
    };

    // (0, 0): the same as the service's own.
    public static LeafParser<Ports?> Forward { get; } = text =>
        text == "" ? new Leaf<Ports?>(null, []) : text == "same" ? new Ports(0, 0) : Ports(text) is { IsValid: true, Value: var ports } ? ports : new Fault("neither same nor a port nor a range of ports", "use same, or write it like 8443");

    public static LeafParser<ServiceSources> From { get; } = json => Lists.Of(Source, "source")(json).Then<ServiceSources>(sources =>
        new ServiceSources(sources.Contains("internet"), sources.Contains("vps"), [.. sources.Where(source => source.Contains('/')).Select(IPNetwork.Parse)]));
}
