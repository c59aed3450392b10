using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz;

/// <summary>The way to a machine that may not answer yet.</summary>
public static class Patience
{
    /// <summary>The same way, tried for as long as the step may take.</summary>
    public static ConnectionArgs UntilItAnswers(ConnectionArgs machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var patient = new ConnectionArgs
        {
            Host = machine.Host,
            Port = machine.Port,
            User = machine.User,
            HostKey = machine.HostKey,
            AgentSocketPath = machine.AgentSocketPath,
            PerDialTimeout = machine.PerDialTimeout,
            DialErrorLimit = -1,
        };
        if (machine.Proxy is { } jump)
        {
            patient.Proxy = jump.Apply(UntilItAnswers);
        }

        if (machine.PrivateKey is { } key)
        {
            patient.PrivateKey = key;
        }

        return patient;
    }

    /// <summary>The machine on the way may be the one that has shut itself off.</summary>
    private static ProxyConnectionArgs UntilItAnswers(ProxyConnectionArgs jump)
    {
        var patient = new ProxyConnectionArgs
        {
            Host = jump.Host,
            Port = jump.Port,
            User = jump.User,
            HostKey = jump.HostKey,
            AgentSocketPath = jump.AgentSocketPath,
            PerDialTimeout = jump.PerDialTimeout,
            DialErrorLimit = -1,
        };
        if (jump.PrivateKey is { } key)
        {
            patient.PrivateKey = key;
        }

        return patient;
    }
}
