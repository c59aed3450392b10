using Ipv6Dmz.Planning;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>For what has a part on either machine.</summary>
public class BothMachinesArgs : ResourceArgs
{
    /// <summary>The VPS.</summary>
    public required Machine Vps { get; init; }

    /// <summary>The DMZ router.</summary>
    public required Machine Router { get; init; }

    /// <summary>The plan; known once the VPS's addresses are.</summary>
    public required Output<Plan> Plan { get; init; }
}
