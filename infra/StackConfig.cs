using System.Collections.Immutable;
using System.Text.Json;
using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;
using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Infra;

/// <summary>The only reader of Pulumi.Config.</summary>
internal sealed class StackConfig
{
    private const string NothingChanged = "nothing was changed";

    private readonly Dictionary<string, string> values;
    private readonly IReadOnlySet<string> plain = Plain();

    public StackConfig()
    {
        values = ConfigGroups.Flatten(Groups());
        Dmz = Valid(DmzConfigParser.Parse(values, plain: plain), NothingChanged);
        Valid(AgentSockets.Dead(Dmz, Environment.GetEnvironmentVariable("SSH_AUTH_SOCK")), NothingChanged);
    }

    public DmzConfig Dmz { get; }

    /// <summary>Holds the configuration against the addresses of a server that the cloud makes, once it has given them.</summary>
    /// <exception cref="RunException">They don't fit: all errors, one a line.</exception>
    public void Check(VpsAddresses given) =>
        Valid(DmzConfigParser.Parse(values, given, plain), $"the server's addresses, {given.Ipv4} and {given.NativePrefix}, are there, and nothing was changed on a machine");

    /// <summary>How the broker learns the VPS's address, if it does from here.</summary>
    public BrokerUpdate? BrokerUpdate() => Dmz.Uplink is SixInFourConfig { Update: { } update } ? new(update, Output.CreateSecret(values["uplinkUpdateKey"])) : null;

    /// <summary>The way to the router.</summary>
    /// <param name="vps">The way to the VPS, which may be a part of it.</param>
    public ConnectionArgs RouterConnection(ConnectionArgs vps)
    {
        var router = Connection("router", Dmz.Router.Connection);
        if (Dmz.Router.Via == RouterWay.Vps)
        {
            router.Proxy = JumpHost.By(vps);
        }

        return router;
    }

    /// <summary>The way to a machine that is there.</summary>
    /// <param name="secrets">What the names of its secret keys begin with: <c>vps</c> or <c>router</c>.</param>
    /// <param name="connection">The rest of it.</param>
    public ConnectionArgs Connection(string secrets, ConnectionConfig connection)
    {
        var args = new ConnectionArgs { Host = connection.Host, Port = connection.Port, User = connection.User, HostKey = connection.HostKey! };
        switch (connection.Agent)
        {
            case null:
                args.PrivateKey = Output.CreateSecret(values[$"{secrets}PrivateKey"]);
                break;
            case ConnectionConfig.AutoAgent:
                // The provider looks at SSH_AUTH_SOCK itself. Its value differs from login to login: as an input it would run every step again.
                break;
            default:
                args.AgentSocketPath = connection.Agent;
                break;
        }

        if (connection.Jump is { } jump)
        {
            args.Proxy = JumpHost.By(Connection($"{secrets}Jump", jump));
        }

        return args;
    }

    private static DmzConfig Valid(ParseResult result, string changed)
    {
        Valid(result.Errors, changed);
        return result.Config!;
    }

    private static void Valid(ImmutableArray<ConfigError> errors, string changed)
    {
        if (!errors.IsEmpty)
        {
            throw new RunException(
                $"The configuration of stack {Deployment.Instance.StackName} has {errors.Length} error(s); {changed}:\n" +
                string.Concat(errors.Select(error => $"  {error}\n")));
        }
    }

    /// <summary>All groups of this project that are set, known or not: an unknown one is an error too.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Groups()
    {
        const string prefix = $"{ConfigKeys.Namespace}:";
        var config = new Pulumi.Config(ConfigKeys.Namespace);
        return Keys()
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..])
            .Select(key => KeyValuePair.Create(key, config.Require(key)));
    }

    /// <summary>Full keys of all that isn't encrypted in the stack's file. A group that holds a secret counts as one as a whole.</summary>
    private static HashSet<string> Plain() => [.. Keys().Except(JsonSerializer.Deserialize<string[]>(Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") ?? "[]")!)];

    private static IEnumerable<string> Keys() => JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!.Keys;
}
