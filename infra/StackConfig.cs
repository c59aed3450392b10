using System.Text.Json;
using Ipv6Dmz.Config;
using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Infra;

/// <summary>The only reader of Pulumi.Config.</summary>
internal sealed class StackConfig
{
    private readonly Pulumi.Config config = new();

    public StackConfig()
    {
        var result = DmzConfigParser.Parse(Values());
        if (result.Errors.Length > 0)
        {
            throw new RunException(
                $"The configuration of stack {Deployment.Instance.StackName} has {result.Errors.Length} error(s); nothing was changed:\n" +
                string.Concat(result.Errors.Select(error => $"  {error}\n")));
        }

        Dmz = result.Config!;
    }

    public DmzConfig Dmz { get; }

    public ConnectionArgs Connection(string machine, ConnectionConfig connection) => new()
    {
        Host = connection.Host,
        Port = connection.Port,
        User = connection.User,
        HostKey = connection.HostKey is null ? null! : connection.HostKey,
        PrivateKey = config.RequireSecret($"{machine}.connection.privateKey"),
    };

    /// <summary>All keys of this project that are set, known or not: an unknown one is an error too.</summary>
    private Dictionary<string, string> Values()
    {
        const string prefix = "ipv6-dmz:";
        var set = JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!;
        return set.Keys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..])
            .Union(ConfigKeys.All.Select(key => key.Name))
            .Select(key => (Key: key, Value: config.Get(key)))
            .Where(entry => entry.Value is not null)
            .ToDictionary(entry => entry.Key, entry => entry.Value!, StringComparer.Ordinal);
    }
}
