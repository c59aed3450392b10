using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The machines as the commands see them.</summary>
public interface ILabMachines
{
    /// <summary>Changes whenever machines are made anew: what was deployed on others is not on these.</summary>
    string Identity { get; }

    /// <summary>Brings them up, from nothing where need be.</summary>
    /// <param name="clean">Nothing is deployed on them: they may be kept as what <see cref="ResetAsync"/> goes back to.</param>
    /// <param name="cloud">The VPS comes from the lab's cloud, once somebody orders it.</param>
    /// <param name="debian">What they are to be, by the name of a <see cref="Machines.DebianRelease"/>; null: what they are. Another one means other machines.</param>
    Task UpAsync(bool clean, bool cloud, string? debian, CancellationToken cancellation);

    /// <summary>Has the world deliver the DMZ's IPv6 in one of the ways of <see cref="UplinkChoice.All"/>.</summary>
    /// <param name="newHosts">Hosts of the DMZ that know of no earlier deployment.</param>
    Task ProvideAsync(string uplink, bool newHosts, CancellationToken cancellation);

    /// <summary>Has the hosts of the stack's list run what they serve.</summary>
    Task ServeAsync(CancellationToken cancellation);

    /// <summary>Freshly booted, as before the first deployment.</summary>
    Task ResetAsync(CancellationToken cancellation);

    Task DownAsync(CancellationToken cancellation);

    /// <summary>A line for each machine.</summary>
    Task<IReadOnlyList<string>> StatusAsync(CancellationToken cancellation);

    /// <summary>What the lab knows better than the stack file: how its machines are reached.</summary>
    /// <param name="cloud">The VPS comes from the lab's cloud: what the file says of one that exists is taken back.</param>
    Task<IReadOnlyList<ConfigValue>> ConnectionsAsync(bool cloud, CancellationToken cancellation);

    /// <summary>Whether the lab's cloud has its firewall before the VPS.</summary>
    bool HasCloudFirewall { get; }

    /// <summary>The cloud's server as one that exists, for whoever looks at the lab: its addresses and how it is reached.</summary>
    Task<IReadOnlyList<ConfigValue>> ServerAsync(CancellationToken cancellation);

    /// <summary>Whether the machine's sshd is there.</summary>
    Task<bool> AnswersAsync(string machine, CancellationToken cancellation);

    /// <summary>The login of a machine, and a file with its private key.</summary>
    Task<(SshTarget Target, string KeyFile)> LoginAsync(string machine, CancellationToken cancellation);

    Task<CommandResult> RunAsync(string machine, string command, string? stdin, CancellationToken cancellation);
}
