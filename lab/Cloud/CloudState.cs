using System.Collections.Immutable;

namespace Ipv6Dmz.Lab.Cloud;

/// <summary>Everything that the cloud holds for its one customer.</summary>
public sealed record CloudState(long LastId)
{
    public ImmutableList<CloudServer> Servers { get; init; } = [];

    public ImmutableList<CloudPrimaryIp> PrimaryIps { get; init; } = [];

    public ImmutableList<CloudSshKey> SshKeys { get; init; } = [];

    public ImmutableList<CloudRuleSet> Firewalls { get; init; } = [];

    /// <summary>Names by address.</summary>
    public ImmutableSortedDictionary<string, string> ReverseNames { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What stands before the server; null: nothing does, and everything passes.</summary>
    public IReadOnlyList<CloudRule>? Filter() =>
        Servers.SelectMany(server => server.Firewalls).ToList() is { Count: > 0 } attached
            ? [.. Firewalls.Where(firewall => attached.Contains(firewall.Id)).SelectMany(firewall => firewall.Rules)]
            : null;
}
