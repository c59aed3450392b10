using Ipv6Dmz.Config.Grammar;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config.Rules;

/// <summary>One way to log in, to each machine and to each jump host.</summary>
internal static class LoginRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => new[] { draft.VpsConnection, draft.RouterConnection }.SelectMany(Check);

    private static IEnumerable<ConfigError> Check(ConnectionDraft connection)
    {
        var jump = connection.JumpHost.IsUnset ? WithoutHost(connection) : connection.JumpHost.Is(out _) ? OneWay(connection.JumpLogin) : [];
        return [.. OneWay(connection.Login), .. jump];
    }

    private static IEnumerable<ConfigError> OneWay(LoginDraft login)
    {
        if (login.PrivateKey.IsUnset && login.Agent.IsUnset)
        {
            yield return login.PrivateKey.Wrong(
                $"one of {login.PrivateKey.Key} and {login.Agent.Key} is needed to log in",
                $"set it with `{ConfigKeys.ByName[login.PrivateKey.Key].Command}`, or what the key's file is called, or `pulumi config set --path {login.Agent.Key} auto` for a running agent");
        }
        else if (login.PrivateKey.Is(out _) && login.Agent.Is(out _))
        {
            yield return login.Agent.Wrong($"{login.PrivateKey.Key} is set too, and only one of them can be meant", "remove one of the two");
        }
    }

    private static IEnumerable<ConfigError> WithoutHost(ConnectionDraft connection)
    {
        var login = connection.JumpLogin;
        string?[] set = [login.HostKey.Is(out _) ? login.HostKey.Key : null, login.PrivateKey.Is(out _) ? login.PrivateKey.Key : null, login.Agent.Is(out _) ? login.Agent.Key : null];
        if (set.OfType<string>().FirstOrDefault() is { } key)
        {
            yield return connection.JumpHost.Wrong($"{key} is set, and there is no jump host that it is for", $"set {connection.JumpHost.Key}, or remove {key}");
        }
    }
}
