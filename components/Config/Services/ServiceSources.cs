namespace Ipv6Dmz.Config;

/// <summary>Who may open connections to a service: everybody, or some.</summary>
/// <param name="Prefixes">Of both families.</param>
public sealed record ServiceSources(bool Internet, bool Vps, ImmutableArray<IPNetwork> Prefixes)
{
    internal bool AnyOf(bool ipv6) => Internet || Prefixes.Any(prefix => prefix.IsIpv6() == ipv6);
}
