using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Apply;

/// <summary>SSH to a machine (ssh(1)). What is a secret stays one.</summary>
public sealed record SshWay
{
    /// <summary>Further tries, for as long as the step may take.</summary>
    public const int UntilItAnswers = -1;

    /// <summary>OpenSSH from 9.8 on shuts an address out after three wrong keys: then the error says that the connection was closed, and the next update is shut out, too.
    /// Once more, since a busy sshd drops connections by chance (MaxStartups).</summary>
    public const int OnceMore = 1;

    /// <summary>Address or name.</summary>
    public required Input<string> Host { get; init; }

    /// <summary>TCP port.</summary>
    public Input<double> Port { get; init; } = 22;

    /// <summary>Anyone but root goes through <c>sudo -n</c>.</summary>
    public string User { get; init; } = "root";

    /// <summary>A line of authorized_keys; <see langword="null"/>: whatever answers is taken for the machine.</summary>
    public Input<string>? HostKey { get; init; }

    /// <summary>PEM or OpenSSH's format, secret; <see langword="null"/>: there is an agent.</summary>
    public Input<string>? PrivateKey { get; init; }

    /// <summary>Socket of an agent; <see langword="null"/>: the login's own, if there is no key.</summary>
    public string? AgentSocket { get; init; }

    /// <summary>A machine on the way, itself reached directly (ssh(1), ProxyJump).</summary>
    public SshWay? Jump { get; init; }

    /// <summary>As a command takes it.</summary>
    /// <param name="dialErrorLimit">Number of further tries: the machine on the way may be the one that doesn't answer.</param>
    public ConnectionArgs Connection(int dialErrorLimit)
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
