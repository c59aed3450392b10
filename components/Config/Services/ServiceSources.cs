namespace Ipv6Dmz.Config;

/// <summary>Who may open connections to a service: everybody, or some.</summary>
/// <param name="Prefixes">Of both families.</param>
public sealed record ServiceSources(bool Internet, bool Vps, ImmutableArray<IPNetwork> Prefixes)
{
    /// <summary>Whether anybody on the internet may come by a family.</summary>
    public bool AnyOf(bool ipv6) => Internet || Prefixes.Any(prefix => prefix.IsIpv6() == ipv6);
}
