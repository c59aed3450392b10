namespace Ipv6Dmz.Planning;

/// <summary>The WireGuard tunnel between the VPS and the router.</summary>
/// <param name="Endpoint">Destination of WireGuard's packets from the router.</param>
/// <param name="EndpointName">What the router looks up when Endpoint is silent, in its family.</param>
/// <param name="EndpointIsDedicated">Whether Endpoint has to be added to the VPS's uplink (IPv6), or is the VPS's own (IPv4).</param>
/// <param name="Subnet">IPv4 of the link.</param>
/// <param name="Prefix">IPv6 of the link, a /64.</param>
/// <param name="PathMtu">The least MTU that a packet through both the WireGuard and the uplink tunnel meets, bytes: what the RA announces.</param>
/// <param name="PersistentKeepalive">Seconds; 0: off.</param>
/// <param name="Mark">On WireGuard's own packets on the router (fwmark), hex.</param>
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
    int PersistentKeepalive,
    string Mark)
{
    /// <summary>TCP maximum segment size over IPv4: less the headers, without options.</summary>
    public int Mss4 => PathMtu - 40;

    /// <summary>Over IPv6.</summary>
    public int Mss6 => PathMtu - 60;

    /// <summary>For people: <c>address:port</c> or <c>name:port</c>.</summary>
    public string EndpointText => EndpointName is null ? $"{new IPEndPoint(Endpoint, ListenPort)}" : $"{EndpointName}:{ListenPort}";
}
