using System.Buffers.Binary;
using System.Net;

namespace Ipv6Dmz.Rendering;

/// <summary>The two numbers that IPv4's formats ask for beside the prefix.</summary>
internal static class Ipv4
{
    public static IPAddress Netmask(IPNetwork subnet) => Address(Mask(subnet));

    public static IPAddress Broadcast(IPNetwork subnet) =>
        Address(BinaryPrimitives.ReadUInt32BigEndian(subnet.BaseAddress.GetAddressBytes()) | ~Mask(subnet));

    private static uint Mask(IPNetwork subnet) => subnet.PrefixLength == 0 ? 0 : uint.MaxValue << (32 - subnet.PrefixLength);

    private static IPAddress Address(uint bits)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, bits);
        return new(bytes);
    }
}
