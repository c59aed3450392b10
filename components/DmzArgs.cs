using Ipv6Dmz.Apply;
using Ipv6Dmz.Config;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>A whole DMZ: what it is to be, and how its two machines are reached.</summary>
public sealed class DmzArgs : ResourceArgs
{
    /// <summary>Whose the machines are: <c>project/stack</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>What it is to be; valid.</summary>
    public required DmzConfig Config { get; init; }

    /// <summary>The VPS's addresses: of a server that is yet to be made unknown.</summary>
    public required Output<VpsAddresses> VpsAddresses { get; init; }

    /// <summary>SSH to the VPS.</summary>
    public required SshWay Vps { get; init; }

    /// <summary>What the VPS's steps wait for, where the stack makes it.</summary>
    public Resource? VpsReady { get; init; }

    /// <summary>The server, where the stack makes it: with it the VPS's steps are gone.</summary>
    public Resource? VpsServer { get; init; }

    /// <summary>SSH to the router.</summary>
    public required SshWay Router { get; init; }

    /// <summary>The broker's update key, secret; <see langword="null"/>: the broker is not told the VPS's address.</summary>
    public Output<string>? BrokerKey { get; init; }
}
