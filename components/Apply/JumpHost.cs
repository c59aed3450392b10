using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz;

/// <summary>One machine on the way to another (ssh(1), ProxyJump).</summary>
public static class JumpHost
{
    /// <summary>The way to a machine as a step on the way to the next; what is an output there, and a secret, is one here.</summary>
    /// <param name="machine">Reached directly: there is one jump host at most.</param>
    public static ProxyConnectionArgs By(ConnectionArgs machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var jump = new ProxyConnectionArgs
        {
            Host = machine.Host,
            Port = machine.Port,
            User = machine.User,
            HostKey = machine.HostKey,
            AgentSocketPath = machine.AgentSocketPath,
            DialErrorLimit = machine.DialErrorLimit,
            PerDialTimeout = machine.PerDialTimeout,
        };
        if (machine.PrivateKey is { } key)
        {
            jump.PrivateKey = key;
        }

        return jump;
    }
}
