using System.Collections.Immutable;

namespace Pulumi.HCloud;

/// <summary>A virtual machine in Hetzner's cloud. What isn't used here is left out: networks, volumes.</summary>
public partial class Server(string name, ServerArgs args, CustomResourceOptions? options = null)
    : CustomResource("hcloud:index/server:Server", name, args ?? new ServerArgs(), options)
{
    [Output("allowDeprecatedImages")]
    public Output<bool?> AllowDeprecatedImages { get; private set; } = null!;

    [Output("backupWindow")]
    public Output<string> BackupWindow { get; private set; } = null!;

    [Output("backups")]
    public Output<bool?> Backups { get; private set; } = null!;

    [Output("deleteProtection")]
    public Output<bool?> DeleteProtection { get; private set; } = null!;

    [Output("firewallIds")]
    public Output<ImmutableArray<int>> FirewallIds { get; private set; } = null!;

    [Output("ignoreRemoteFirewallIds")]
    public Output<bool?> IgnoreRemoteFirewallIds { get; private set; } = null!;

    [Output("image")]
    public Output<string> Image { get; private set; } = null!;

    [Output("ipv4Address")]
    public Output<string> Ipv4Address { get; private set; } = null!;

    [Output("ipv6Address")]
    public Output<string> Ipv6Address { get; private set; } = null!;

    [Output("ipv6Network")]
    public Output<string> Ipv6Network { get; private set; } = null!;

    [Output("keepDisk")]
    public Output<bool?> KeepDisk { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>?> Labels { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("primaryDiskSize")]
    public Output<int> PrimaryDiskSize { get; private set; } = null!;

    [Output("publicNets")]
    public Output<ImmutableArray<Outputs.ServerPublicNet>> PublicNets { get; private set; } = null!;

    [Output("rebuildProtection")]
    public Output<bool?> RebuildProtection { get; private set; } = null!;

    [Output("serverType")]
    public Output<string> ServerType { get; private set; } = null!;

    [Output("shutdownBeforeDeletion")]
    public Output<bool?> ShutdownBeforeDeletion { get; private set; } = null!;

    [Output("sshKeys")]
    public Output<ImmutableArray<string>> SshKeys { get; private set; } = null!;

    [Output("status")]
    public Output<string> Status { get; private set; } = null!;

    [Output("userData")]
    public Output<string?> UserData { get; private set; } = null!;
}
