using System.Buffers.Binary;
using System.Net.Sockets;

namespace Ipv6Dmz.Config;

/// <summary>Arithmetic on addresses and prefixes, for both families: IPv4 counts as mapped into IPv6 (RFC 4291, 2.5.5.2).</summary>
public static class Networks
{
    internal const string FirstIsRouters = "the prefix's first address belongs to all its routers (RFC 4291, 2.6.1)";

    /// <summary>The address at an offset from the prefix's first.</summary>
    public static IPAddress At(this IPNetwork network, long offset) => network.BaseAddress.Plus(offset);

    /// <summary>The address of a /64 with an interface identifier.</summary>
    public static IPAddress At(this IPNetwork network, IPAddress interfaceId) => Change(network.BaseAddress, number => number | Number(interfaceId));

    internal static IPAddress Plus(this IPAddress address, long offset) => Change(address, number => number + unchecked((UInt128)offset));

    /// <summary>The last address: of an IPv4 subnet the broadcast address.</summary>
    public static IPAddress Last(this IPNetwork network) => Change(network.BaseAddress, number => number | ~Mask(network.BaseAddress, network.PrefixLength));

    /// <summary>Whether two prefixes share an address.</summary>
    public static bool Overlaps(this IPNetwork network, IPNetwork other) => network.Contains(other.BaseAddress) || other.Contains(network.BaseAddress);

    /// <summary>Whether the other's every address is in this one.</summary>
    public static bool Covers(this IPNetwork network, IPNetwork other) => network.PrefixLength <= other.PrefixLength && network.Contains(other.BaseAddress);

    /// <summary>The prefix that an address is in.</summary>
    public static IPNetwork Around(IPAddress address, int length) => new(Change(address, number => number & Mask(address, length)), length);

    /// <summary>An IPv6 address without its /64: the interface identifier (RFC 4291, 2.5.1).</summary>
    public static IPAddress LowerHalf(IPAddress address) => Change(address, number => number & ~Mask(address, 64));

    /// <summary>Orders addresses of one family.</summary>
    public static int Compare(IPAddress left, IPAddress right) => Number(left).CompareTo(Number(right));

    /// <summary>Whether the address is IPv6.</summary>
    public static bool IsIpv6(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>Whether the prefix is IPv6.</summary>
    public static bool IsIpv6(this IPNetwork network) => network.BaseAddress.IsIpv6();

    private static UInt128 Mask(IPAddress address, int length) => (address.IsIpv6() ? 128 : 32) - length is var host && host == 128 ? 0 : UInt128.MaxValue << host;

    internal static UInt128 Number(IPAddress address) => BinaryPrimitives.ReadUInt128BigEndian(address.MapToIPv6().GetAddressBytes());

    private static IPAddress Change(IPAddress address, Func<UInt128, UInt128> change)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, change(Number(address)));
        return new IPAddress(bytes.AsSpan(address.IsIpv6() ? 0 : 12));
    }
}
