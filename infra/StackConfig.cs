using System.Collections.Immutable;
using System.Text.Json;
using Ipv6Dmz.Apply;
using Ipv6Dmz.Config.Schema;
using Ipv6Dmz.HCloud;
using Pulumi;

namespace Ipv6Dmz.Infra;

// The only reader of Pulumi.Config.
internal sealed class StackConfig
{
    private const string NothingChanged = "nothing was changed";

    private readonly Dictionary<string, string> values;
    private readonly ParseResult parsed;

    public StackConfig()
    {
        values = ConfigGroups.Flatten(Groups());
        parsed = DmzConfigParser.Parse(values, Plain(), name => HostsFileReader.In(Deployment.Instance.RootDirectory)(name));
        Valid(parsed.Errors, NothingChanged);
        Valid(AgentSockets.Dead(Dmz, Environment.GetEnvironmentVariable("SSH_AUTH_SOCK")), NothingChanged);
    }

    public DmzConfig Dmz => parsed.Config!;

    public Output<string>? BrokerKey => Secret("uplinkUpdateKey");

    public Output<string>? DnsKey => Secret("dnsUpdateKey");

    public VpsMachine Vps() => Dmz.Vps.Origin switch
    {
        ExistingVpsConfig existing => new(Way("vps", existing.Connection), Output.Create(existing.Addresses)),
        HCloudConfig cloud => Made(cloud),
        var other => throw new InvalidOperationException($"vps.provider {other}"),
    };

    public SshWay ToRouter(SshWay vps) => Way("router", Dmz.Router.Connection) is var way && Dmz.Router.Via == RouterWay.Vps ? way with { Jump = vps } : way;

    private Output<string>? Secret(string name) => values.GetValueOrDefault(name) is { Length: > 0 } key ? Output.CreateSecret(key) : null;

    private VpsMachine Made(HCloudConfig cloud)
    {
        var server = new HCloudServer("vps", new()
        {
            Project = Deployment.Instance.ProjectName,
            Stack = Deployment.Instance.StackName,
            Cloud = cloud,
            // Another server knows nothing of the tunnel through which the router would have to be told of it.
            ProtectServer = Dmz.Router.Via == RouterWay.Vps,
            Firewall = cloud.Firewall ? new([.. Dmz.Vps.SshFrom.Select(prefix => prefix.ToString())], Dmz.WireGuard.ListenPort, [.. CloudOpening.Of(Dmz.Hosts, Dmz.VpsServices)]) : null,
            Check = given => Valid(parsed.Against(given), $"the server's addresses, {given.Ipv4} and {given.NativePrefix}, are there, and nothing was changed on a machine"),
        });
        return new(server.Way, server.Addresses, server.Ready, server.Server, server.Way.PrivateKey);
    }

    /// <param name="secrets">Prefix of the secret keys' names: <c>vps</c> or <c>router</c>.</param>
    private SshWay Way(string secrets, ConnectionConfig connection) => new()
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
                $"The configuration of stack {Deployment.Instance.StackName} has {errors.Length} error(s); {changed}:\n{string.Concat(errors.Select(error => $"  {error}\n"))}");
        }
    }

    // Also unknown ones: they are errors.
    private static IEnumerable<KeyValuePair<string, string>> Groups() =>
        from key in Keys()
        where key.StartsWith($"{ConfigKeys.Namespace}:")
        let name = key[(ConfigKeys.Namespace.Length + 1)..]
        select KeyValuePair.Create(name, new Pulumi.Config(ConfigKeys.Namespace).Require(name));

    // Full keys. A group that holds a secret counts as one as a whole.
    private static HashSet<string> Plain() => [.. Keys().Except(JsonSerializer.Deserialize<string[]>(Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") ?? "[]")!)];

    private static IEnumerable<string> Keys() => JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!.Keys;
}
