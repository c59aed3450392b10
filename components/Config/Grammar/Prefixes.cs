using System.Globalization;
using System.Net;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Grammars of prefixes: canonical text, no bits behind the length.</summary>
internal static class Prefixes
{
    public static LeafParser<IPNetwork> Any { get; } = text => Split(text, null).Then(WithoutHostBits);

    /// <summary>What can be routed to a VPS.</summary>
    public static LeafParser<IPNetwork> Delegated { get; } = text => Split(text, true).Then(RequireGlobal).Then<InterfacePrefix>(prefix =>
        prefix.Length is >= 16 and <= 64
            ? prefix
            : new Fault("a delegated prefix is a /16 to a /64", $"use what the broker calls routed, e.g. {Networks.Around(prefix.Address, 64)}")).Then(WithoutHostBits);

    public static LeafParser<IPNetwork> Exactly64(string why) => text => Split(text, true).Then(RequireGlobal).Then<InterfacePrefix>(prefix =>
        prefix.Length == 64
            ? prefix
            : new Fault($"{why} exactly a /64", $"use {Networks.Around(prefix.Address, 64)}")).Then(WithoutHostBits);

    /// <summary>An IPv4 subnet behind the NAT.</summary>
    public static LeafParser<IPNetwork> Private(int shortest, int longest) => text => Split(text, false).Then<InterfacePrefix>(prefix =>
    {
        if (prefix.Length < shortest || prefix.Length > longest)
        {
            var length = prefix.Length < shortest ? shortest : longest;
            return new Fault($"the subnet must be a /{shortest} to a /{longest}", $"use {Networks.Around(prefix.Address, length)}");
        }

        return prefix;
    }).Then(WithoutHostBits).Then<IPNetwork>(network => network.IsPrivate()
        ? network
        : new Fault("it leaves by NAT and so must be private (RFC 1918)", $"use a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"));

    public static bool TrySplit(string text, out string address, out string length)
    {
        var parts = text.Split('/');
        (address, length) = parts.Length == 2 ? (parts[0], parts[1]) : ("", "");
        return parts.Length == 2 && parts.All(part => part.Length > 0);
    }

    private static Leaf<InterfacePrefix> Split(string text, bool? ipv6)
    {
        var example = $"write it like {ipv6 switch { true => "2001:db8:0:2::/64", false => "192.168.2.0/24", null => "192.0.2.0/24 or 2001:db8::/32" }}";
        if (!TrySplit(text, out var address, out var length))
        {
            return new Fault("a prefix is an address and a length", WithLength(text, ipv6) is { } better ? $"use {better}" : example);
        }

        var parse = ipv6 switch { true => Addresses.Canonical6, false => Addresses.Canonical4, null => Addresses.Canonical };
        if (parse(address) is { IsValid: false, Faults: [var fault, ..] })
        {
            return fault with { Mend = Addresses.TryIpv6(address, out var readable) && ipv6 != false && Numbers.IsCanonical(length) ? $"use {readable}/{length}" : example };
        }

        return parse(address).Then<InterfacePrefix>(ip =>
            Numbers.IsCanonical(length) && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= (ip.IsIpv6() ? 128 : 32)
                ? new InterfacePrefix(ip, bits)
                : new Fault($"the length of an IPv{(ip.IsIpv6() ? "6" : "4")} prefix is a number from 0 to {(ip.IsIpv6() ? 128 : 32)}", example));
    }

    /// <summary>What an address without a length probably stands for: of the prefixes here that are IPv6 alone, each is a /64 or larger.</summary>
    private static string? WithLength(string text, bool? ipv6) =>
        Addresses.Canonical(text) is not { IsValid: true, Value: var address } || address is null || ipv6 == !address.IsIpv6() ? null
        : ipv6 is null ? $"{address}/{(address.IsIpv6() ? 128 : 32)}"
        : address.IsIpv6() ? $"{Networks.Around(address, 64)}"
        : null;

    private static Leaf<InterfacePrefix> RequireGlobal(InterfacePrefix prefix) => prefix.Address.SpecialUse() is { } use
        ? new Fault($"{use}, which nothing on the internet can reach", "use a global unicast prefix (2000::/3)")
        : prefix;

    private static Leaf<IPNetwork> WithoutHostBits(InterfacePrefix prefix)
    {
        var network = Networks.Around(prefix.Address, prefix.Length);
        return network.BaseAddress.Equals(prefix.Address)
            ? network
            : new Fault($"bits are set behind the length /{prefix.Length}", $"use {network}");
    }

    private sealed record InterfacePrefix(IPAddress Address, int Length);
}
