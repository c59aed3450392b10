using System.Text.Json;
using Ipv6Dmz.Config;
using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Infra;

/// <summary>The only reader of Pulumi.Config.</summary>
internal sealed class StackConfig
{
    private readonly Dictionary<string, string> values;

    public StackConfig()
    {
        values = ConfigGroups.Flatten(Groups());
        Dmz = Valid(DmzConfigParser.Parse(values), "nothing was changed");
    }

    public DmzConfig Dmz { get; }

    /// <summary>Holds the configuration against the addresses of a server that the cloud makes, once it has given them.</summary>
    /// <exception cref="RunException">They don't fit: all errors, one a line.</exception>
    public void Check(VpsAddresses given) =>
        Valid(DmzConfigParser.Parse(values, given), $"the server's addresses, {given.Ipv4} and {given.NativePrefix}, are there, and nothing was changed on a machine");

    /// <summary>How the broker learns the VPS's address, if it does from here.</summary>
    public BrokerUpdate? BrokerUpdate() => Dmz.Uplink is SixInFourConfig { Update: { } update } ? new(update, Output.CreateSecret(values["uplink.update.key"])) : null;

    /// <summary>The way to the router.</summary>
    /// <param name="vps">The way to the VPS, which may be a part of it.</param>
    public ConnectionArgs RouterConnection(ConnectionArgs vps)
    {
        var router = Connection("router.connection", Dmz.Router.Connection);
        if (Dmz.Router.Via == RouterWay.Vps)
        {
            router.Proxy = JumpHost.By(vps);
        }

        return router;
    }

    /// <summary>The way to a machine that is there.</summary>
    /// <param name="group">The keys that say so, for its secrets.</param>
    /// <param name="connection">The same, parsed.</param>
    public ConnectionArgs Connection(string group, ConnectionConfig connection)
    {
        var args = new ConnectionArgs { Host = connection.Host, Port = connection.Port, User = connection.User, HostKey = connection.HostKey! };
        switch (connection.Agent)
        {
            case null:
                args.PrivateKey = Output.CreateSecret(values[$"{group}.privateKey"]);
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
            args.Proxy = JumpHost.By(Connection($"{group}.jump", jump));
        }

        return args;
    }

    private static DmzConfig Valid(ParseResult result, string changed) => result.IsValid ? result.Config : throw new RunException(
        $"The configuration of stack {Deployment.Instance.StackName} has {result.Errors.Length} error(s); {changed}:\n" +
        string.Concat(result.Errors.Select(error => $"  {error}\n")));

    /// <summary>All groups of this project that are set, known or not: an unknown one is an error too.</summary>
    /// <remarks>A group that holds a secret is a secret as a whole; of these only the private keys are treated as such.</remarks>
    private static IEnumerable<KeyValuePair<string, string>> Groups()
    {
        const string prefix = $"{ConfigKeys.Namespace}:";
        var config = new Pulumi.Config(ConfigKeys.Namespace);
        var set = JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!;
        return set.Keys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..])
            .Select(key => KeyValuePair.Create(key, config.Require(key)));
    }
}
