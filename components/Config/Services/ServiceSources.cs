namespace Ipv6Dmz.Config;

/// <summary>Who may open connections to a service: everybody, or some.</summary>
/// <param name="Home">Whoever comes in by the router's interface to the home network, over a route to the router.</param>
/// <param name="Prefixes">Of both families.</param>
public sealed record ServiceSources(bool Internet, bool Vps, bool Home, ImmutableArray<IPNetwork> Prefixes)
{
    /// <summary>Whether anybody on the internet may come.</summary>
    public bool FromOutside => Internet || !Prefixes.IsEmpty;

    /// <summary>Whether anybody may come through the tunnel.</summary>
    public bool ByTheTunnel => Internet || Vps || !Prefixes.IsEmpty;

    /// <summary>The same by one family.</summary>
    public bool AnyOf(bool ipv6) => Internet || Prefixes.Any(prefix => prefix.IsIpv6() == ipv6);
}
