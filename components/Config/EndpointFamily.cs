namespace Ipv6Dmz.Config;

/// <summary>The IP version that carries WireGuard's packets from the router to the VPS.</summary>
public enum EndpointFamily
{
    /// <summary>To an address of its own; 80 bytes of overhead.</summary>
    Ipv6,

    /// <summary>To the VPS's address; 60 bytes of overhead.</summary>
    Ipv4,
}
