using Ipv6Dmz.Apply;
using Ipv6Dmz.Config;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>The configuration of a DMZ, and the ways to its two machines.</summary>
public sealed class DmzArgs : ResourceArgs
{
    /// <summary>Owner of both machines: <c>project/stack</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>A valid configuration.</summary>
    public required DmzConfig Config { get; init; }

    /// <summary>The VPS's addresses: of a server that is yet to be made unknown.</summary>
    public required Output<VpsAddresses> VpsAddresses { get; init; }

    /// <summary>SSH to the VPS.</summary>
    public required SshWay Vps { get; init; }

    /// <summary>The VPS's steps wait for this resource, where the stack makes the VPS.</summary>
    public Resource? VpsReady { get; init; }

    /// <summary>The server that the stack makes: the engine forgets the VPS's steps with it.</summary>
    public Resource? VpsServer { get; init; }

    /// <summary>SSH to the router.</summary>
    public required SshWay Router { get; init; }

    /// <summary>The broker's update key, secret; <see langword="null"/>: the broker is not told the VPS's address.</summary>
    public Output<string>? BrokerKey { get; init; }
}
