using Pulumi;

namespace Ipv6Dmz.HCloud;

/// <summary>A VPS that is made in Hetzner's cloud.</summary>
public sealed class HCloudServerArgs : ResourceArgs
{
    /// <summary>Pulumi's: a label.</summary>
    public required string Project { get; init; }

    /// <summary>A label, and with the project what the cloud's names begin with.</summary>
    public required string Stack { get; init; }

    /// <summary>What is configured.</summary>
    public required HCloudConfig Cloud { get; init; }

    /// <summary>Whether Pulumi refuses to delete the server or to put another in its place: where it is the only way to something else.</summary>
    public bool ProtectServer { get; init; }

    /// <summary>The cloud's; null: the server's own is the only one.</summary>
    public CloudFirewall? Firewall { get; init; }

    /// <summary>Called with the addresses before the server is made. An exception ends the deployment there.</summary>
    public Action<VpsAddresses>? Check { get; init; }
}
