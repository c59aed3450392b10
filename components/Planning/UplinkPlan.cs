using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Planning;

/// <summary>How the DMZ's IPv6 reaches the VPS: one kind per mode.</summary>
/// <param name="DelegatedPrefixes">What comes to the VPS for the inside, and may leave from there.</param>
/// <param name="Mtu">Of the way there, bytes.</param>
public abstract record UplinkPlan(ImmutableArray<IPNetwork> DelegatedPrefixes, int Mtu);
