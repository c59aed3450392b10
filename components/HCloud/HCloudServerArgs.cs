using Ipv6Dmz.Config;
using Pulumi;

namespace Ipv6Dmz.HCloud;

/// <summary>A VPS that is made in Hetzner's cloud.</summary>
public sealed class HCloudServerArgs : ResourceArgs
{
    /// <summary>The Pulumi project: a label.</summary>
    public required string Project { get; init; }

    /// <summary>The stack: a label, and with the project what the cloud's names begin with.</summary>
    public required string Stack { get; init; }

    /// <summary>The data centre, e.g. <c>nbg1</c>. Another location is another server with other addresses.</summary>
    public required string Location { get; init; }

    /// <summary>How large it is, e.g. <c>cx23</c>. A change reboots.</summary>
    public required string ServerType { get; init; }

    /// <summary>The image of the first start, e.g. <c>debian-13</c>. A change replaces the server; addresses and keys stay.</summary>
    public required string Image { get; init; }

    /// <summary>Whether Pulumi and the cloud refuse to delete the addresses.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether Pulumi refuses to delete the server, and so to put another in its place: where it is the only way to something else.</summary>
    public bool ProtectServer { get; init; }

    /// <summary>The cloud's firewall; <see langword="null"/>: none, and whatever there is is the server's own.</summary>
    public CloudFirewall? Firewall { get; init; }

    /// <summary>Name that both addresses get in DNS; <see langword="null"/>: the provider's.</summary>
    public string? ReverseDns { get; init; }

    /// <summary>Further labels of everything that has labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of the client key, counted up by one for another. The earlier ones are shut out.</summary>
    public int ClientKey { get; init; }

    /// <summary>Called with the addresses before the server is made. An exception ends the deployment there.</summary>
    public Action<VpsAddresses>? Check { get; init; }
}
