using System.Net.Sockets;

namespace Ipv6Dmz.Config;

/// <summary>The SSH agents that the deployment's client asks (Pulumi.Command 1.2.1, remote/connection.go): each login's own, or else the one that <c>SSH_AUTH_SOCK</c>
/// names, also where a private key is configured. One that doesn't answer fails the step.</summary>
public static class AgentSockets
{
    private const string Variable = "SSH_AUTH_SOCK";

    /// <summary>Every login that the configuration names, by the key of its agent; the agent is <see langword="null"/> where there is a private key.</summary>
    /// <param name="config">Valid.</param>
    internal static IEnumerable<(string Key, string? Agent)> Logins(DmzConfig config) =>
        from machine in new[] { ("vps.connection", config.Vps.Existing?.Connection), ("router.connection", config.Router.Connection) }
        from login in new[] { ($"{machine.Item1}.agent", machine.Item2), ($"{machine.Item1}.jump.agent", machine.Item2?.Jump) }
        where login.Item2 is not null
        select (login.Item1, login.Item2.Agent);

    /// <summary>Sockets that nobody listens on.</summary>
    /// <param name="config">Valid.</param>
    /// <param name="named">What <c>SSH_AUTH_SOCK</c> says; empty: nothing.</param>
    public static ImmutableArray<ConfigError> Dead(DmzConfig config, string? named)
    {
        ArgumentNullException.ThrowIfNull(config);
        var logins = Logins(config).ToLookup(login => login.Agent is null or ConnectionConfig.AutoAgent);
        // A server in the cloud has a key that is no login of the configuration.
        var asksTheUsualOne = config.Vps.Existing is null || logins[true].Any();
        return
        [
            .. logins[false].Where(login => IsDead(login.Agent!))
                .Select(login => new ConfigError(login.Key, login.Agent!, "no SSH agent listens there", $"start the agent, or use auto for the one that {Variable} names")),
            .. asksTheUsualOne && named is { Length: > 0 } && IsDead(named)
                ? [new ConfigError(Variable, named, "no SSH agent listens there, and the deployment asks the one of this variable even beside a private key", $"run `unset {Variable}`, or start the agent again")]
                : Array.Empty<ConfigError>(),
        ];
    }

    /// <summary>On Windows agents are pipes, and the client finds the usual one by itself.</summary>
    private static bool IsDead(string path)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return false;
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return !OperatingSystem.IsWindows();
        }
    }
}
