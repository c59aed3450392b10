using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz;

/// <summary>How a machine is reached, and what has to be installed on it.</summary>
public sealed class MachineArgs : ResourceArgs
{
    /// <summary>SSH: host, port, user, private key, host key.</summary>
    [Input("connection", required: true)]
    public Input<ConnectionArgs> Connection { get; set; } = null!;

    /// <summary>Whose it is: <c>project/stack</c>. Another stack's machine is refused.</summary>
    [Input("stack", required: true)]
    public required Input<string> Stack { get; set; }

    /// <summary>The user to log in as: anyone but root goes through <c>sudo -n</c>.</summary>
    public string User { get; set; } = "root";

    /// <summary>Debian packages that are installed where they are missing.</summary>
    public IReadOnlyList<string> Packages { get; set; } = [];

    /// <summary>Seconds from a change to its commit; without that it goes back.</summary>
    public int ConfirmWithin { get; set; } = 120;

    /// <summary>What its first step waits for, beside what the connection says.</summary>
    public Resource? After { get; set; }

    /// <summary>The server, where the stack has made it: with that gone nothing on it has to be undone.</summary>
    public Resource? DeletedWith { get; set; }
}
