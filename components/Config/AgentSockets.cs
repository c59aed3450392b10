using System.Net.Sockets;

namespace Ipv6Dmz.Config;

/// <summary>The deployment's client (Pulumi.Command 1.2.1, remote/connection.go) asks each login's SSH agent, or else the one that <c>SSH_AUTH_SOCK</c>
/// names, also where a private key is configured. One that doesn't answer fails the step.</summary>
public static class AgentSockets
{
    private const string Variable = "SSH_AUTH_SOCK";

    /// <summary>Sockets that nobody listens on.</summary>
    /// <param name="named">What <c>SSH_AUTH_SOCK</c> says.</param>
    public static ImmutableArray<ConfigError> Dead(DmzConfig config, string? named)
    {
        var own = config.Logins.Where(each => each.Login.Agent is not (null or ConnectionConfig.AutoAgent)).ToList();
        // A server in the cloud has a key that is no login of the configuration.
        var asksTheUsualOne = config.Vps.Existing is null || own.Count < config.Logins.Count();
        return
        [
            .. own.Where(each => IsDead(each.Login.Agent!))
                .Select(each => new ConfigError($"{each.Group}.agent", each.Login.Agent!, "no SSH agent listens there", $"start the agent, or use auto for the one that {Variable} names")),
            .. asksTheUsualOne && named is { Length: > 0 } && IsDead(named)
                ? [new ConfigError(Variable, named, "no SSH agent listens there, and the deployment asks the one of this variable even beside a private key", $"run `unset {Variable}`, or start the agent again")]
                : Array.Empty<ConfigError>(),
        ];
    }

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
            // There agents are pipes, and the client finds the usual one by itself.
            return !OperatingSystem.IsWindows();
        }
    }
}
