using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz;

/// <summary>A whole DMZ: what it is to be, and how its two machines are reached.</summary>
public sealed class DmzArgs : ResourceArgs
{
    /// <summary>Whose the machines are: <c>project/stack</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>The kind of uplink: which steps there are has to be known before the plan is.</summary>
    public required UplinkConfig Uplink { get; init; }

    /// <summary>The plan; known once the VPS's addresses are.</summary>
    public required Output<Plan> Plan { get; init; }

    /// <summary>SSH to the VPS.</summary>
    public required ConnectionArgs VpsConnection { get; init; }

    /// <summary>The VPS's user.</summary>
    public string VpsUser { get; init; } = "root";

    /// <summary>What the VPS's steps wait for, where the stack makes it.</summary>
    public Resource? VpsReady { get; init; }

    /// <summary>The server, where the stack makes it: with it the VPS's steps are gone.</summary>
    public Resource? VpsServer { get; init; }

    /// <summary>How the broker learns the VPS's IPv4 address; <see langword="null"/>: it is not told.</summary>
    public BrokerUpdate? BrokerUpdate { get; init; }

    /// <summary>SSH to the router.</summary>
    public required ConnectionArgs RouterConnection { get; init; }

    /// <summary>The router's user.</summary>
    public string RouterUser { get; init; } = "root";

    /// <summary>Seconds that a machine waits for a change to be confirmed by a new connection before it goes back to what it ran before.</summary>
    public int ConfirmWithin { get; init; } = 120;

    /// <summary>Which keys WireGuard has.</summary>
    public WireGuardKeysArgs Keys { get; init; } = new();

    /// <summary>Whether SSH to the router goes by the VPS and the tunnel.</summary>
    public bool RouterViaVps { get; init; }
}
