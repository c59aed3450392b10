using Pulumi;

namespace Ipv6Dmz.Apply;

/// <summary>How a machine is reached, and what has to be installed on it.</summary>
public sealed class MachineArgs : ResourceArgs
{
    /// <summary>SSH to it.</summary>
    public required SshWay Way { get; set; }

    /// <summary>The owner: <c>project/stack</c>. The agent refuses another stack's machine.</summary>
    [Input("stack", required: true)]
    public required Input<string> Stack { get; set; }

    /// <summary>Debian packages that are installed where they are missing.</summary>
    public IReadOnlyList<string> Packages { get; set; } = [];

    /// <summary>Seconds from a change to its commit; without that it goes back.</summary>
    public int ConfirmWithin { get; set; } = 120;

    /// <summary>The stdin of <c>agent keys</c>: the set's name, WireGuard's private key, the preshared key; secret.</summary>
    public required Output<string> Keys { get; set; }

    /// <summary>The first step waits for these, and for what the connection names.</summary>
    public IReadOnlyList<Resource> After { get; set; } = [];

    /// <summary>The server, where the stack has made it: with it nothing has to be undone.</summary>
    public Resource? DeletedWith { get; set; }
}
