namespace Ipv6Dmz.Config;

/// <summary>What one source, an IPv4 address or an IPv6 /64, may take of a port.</summary>
/// <param name="Rate">Connections that it may begin, or with UDP packets that it may send; null: any number.</param>
/// <param name="Connections">That it may have at the same time; null: any number.</param>
public sealed record ServiceLimits(Rate? Rate, int? Connections)
{
    /// <summary>Whether there is no limit.</summary>
    public bool AreNone => this is { Rate: null, Connections: null };
}
