using System.Collections.Immutable;
using System.Text.Json;
using Ipv6Dmz.Apply;
using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;
using Pulumi;

namespace Ipv6Dmz.Infra;

/// <summary>The only reader of Pulumi.Config.</summary>
internal sealed class StackConfig
{
    private const string NothingChanged = "nothing was changed";

    private readonly Dictionary<string, string> values;
    private readonly ParseResult parsed;

    public StackConfig()
    {
        values = ConfigGroups.Flatten(Groups());
        parsed = DmzConfigParser.Parse(values, Plain());
        Valid(parsed.Errors, NothingChanged);
        Valid(AgentSockets.Dead(Dmz, Environment.GetEnvironmentVariable("SSH_AUTH_SOCK")), NothingChanged);
    }

    public DmzConfig Dmz => parsed.Config!;

    /// <summary>Holds the configuration against the addresses of a server that the cloud makes, once it has given them.</summary>
    /// <exception cref="RunException">They don't fit: all errors, one a line.</exception>
    public void Check(VpsAddresses given) =>
        Valid(parsed.Against(given), $"the server's addresses, {given.Ipv4} and {given.NativePrefix}, are there, and nothing was changed on a machine");

    /// <summary>The key by which the broker learns the VPS's address, if it does from here.</summary>
    public Output<string>? BrokerKey => Dmz.Uplink.Update is null ? null : Output.CreateSecret(values["uplinkUpdateKey"]);

    /// <summary>The way to the router.</summary>
    /// <param name="vps">The way to the VPS, which may be a part of it.</param>
    public SshWay RouterWay(SshWay vps) => Dmz.Router.Via == Config.RouterWay.Vps ? Way("router", Dmz.Router.Connection) with { Jump = vps } : Way("router", Dmz.Router.Connection);

    /// <summary>The way to a machine that is there.</summary>
    /// <param name="secrets">Prefix of its secret keys' names: <c>vps</c> or <c>router</c>.</param>
    /// <param name="connection">The rest of it.</param>
    public SshWay Way(string secrets, ConnectionConfig connection) => new()
    {
        Host = connection.Host,
        Port = connection.Port,
        User = connection.User,
        HostKey = connection.HostKey is { } key ? (Input<string>)key : null,
        PrivateKey = connection.Agent is null ? (Input<string>)Output.CreateSecret(values[$"{secrets}PrivateKey"]) : null,
        // The provider looks at SSH_AUTH_SOCK itself. Its value differs from login to login: as an input it would run every step again.
        AgentSocket = connection.Agent == ConnectionConfig.AutoAgent ? null : connection.Agent,
        Jump = connection.Jump is { } jump ? Way($"{secrets}Jump", jump) : null,
    };

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
