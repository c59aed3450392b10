using Ipv6Dmz.Planning;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Where isolation and prefix delegation are made, and what from.</summary>
public sealed class DmzRouterArgs : ResourceArgs
{
    /// <summary>The DMZ router.</summary>
    public required Machine Router { get; init; }

    /// <summary>The plan; known once the VPS's addresses are.</summary>
    public required Output<Plan> Plan { get; init; }
}
