using Ipv6Dmz.Config.Grammar;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config.Rules;

/// <summary>One way to log in, to each machine and to each jump host.</summary>
internal static class LoginRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => new[] { draft.VpsConnection, draft.RouterConnection }
        .SelectMany(connection => new[] { OneWay(connection.Login), connection.JumpHost.IsUnset ? WithoutHost(connection) : connection.JumpHost.Is(out _) ? OneWay(connection.JumpLogin) : null })
        .OfType<ConfigError>();

    private static ConfigError? OneWay(LoginDraft login)
    {
        var (key, agent) = (login.PrivateKey, login.Agent);
        return key.IsUnset && agent.IsUnset ? key.Wrong(
                $"one of {key.Key} and {agent.Key} is needed to log in",
                $"set it with `{ConfigKeys.ByName[key.Key].Command}`, or what the key's file is called, or `pulumi config set --path {agent.Key} auto` for a running agent")
            : key.Is(out _) && agent.Is(out _) ? agent.Wrong($"{key.Key} is set too, and only one of them can be meant", "remove one of the two")
            : null;
    }

    private static ConfigError? WithoutHost(ConnectionDraft connection) =>
        new[] { connection.JumpLogin.HostKey, connection.JumpLogin.PrivateKey, connection.JumpLogin.Agent }.FirstOrDefault(field => field.Is(out _)) is { Key: var key }
            ? connection.JumpHost.Wrong($"{key} is set, and there is no jump host that it is for", $"set {connection.JumpHost.Key}, or remove {key}")
            : null;
}
