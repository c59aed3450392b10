using System.Buffers.Binary;
using System.Net.Sockets;

namespace Ipv6Dmz.Config;

/// <summary>Arithmetic on addresses and prefixes, for both families: IPv4 counts as mapped into IPv6 (RFC 4291, 2.5.5.2).</summary>
public static class Networks
{
    /// <summary>The address at an offset from the prefix's first.</summary>
    public static IPAddress At(this IPNetwork network, long offset) => network.BaseAddress.Plus(offset);

    internal static IPAddress Plus(this IPAddress address, long offset) => FromNumber(Number(address) + unchecked((UInt128)offset), address.IsIpv6());

    /// <summary>The last address: of an IPv4 subnet the broadcast address.</summary>
    public static IPAddress Last(this IPNetwork network) => FromNumber(Number(network.BaseAddress) | ~Mask(network.IsIpv6(), network.PrefixLength), network.IsIpv6());

    /// <summary>Whether two prefixes share an address.</summary>
    public static bool Overlaps(this IPNetwork network, IPNetwork other) => network.Contains(other.BaseAddress) || other.Contains(network.BaseAddress);

    /// <summary>Whether the other's every address is in this one.</summary>
    public static bool Covers(this IPNetwork network, IPNetwork other) => network.PrefixLength <= other.PrefixLength && network.Contains(other.BaseAddress);

    /// <summary>The prefix that an address is in.</summary>
    public static IPNetwork Around(IPAddress address, int length) => new(FromNumber(Number(address) & Mask(address.IsIpv6(), length), address.IsIpv6()), length);

    /// <summary>Orders addresses of one family.</summary>
    public static int Compare(IPAddress left, IPAddress right) => Number(left).CompareTo(Number(right));

    /// <summary>Whether the address is IPv6.</summary>
    public static bool IsIpv6(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>Whether the prefix is IPv6.</summary>
    public static bool IsIpv6(this IPNetwork network) => network.BaseAddress.IsIpv6();

    private static UInt128 Mask(bool ipv6, int length) => (ipv6 ? 128 : 32) - length is var host && host == 128 ? 0 : UInt128.MaxValue << host;

    private static UInt128 Number(IPAddress address) => BinaryPrimitives.ReadUInt128BigEndian(address.MapToIPv6().GetAddressBytes());

    private static IPAddress FromNumber(UInt128 number, bool ipv6)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(bytes.AsSpan(ipv6 ? 0 : 12));
    }
}
