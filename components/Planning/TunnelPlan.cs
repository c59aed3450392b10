namespace Ipv6Dmz.Planning;

/// <summary>The WireGuard tunnel between the VPS and the router.</summary>
/// <param name="Vps">The VPS's end.</param>
/// <param name="Router">The router's end.</param>
/// <param name="Endpoint">Destination of WireGuard's packets from the router.</param>
/// <param name="EndpointName">Name that the router looks up when <paramref name="Endpoint"/> is silent, in the endpoint's family; <see langword="null"/>: none.</param>
/// <param name="EndpointIsDedicated">Whether <paramref name="Endpoint"/> is an address of its own that has to be added to the VPS's uplink (IPv6), or the VPS's own (IPv4).</param>
/// <param name="ListenPort">UDP port on the VPS.</param>
/// <param name="Subnet">IPv4 of the link.</param>
/// <param name="Prefix">IPv6 of the link, a /64 of the delegated prefix.</param>
/// <param name="Mtu">Bytes, the same on both ends.</param>
/// <param name="PathMtu">The least MTU that a packet through both the WireGuard and the uplink tunnel meets, bytes: what the RA announces.</param>
/// <param name="Mss4">TCP maximum segment size over IPv4: <paramref name="PathMtu"/> − 40.</param>
/// <param name="Mss6">TCP maximum segment size over IPv6: <paramref name="PathMtu"/> − 60.</param>
/// <param name="PersistentKeepalive">Seconds, on both ends; 0: off.</param>
/// <param name="FwMark">Mark on WireGuard's own packets on the router.</param>
public sealed record TunnelPlan(
    TunnelEnd Vps,
    TunnelEnd Router,
    IPAddress Endpoint,
    string? EndpointName,
    bool EndpointIsDedicated,
    int ListenPort,
    IPNetwork Subnet,
    IPNetwork Prefix,
    int Mtu,
    int PathMtu,
    int Mss4,
    int Mss6,
    int PersistentKeepalive,
    int FwMark)
{
    /// <summary>For people: <c>address:port</c>, or <c>name:port</c> where the endpoint has a name.</summary>
    public string EndpointText => EndpointName is null ? $"{new IPEndPoint(Endpoint, ListenPort)}" : $"{EndpointName}:{ListenPort}";
}
