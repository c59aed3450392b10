using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Config;

/// <summary>A tunnel from a broker (RFC 4213).</summary>
/// <param name="BrokerAddress">The broker's public IPv4 address.</param>
/// <param name="ClientAddress">The VPS's address on the tunnel link.</param>
/// <param name="ServerAddress">The broker's address on the tunnel link.</param>
/// <param name="Link">The link's /64.</param>
/// <param name="DelegatedPrefixes">What the broker routes to the VPS: /16 to /64, none overlaps another.</param>
/// <param name="Mtu">Of the tunnel, bytes.</param>
/// <param name="Update">How the broker learns the VPS's address; <see langword="null"/>: not from here.</param>
public sealed record SixInFourConfig(
    IPAddress BrokerAddress,
    IPAddress ClientAddress,
    IPAddress ServerAddress,
    IPNetwork Link,
    ImmutableArray<IPNetwork> DelegatedPrefixes,
    int Mtu,
    BrokerUpdateConfig? Update) : UplinkConfig
{
    /// <inheritdoc/>
    public override UplinkMode Mode => UplinkMode.SixInFour;
}
