using Ipv6Dmz.Planning;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Where neighbour solicitations are answered, and for what.</summary>
public sealed class NdpProxyArgs : ResourceArgs
{
    /// <summary>The VPS.</summary>
    public required Machine Vps { get; init; }

    /// <summary>The plan; known once the VPS's addresses are.</summary>
    public required Output<Plan> Plan { get; init; }
}
