namespace Ipv6Dmz.Planning;

/// <summary>One end of the WireGuard tunnel, its addresses inside that.</summary>
/// <param name="Interface">At most 15 characters.</param>
public sealed record TunnelEnd(string Interface, IPAddress Ipv4, IPAddress Ipv6);
