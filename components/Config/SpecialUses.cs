namespace Ipv6Dmz.Config;

// Addresses that are not global (IANA's special-purpose registries, RFC 6890). Those for documentation and benchmarks count as global.
internal static class SpecialUses
{
    private const string PrivateUse = "a private address";

    // For documentation (RFC 5737, RFC 3849, RFC 9637) and for benchmarks (RFC 2544).
    private static readonly IPNetwork[] Samples = Ranges("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15", "2001:db8::/32", "3fff::/20");

    private static readonly (string Use, IPNetwork[] Ranges)[] Uses =
    [
        (PrivateUse, Ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")),
        ("an unspecified address", Ranges("0.0.0.0/8")),
        ("an address of a provider's NAT", Ranges("100.64.0.0/10")),
        ("a loopback address", Ranges("127.0.0.0/8")),
        ("a link-local address", Ranges("169.254.0.0/16", "fe80::/10")),
        ("a multicast address", Ranges("224.0.0.0/4", "ff00::/8")),
        ("a reserved address", Ranges("240.0.0.0/4")),
        ("the unspecified address", Ranges("::/128")),
        ("the loopback address", Ranges("::1/128")),
        ("a unique local address", Ranges("fc00::/7")),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    // RFC 1918.
    public static bool IsPrivate(this IPAddress address) => address.SpecialUse() == PrivateUse;

    public static bool IsPrivate(this IPNetwork network) => Uses[0].Ranges.Any(range => range.Covers(network));

    // Nobody's: good for examples and laboratories alone.
    public static bool IsSample(this IPAddress address) => Samples.Any(range => range.Contains(address));

    public static string? SpecialUse(this IPAddress address) =>
        Uses.FirstOrDefault(entry => entry.Ranges.Any(range => range.Contains(address))).Use
        ?? (address.IsIpv6() && !Global6.Contains(address) ? "an address outside 2000::/3" : null);

    private static IPNetwork[] Ranges(params string[] ranges) => [.. ranges.Select(IPNetwork.Parse)];
}
