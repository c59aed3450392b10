namespace Ipv6Dmz.Config;

internal sealed record InterfaceAddress(IPAddress Address, IPNetwork Network);

// In canonical form alone (RFC 5952 for IPv6): what is written is what will be seen everywhere.
internal static class Addresses
{
    private const string NotCanonical = "not in canonical form (RFC 5952)";

    public static LeafParser<IPAddress> Canonical4 { get; } = Canonical(TryIpv4, "not an IPv4 address: four numbers from 0 to 255, without leading zeros", "write it like 192.0.2.1");

    public static LeafParser<IPAddress> Canonical6 { get; } = Canonical(TryIpv6, "not an IPv6 address", "write it like 2001:db8::1");

    public static LeafParser<IPAddress> Either { get; } = text =>
        text.Contains(':') ? Canonical6(text)
        : text.Any(char.IsAsciiDigit) ? Canonical4(text)
        : new Fault("not an IP address", "write it like 192.0.2.1 or 2001:db8::1");

    public static LeafParser<IPAddress> Global { get; } = text => Either(text).Then(RequireGlobal);

    public static LeafParser<IPAddress> Global4 { get; } = text => Canonical4(text).Then(RequireGlobal);

    public static LeafParser<IPAddress> Global6 { get; } = text => Canonical6(text).Then(RequireGlobal);

    // Of an interface: global, or private behind a provider's one-to-one NAT.
    public static LeafParser<IPAddress> Holdable4 { get; } = text => Canonical4(text).Then(address => address.IsPrivate() ? address : RequireGlobal(address));

    public static LeafParser<InterfaceAddress> WithPrefix64 { get; } = text =>
    {
        const string Mend = "write it like 2001:db8:0:98::1/64";
        return text.Split('/') is not [{ Length: > 0 } address, { Length: > 0 } length]
            ? TryIpv6(text) is { } bare ? new Fault("the length is missing", $"use {bare}/64") : new Fault("not an IPv6 address with its length", Mend)
            : TryIpv6(address) is not { } ip ? new Fault("not an IPv6 address", Mend)
            : RequireGlobal(ip).Then<InterfaceAddress>(_ =>
                length != "64" ? new Fault("the length must be /64", $"use {ip}/64")
                : ip.ToString() != address ? new Fault(NotCanonical, $"use {ip}/64")
                : Networks.Around(ip, 64) is var network && ip.Equals(network.BaseAddress) ? new Fault(Networks.FirstIsRouters, $"use the address itself, e.g. {network.At(1)}/64")
                : new InterfaceAddress(ip, network));
    };

    public static LeafParser<(IPAddress First, IPAddress Last)> Range { get; } = text =>
    {
        const string Mend = "write it like 192.168.2.100-192.168.2.199";
        return text.Split('-') is not [var from, var to] ? new Fault("a range is its first and its last IPv4 address with a hyphen between", Mend)
            : TryIpv4(from) is not { } first ? new Fault($"{ConfigReader.Show(from)}: not an IPv4 address", Mend)
            : TryIpv4(to) is not { } last ? new Fault($"{ConfigReader.Show(to)}: not an IPv4 address", Mend)
            : Networks.Compare(first, last) > 0 ? new Fault("the range ends before it begins", $"use {last}-{first}")
            : (first, last);
    };

    // However it is written, but for zones and brackets.
    public static IPAddress? TryIpv6(string text) => IPAddress.TryParse(text, out var address) && address.IsIpv6() && !text.AsSpan().ContainsAny('%', '[') ? address : null;

    private static IPAddress? TryIpv4(string text) => IPAddress.TryParse(text, out var address) && !address.IsIpv6() && address.ToString() == text ? address : null;

    private static LeafParser<IPAddress> Canonical(Func<string, IPAddress?> read, string rule, string mend) => text =>
        read(text) is { } address ? (address.ToString() == text ? address : new Fault(NotCanonical, $"use {address}"))
        : text.Split('/') is [var front, _] && read(front) is { } alone ? new Fault("an address stands here without a length", $"use {alone}")
        : new Fault(rule, mend);

    private static Leaf<IPAddress> RequireGlobal(IPAddress address) => address.SpecialUse() is { } use
        ? new Fault($"{use}, which nothing on the internet can reach", address.IsIpv6() ? "use a global unicast address (2000::/3)" : "use a public address")
        : address;
}
