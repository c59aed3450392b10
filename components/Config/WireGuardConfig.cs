namespace Ipv6Dmz.Config;

/// <summary>The tunnel between the VPS and the router.</summary>
/// <param name="ListenPort">UDP port on the VPS.</param>
/// <param name="EndpointAddress">An address of its own in the VPS's native /64; null: the planner takes one.</param>
/// <param name="EndpointName">Under which the router finds the endpoint again when it has moved.</param>
/// <param name="TunnelSubnet">IPv4 of the link, /30 or larger.</param>
/// <param name="TunnelPrefix">IPv6 of the link, a /64; null: the DMZ's own.</param>
/// <param name="Mtu">Bytes; null: computed from the home uplink's.</param>
/// <param name="PersistentKeepalive">Seconds; 0: off.</param>
/// <param name="Rotation">Another word, other keys.</param>
/// <param name="PskRotation">Another word, another preshared key.</param>
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
    // Where none is configured.
    internal static IPAddress EndpointIn(IPNetwork native) => native.At(0x51);

    internal static IPAddress VpsIn(IPNetwork link) => link.At(1);

    internal static IPAddress RouterIn(IPNetwork link) => link.At(2);

    /// <summary>Bytes that WireGuard adds around a packet: the outer IP header, 8 of UDP, 32 of its own.</summary>
    public static int Overhead(EndpointFamily family) => family == EndpointFamily.Ipv6 ? 80 : 60;
}
