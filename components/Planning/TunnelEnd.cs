namespace Ipv6Dmz.Planning;

/// <summary>One end of the WireGuard tunnel.</summary>
/// <param name="Interface">Its name on the machine, at most 15 characters.</param>
/// <param name="Ipv4">Its address in the tunnel's IPv4 subnet.</param>
/// <param name="Ipv6">Its address in the tunnel's prefix.</param>
public sealed record TunnelEnd(string Interface, IPAddress Ipv4, IPAddress Ipv6);
