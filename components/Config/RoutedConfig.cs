using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Config;

/// <summary>A prefix that the provider routes to the VPS.</summary>
/// <param name="DelegatedPrefixes">What is routed: /16 to /63, none overlaps another.</param>
public sealed record RoutedConfig(ImmutableArray<IPNetwork> DelegatedPrefixes) : UplinkConfig
{
    /// <inheritdoc/>
    public override UplinkMode Mode => UplinkMode.Routed;
}
