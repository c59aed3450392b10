using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Grammars of addresses. The text must be the one canonical form (RFC 5952 for IPv6): what is written is what will be seen everywhere.</summary>
internal static class Addresses
{
    private const string NotCanonical = "not in canonical form (RFC 5952)";

    public static LeafParser<IPAddress> Canonical { get; } = text =>
        text.Contains(':') ? Canonical6(text)
        : text.Any(char.IsAsciiDigit) ? Canonical4(text)
        : new Fault("not an IP address", "write it like 192.0.2.1 or 2001:db8::1");

    /// <summary>An address that other machines on the internet can send to.</summary>
    public static LeafParser<IPAddress> Global { get; } = text => Canonical(text).Then(RequireGlobal);

    public static LeafParser<IPAddress> Global4 { get; } = text => Canonical4(text).Then(RequireGlobal);

    public static LeafParser<IPAddress> Global6 { get; } = text => Canonical6(text).Then(RequireGlobal);

    /// <summary>An address of an interface: global, or private behind a provider's one-to-one NAT.</summary>
    public static LeafParser<IPAddress> Holdable4 { get; } = text => Canonical4(text).Then(address => address.IsPrivate() ? address : RequireGlobal(address));

    /// <summary>An IPv6 address with its /64, as interfaces are configured.</summary>
    public static LeafParser<InterfaceAddress> WithPrefix64 { get; } = text =>
    {
        const string Mend = "write it like 2001:db8:0:98::1/64";
        return text.Split('/') is not [{ Length: > 0 } address, { Length: > 0 } length]
            ? TryIpv6(text, out var bare) ? new Fault("the length is missing", $"use {bare}/64") : new Fault("not an IPv6 address with its length", Mend)
            : !TryIpv6(address, out var ip) ? new Fault("not an IPv6 address", Mend)
            : RequireGlobal(ip).Then<InterfaceAddress>(_ =>
                length != "64" ? new Fault("the length must be /64", $"use {ip}/64")
                : ip.ToString() != address ? new Fault(NotCanonical, $"use {ip}/64")
                : Networks.Around(ip, 64) is var network && ip.Equals(network.BaseAddress) ? new Fault("the prefix's first address belongs to all its routers (RFC 4291, 2.6.1)", $"use the address itself, e.g. {network.At(1)}/64")
                : new InterfaceAddress(ip, network));
    };

    public static Leaf<IPAddress> Canonical4(string text) =>
        IsCanonical4(text, out var address) ? address
        : text.Split('/') is [var front, _] && IsCanonical4(front, out address) ? WithLength(address)
        : new Fault("not an IPv4 address: four numbers from 0 to 255, without leading zeros", "write it like 192.0.2.1");

    public static Leaf<IPAddress> Canonical6(string text) =>
        TryIpv6(text, out var address) ? (address.ToString() == text ? address : new Fault(NotCanonical, $"use {address}"))
        : text.Split('/') is [var front, _] && TryIpv6(front, out address) ? WithLength(address)
        : new Fault("not an IPv6 address", "write it like 2001:db8::1");

    /// <summary>However it is written, but for zones and brackets.</summary>
    public static bool TryIpv6(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address) && address.IsIpv6() && !text.Contains('%') && !text.Contains('[');

    private static bool IsCanonical4(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address) && !address.IsIpv6() && address.ToString() == text;

    private static Fault WithLength(IPAddress address) => new("an address stands here without a length", $"use {address}");

    private static Leaf<IPAddress> RequireGlobal(IPAddress address) => address.SpecialUse() is { } use
        ? new Fault($"{use}, which nothing on the internet can reach", address.IsIpv6() ? "use a global unicast address (2000::/3)" : "use a public address")
        : address;
}
