namespace Ipv6Dmz.Config;

/// <summary>The tunnel between the VPS and the router.</summary>
/// <param name="ListenPort">UDP port on the VPS.</param>
/// <param name="EndpointAddress">An address of its own in the VPS's native /64; <see langword="null"/>: the planner takes one.</param>
/// <param name="EndpointName">Name in DNS under which the router finds the endpoint again when it has moved.</param>
/// <param name="TunnelSubnet">IPv4 of the link, /30 or larger.</param>
/// <param name="TunnelPrefix">IPv6 of the link, a /64 of the delegated prefixes; <see langword="null"/> with native64, where the link is in the DMZ's own.</param>
/// <param name="Mtu">Bytes; <see langword="null"/>: computed from the home uplink's.</param>
/// <param name="PersistentKeepalive">Seconds; 0: off.</param>
/// <param name="Rotation">Names the key pairs and the preshared key that are in use; another word, other keys.</param>
/// <param name="PskRotation">The same for the preshared key alone.</param>
public sealed record WireGuardConfig(
    int ListenPort,
    IPAddress? EndpointAddress,
    EndpointFamily EndpointFamily,
    string? EndpointName,
    IPNetwork TunnelSubnet,
    IPNetwork? TunnelPrefix,
    int? Mtu,
    int PersistentKeepalive,
    string Rotation,
    string PskRotation)
{
    /// <summary>The address that WireGuard listens on in the VPS's native /64 where none is configured.</summary>
    public static IPAddress EndpointIn(IPNetwork native) => native.At(0x51);

    /// <summary>The VPS's address in a network of the link's own.</summary>
    public static IPAddress VpsIn(IPNetwork link) => link.At(1);

    /// <summary>The router's.</summary>
    public static IPAddress RouterIn(IPNetwork link) => link.At(2);

    /// <summary>Bytes that WireGuard adds around a packet: the outer IP header, 8 of UDP, 32 of its own.</summary>
    public static int Overhead(EndpointFamily family) => family == EndpointFamily.Ipv6 ? 80 : 60;
}
