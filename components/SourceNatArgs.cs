using Ipv6Dmz.Planning;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Where source NAT and firewall are made, and what from.</summary>
public sealed class SourceNatArgs : ResourceArgs
{
    /// <summary>The VPS.</summary>
    public required Machine Vps { get; init; }

    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }
}
