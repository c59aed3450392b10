using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz;

/// <summary>How often the way to a machine is tried.</summary>
public static class Patience
{
    /// <summary>The same way to a machine that may not answer yet, tried for as long as the step may take.</summary>
    public static ConnectionArgs UntilItAnswers(ConnectionArgs machine) => Of(machine, dialErrorLimit: -1);

    /// <summary>The same way, tried once more at most. OpenSSH from 9.8 on shuts an address out after three wrong keys. From then on the error says that
    /// the connection was closed, and the next update is shut out, too. Once more, since a busy sshd drops connections by chance (MaxStartups).</summary>
    public static ConnectionArgs OnceMore(ConnectionArgs machine) => Of(machine, dialErrorLimit: 1);

    private static ConnectionArgs Of(ConnectionArgs machine, int dialErrorLimit)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var other = new ConnectionArgs
        {
            Host = machine.Host,
            Port = machine.Port,
            User = machine.User,
            HostKey = machine.HostKey,
            AgentSocketPath = machine.AgentSocketPath,
            PerDialTimeout = machine.PerDialTimeout,
            DialErrorLimit = dialErrorLimit,
        };
        if (machine.Proxy is { } jump)
        {
            other.Proxy = jump.Apply(way => Of(way, dialErrorLimit));
        }

        if (machine.PrivateKey is { } key)
        {
            other.PrivateKey = key;
        }

        return other;
    }

    /// <summary>The machine on the way may be the one that has shut itself off.</summary>
    private static ProxyConnectionArgs Of(ProxyConnectionArgs jump, int dialErrorLimit)
    {
        var other = new ProxyConnectionArgs
        {
            Host = jump.Host,
            Port = jump.Port,
            User = jump.User,
            HostKey = jump.HostKey,
            AgentSocketPath = jump.AgentSocketPath,
            PerDialTimeout = jump.PerDialTimeout,
            DialErrorLimit = dialErrorLimit,
        };
        if (jump.PrivateKey is { } key)
        {
            other.PrivateKey = key;
        }

        return other;
    }
}
