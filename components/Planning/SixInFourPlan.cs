using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Planning;

/// <summary>The 6in4 tunnel (RFC 4213) between the VPS and the broker.</summary>
/// <param name="Interface">Name of the sit interface on the VPS.</param>
/// <param name="Local">Outer IPv4 source: the VPS.</param>
/// <param name="Remote">Outer IPv4 destination: the broker.</param>
/// <param name="ClientAddress">The VPS's address inside the tunnel.</param>
/// <param name="ServerAddress">The broker's address inside the tunnel: next hop of the default route.</param>
/// <param name="Link">The tunnel link's prefix.</param>
/// <param name="Mtu">Bytes; at most the outer path's MTU less 20.</param>
/// <param name="DelegatedPrefixes">What the broker routes to the VPS.</param>
public sealed record SixInFourPlan(
    string Interface,
    IPAddress Local,
    IPAddress Remote,
    IPAddress ClientAddress,
    IPAddress ServerAddress,
    IPNetwork Link,
    int Mtu,
    ImmutableArray<IPNetwork> DelegatedPrefixes) : UplinkPlan(DelegatedPrefixes, Mtu);
