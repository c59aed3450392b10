using System.Globalization;
using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>What the lab says about its machines in the words of the stack's configuration.</summary>
public static class LabConfig
{
    public const string Provider = "vps.provider";

    /// <summary>Takes back what the stack's file says of a VPS that exists: a cloud's server has addresses and keys of its own.</summary>
    public static IReadOnlyList<ConfigValue> NoVps { get; } =
    [
        .. new[] { "connection.host", "connection.port", "connection.user", "connection.hostKey", "ipv4", "ipv6", "sshPort" }
            .Select(key => ConfigValue.Unset($"vps.{key}")),
        ConfigValue.Unset("vpsPrivateKey"),
        new("wireguard.endpointAddress", "auto"),
    ];

    /// <summary>Where the VPS comes from.</summary>
    public static ConfigValue From(bool cloud) => new(Provider, cloud ? "hcloud" : "existing");

    public static bool IsCloud(StackConfig config) =>
        ConfigGroups.Flatten(config.Values).GetValueOrDefault($"{config.Project}:{Provider}") == "hcloud";

    public static IReadOnlyList<ConfigValue> Connection(LabMachine machine, SshTarget target) => Connection($"{machine.Label()}.connection", $"{machine.Label()}PrivateKey", target);

    /// <param name="group">A machine's connection, or its jump host's.</param>
    /// <param name="privateKey">The key of the login's secret.</param>
    /// <param name="target">Where it leads.</param>
    public static IReadOnlyList<ConfigValue> Connection(string group, string privateKey, SshTarget target) =>
    [
        new($"{group}.host", target.Host),
        new($"{group}.port", target.Port.ToString(CultureInfo.InvariantCulture)),
        new($"{group}.user", target.User),
        new($"{group}.hostKey", target.HostKey!),
        new(privateKey, target.PrivateKey, Secret: true),
    ];

    /// <summary>A server of the cloud as a VPS that exists.</summary>
    public static IReadOnlyList<ConfigValue> Server(CloudServer server, SshTarget target) =>
    [
        new(Provider, "existing"),
        new("vps.ipv4", server.Ipv4),
        new("vps.ipv6", $"{server.Ipv6}/64"),
        .. Connection(LabMachine.Vps, target),
    ];

    /// <summary>Values less those that order a server.</summary>
    public static IEnumerable<ConfigValue> WithoutCloud(IEnumerable<ConfigValue> values) =>
        values.Where(value => value.Key != Provider && !value.Key.StartsWith("vps.hcloud.", StringComparison.Ordinal));
}
