using Ipv6Dmz.Apply;
using Ipv6Dmz.Concerns;
using Ipv6Dmz.Planning;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>A DMZ, and the ways to its two machines.</summary>
public sealed class DmzArgs : ResourceArgs
{
    /// <summary>Owner of both machines: <c>project/stack</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>Valid.</summary>
    public required DmzConfig Config { get; init; }

    /// <summary>The public server.</summary>
    public required VpsMachine Vps { get; init; }

    /// <summary>SSH to the router.</summary>
    public required SshWay Router { get; init; }

    /// <summary>What is too long for an output: files for people, in <see cref="Dmz.TextFolder"/> on the router.</summary>
    public Func<Plan, IEnumerable<Artifact>> Texts { get; init; } = _ => [];

    /// <summary>Secret; null: the broker is not told the VPS's address.</summary>
    public Output<string>? BrokerKey { get; init; }

    /// <summary>Secret; null: no server is told the hosts' public names.</summary>
    public Output<string>? DnsKey { get; init; }
}
