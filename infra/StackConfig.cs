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
        var result = DmzConfigParser.Parse(values);
        if (!result.IsValid)
        {
            throw new RunException(
                $"The configuration of stack {Deployment.Instance.StackName} has {result.Errors.Length} error(s); nothing was changed:\n" +
                string.Concat(result.Errors.Select(error => $"  {error}\n")));
        }

        Dmz = result.Config;
    }

    public DmzConfig Dmz { get; }

    public ConnectionArgs Connection(string machine, ConnectionConfig connection) => new()
    {
        Host = connection.Host,
        Port = connection.Port,
        User = connection.User,
        HostKey = connection.HostKey!,
        PrivateKey = Output.CreateSecret(values[$"{machine}.connection.privateKey"]),
    };

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
