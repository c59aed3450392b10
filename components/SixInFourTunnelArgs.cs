using Ipv6Dmz.Planning;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Where the 6in4 tunnel is made, and what from.</summary>
public sealed class SixInFourTunnelArgs : ResourceArgs
{
    /// <summary>The VPS.</summary>
    public required Machine Vps { get; init; }

    /// <summary>The plan; known once the VPS's addresses are.</summary>
    public required Output<Plan> Plan { get; init; }
}
