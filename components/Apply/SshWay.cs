using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Apply;

/// <summary>SSH to a machine (ssh(1)). What is a secret stays one.</summary>
public sealed record SshWay
{
    /// <summary>Address or name.</summary>
    public required Input<string> Host { get; init; }

    /// <summary>TCP port.</summary>
    public Input<double> Port { get; init; } = 22;

    /// <summary>Anyone but root goes through <c>sudo -n</c>.</summary>
    public string User { get; init; } = "root";

    /// <summary>A line of authorized_keys; null: whatever answers is taken for the machine.</summary>
    public Input<string>? HostKey { get; init; }

    /// <summary>PEM or OpenSSH's format, secret; null: there is an agent.</summary>
    public Input<string>? PrivateKey { get; init; }

    /// <summary>Socket of an agent; null: the login's own, if there is no key.</summary>
    public string? AgentSocket { get; init; }

    /// <summary>A machine on the way, itself reached directly (ssh(1), ProxyJump).</summary>
    public SshWay? Jump { get; init; }

    /// <param name="dialErrorLimit">Number of further tries: the machine on the way may be the one that doesn't answer.</param>
    private ConnectionArgs Connection(int dialErrorLimit)
    {
        var args = new ConnectionArgs { Host = Host, Port = Port, User = User, HostKey = HostKey!, AgentSocketPath = AgentSocket!, DialErrorLimit = dialErrorLimit };
        if (PrivateKey is { } key)
        {
            args.PrivateKey = key;
        }

        if (Jump is { } jump)
        {
            args.Proxy = jump.Proxy(dialErrorLimit);
        }

        return args;
    }

    /// <param name="trigger">Another one makes a new step, once the old one is deleted.</param>
    /// <param name="limit">For a machine that may not answer yet: tried for as long.</param>
    internal Command Step(string name, Input<string> create, Input<string>? stdin, TimeSpan? limit, CustomResourceOptions options, string? delete = null, bool secret = false, string? trigger = null)
    {
        options.CustomTimeouts = limit is { } time ? new() { Create = time, Update = time } : null;
        var args = new CommandArgs
        {
            // Once more: a busy sshd drops connections by chance (MaxStartups), and OpenSSH from 9.8 on shuts an address out after three wrong keys.
            Connection = Connection(limit is null ? 1 : -1),
            Create = create,
            Stdin = stdin!,
            Delete = delete!,
            Logging = secret ? Logging.None : Logging.StdoutAndStderr,
            // sshd would be asked to take environment variables, which it refuses.
            AddPreviousOutputInEnv = false,
        };
        if (trigger is not null)
        {
            args.Triggers = new object[] { trigger };
        }

        return new(name, args, options);
    }

    private ProxyConnectionArgs Proxy(int dialErrorLimit)
    {
        var args = new ProxyConnectionArgs { Host = Host, Port = Port, User = User, HostKey = HostKey!, AgentSocketPath = AgentSocket!, DialErrorLimit = dialErrorLimit };
        if (PrivateKey is { } key)
        {
            args.PrivateKey = key;
        }

        return args;
    }
}
