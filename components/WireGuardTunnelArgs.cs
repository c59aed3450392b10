namespace Ipv6Dmz;

/// <summary>Where the WireGuard tunnel is made, what from, and with which keys.</summary>
public sealed class WireGuardTunnelArgs : BothMachinesArgs
{
    /// <summary>The keys of both ends.</summary>
    public required WireGuardKeys Keys { get; init; }
}
