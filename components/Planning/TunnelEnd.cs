namespace Ipv6Dmz.Planning;

/// <summary>One end of the WireGuard tunnel, its addresses inside that.</summary>
public sealed record TunnelEnd(string Interface, IPAddress Ipv4, IPAddress Ipv6);
