using System.Net;

namespace Ipv6Dmz.Config.Parsing;

/// <summary>Grammars of addresses. The text must be the one canonical form (RFC 5952 for IPv6): what is written is what will be seen everywhere.</summary>
internal static class Addresses
{
    public static LeafParser<IPAddress> Canonical { get; } = text => text.Contains(':') ? Canonical6(text) : Canonical4(text);

    /// <summary>An address that other machines on the internet can send to.</summary>
    public static LeafParser<IPAddress> Global { get; } = text => Canonical(text).Then(RequireGlobal);

    public static LeafParser<IPAddress> Global4 { get; } = text => Canonical4(text).Then(RequireGlobal);

    /// <summary>An address of an interface: global, or private behind a provider's one-to-one NAT.</summary>
    public static LeafParser<IPAddress> Holdable4 { get; } = text => Canonical4(text).Then(address =>
        address.IsPrivate() ? address : RequireGlobal(address));

    public static LeafParser<IPAddress?> OptionalGlobal6 { get; } = text => text.Length == 0
        ? new Leaf<IPAddress?>(null, [])
        : Canonical6(text).Then(RequireGlobal).Then<IPAddress?>(address => address);

    /// <summary>An IPv6 address with its /64, as interfaces are configured.</summary>
    public static LeafParser<InterfaceAddress> WithPrefix64 { get; } = text =>
    {
        if (!Prefixes.TrySplit(text, out var address, out var length))
        {
            return new Fault("an address of an interface has its length behind it", $"use {(text.Contains('/') ? "2001:db8:0:98::1/64" : text + "/64")}".OneLine());
        }

        return Canonical6(address).Then(RequireGlobal).Then<InterfaceAddress>(ip =>
        {
            var network = Networks.Around(ip, 64);
            return length != "64" ? new Fault("the length must be /64", $"use {ip}/64")
                : ip.Equals(network.BaseAddress) ? new Fault("the prefix's first address belongs to all its routers (RFC 4291, 2.6.1)", $"use the address itself, e.g. {network.At(1)}/64")
                : new InterfaceAddress(ip, network);
        });
    };

    public static Leaf<IPAddress> Canonical4(string text) =>
        !text.Contains(':') && IPAddress.TryParse(text, out var address) && !address.IsIpv6() && address.ToString() == text
            ? address
            : new Fault("not an IPv4 address: four decimal numbers from 0 to 255 without leading zeros", "write it like 192.0.2.1");

    public static Leaf<IPAddress> Canonical6(string text)
    {
        if (text.Contains('%') || text.Contains('[') || !IPAddress.TryParse(text, out var address) || !address.IsIpv6())
        {
            return new Fault("not an IPv6 address", "write it like 2001:db8::1");
        }

        return address.ToString() == text
            ? address
            : new Fault("not in canonical form: lower-case, without leading zeros, the longest run of zeros as ::", $"use {address}");
    }

    private static Leaf<IPAddress> RequireGlobal(IPAddress address) => address.SpecialUse() is { } use
        ? new Fault($"{use}, which nothing on the internet can reach", address.IsIpv6() ? "use a global unicast address (2000::/3)" : "use a public address")
        : address;

    private static string OneLine(this string text) => ConfigReader.Show(text);
}
