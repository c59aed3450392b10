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
            Proxy = machine.Proxy,
            DialErrorLimit = -1,
        };
        if (machine.PrivateKey is { } key)
        {
            patient.PrivateKey = key;
        }

        return patient;
    }
}
