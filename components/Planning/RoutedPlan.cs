using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Planning;

/// <summary>The provider routes prefixes to the VPS: main's default route is theirs too, and no other table is needed.</summary>
/// <param name="DelegatedPrefixes">What is routed.</param>
/// <param name="Mtu">Of the provider's link, bytes.</param>
public sealed record RoutedPlan(ImmutableArray<IPNetwork> DelegatedPrefixes, int Mtu) : UplinkPlan(DelegatedPrefixes, Mtu);
