using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Planning;

/// <summary>The VPS keeps single addresses of its /64, and hands the rest on to the DMZ.</summary>
/// <param name="DelegatedPrefixes">The /64.</param>
/// <param name="Mtu">Of the provider's link, bytes.</param>
/// <param name="NdpProxy">Whether the VPS answers neighbour solicitations for the whole /64 on its uplink (RFC 4861; cf. RFC 4389).</param>
/// <param name="Elsewhere">Addresses of the /64 that DMZ hosts take for neighbours and that are not in the DMZ, the VPS's own first: the router answers for them there.</param>
public sealed record Native64Plan(ImmutableArray<IPNetwork> DelegatedPrefixes, int Mtu, bool NdpProxy, ImmutableArray<IPAddress> Elsewhere)
    : UplinkPlan(DelegatedPrefixes, Mtu);
