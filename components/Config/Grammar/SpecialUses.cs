using System.Net;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>
/// Addresses that are not global, from IANA's special-purpose registries (RFC 6890). The ranges for documentation and for
/// benchmarks count as global: examples and laboratories use them in that place.
/// </summary>
internal static class SpecialUses
{
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Private =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    /// <summary>For documentation (RFC 5737, RFC 3849, RFC 9637) and for benchmarks (RFC 2544).</summary>
    private static readonly IPNetwork[] Samples =
    [
        IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly (IPNetwork Range, string Use)[] Uses =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an unspecified address"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "an address of a provider's NAT"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback address"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),
        (IPNetwork.Parse("::/128"), "the unspecified address"),
        (IPNetwork.Parse("::1/128"), "the loopback address"),
        (IPNetwork.Parse("fc00::/7"), "a unique local address"),
        (IPNetwork.Parse("fe80::/10"), "a link-local address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
    ];

    /// <summary>RFC 1918.</summary>
    public static bool IsPrivate(this IPAddress address) => Private.Any(range => range.Contains(address));

    /// <summary>RFC 1918, as a whole.</summary>
    public static bool IsPrivate(this IPNetwork network) => Private.Any(range => range.Covers(network));

    /// <summary>Whether the address is nobody's: good for examples and laboratories alone.</summary>
    public static bool IsSample(this IPAddress address) => Samples.Any(range => range.Contains(address));

    /// <summary>Why the address is not global; <see langword="null"/> if it is.</summary>
    public static string? SpecialUse(this IPAddress address) =>
        Uses.FirstOrDefault(entry => entry.Range.Contains(address)).Use
        ?? (address.IsIpv6() && !Global6.Contains(address) ? "an address outside 2000::/3" : null);
}
