namespace Ipv6Dmz.Config;

internal static class Prefixes
{
    public static LeafParser<IPNetwork> Any { get; } = text => Split(text, null).Then(WithoutHostBits);

    public static LeafParser<IPNetwork> Delegated { get; } = Sized(true, 16, 64, "a delegated prefix is a /16 to a /64", "use what the broker calls routed, e.g.");

    public static LeafParser<IPNetwork> Exactly64(string why) => Sized(true, 64, 64, $"{why} exactly a /64");

    public static LeafParser<IPNetwork> Private(int shortest, int longest) => text =>
        Sized(false, shortest, longest, $"the subnet must be a /{shortest} to a /{longest}")(text).Then<IPNetwork>(network => network.IsPrivate()
            ? network
            : new Fault("it leaves by NAT and so must be private (RFC 1918)", "use a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"));

    // Of one family and of some length, IPv6 from what is global.
    private static LeafParser<IPNetwork> Sized(bool ipv6, int shortest, int longest, string rule, string mend = "use") => text =>
        Split(text, ipv6).Then<(IPAddress Address, int Length)>(prefix =>
            ipv6 && prefix.Address.SpecialUse() is { } use ? new Fault($"{use}, which nothing on the internet can reach", "use a global unicast prefix (2000::/3)")
            : prefix.Length < shortest || prefix.Length > longest ? new Fault(rule, $"{mend} {Networks.Around(prefix.Address, Math.Clamp(prefix.Length, shortest, longest))}")
            : prefix).Then(WithoutHostBits);

    private static Leaf<(IPAddress Address, int Length)> Split(string text, bool? ipv6)
    {
        (LeafParser<IPAddress> parse, var example) = ipv6 switch
        {
            true => (Addresses.Canonical6, "2001:db8:0:2::/64"),
            false => (Addresses.Canonical4, "192.168.2.0/24"),
            null => (Addresses.Either, "192.0.2.0/24 or 2001:db8::/32"),
        };
        var mend = $"write it like {example}";
        if (text.Split('/') is not [{ Length: > 0 } address, { Length: > 0 } length])
        {
            return new Fault("a prefix is an address and a length", WithLength(text, ipv6) is { } better ? $"use {better}" : mend);
        }

        if (parse(address) is { IsValid: false, Faults: [var fault, ..] })
        {
            return fault with { Mend = Addresses.TryIpv6(address) is { } readable && ipv6 != false && Numbers.IsCanonical(length) ? $"use {readable}/{length}" : mend };
        }

        return parse(address).Then<(IPAddress, int)>(ip =>
        {
            var (version, most) = ip.IsIpv6() ? (6, 128) : (4, 32);
            return Numbers.Between(0, most, "")(length) is { IsValid: true, Value: var bits } ? (ip, bits) : new Fault($"the length of an IPv{version} prefix is a number from 0 to {most}", mend);
        });
    }

    // What an address without a length probably stands for: prefixes that are IPv6 alone are /64 or larger.
    private static string? WithLength(string text, bool? ipv6) =>
        Addresses.Either(text) is not { IsValid: true, Value: { } address } || ipv6 == !address.IsIpv6() ? null
        : ipv6 is null ? $"{address}/{(address.IsIpv6() ? 128 : 32)}"
        : address.IsIpv6() ? $"{Networks.Around(address, 64)}"
        : null;

    private static Leaf<IPNetwork> WithoutHostBits((IPAddress Address, int Length) prefix)
    {
        var network = Networks.Around(prefix.Address, prefix.Length);
        return network.BaseAddress.Equals(prefix.Address) ? network : new Fault($"bits are set behind the length /{prefix.Length}", $"use {network}");
    }
}
