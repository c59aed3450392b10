namespace Pulumi.HCloud;

public sealed class ServerArgs : ResourceArgs
{
    [Input("firewallIds")]
    private InputList<int>? firewallIds;

    [Input("labels")]
    private InputMap<string>? labels;

    [Input("publicNets")]
    private InputList<Inputs.ServerPublicNetArgs>? publicNets;

    [Input("sshKeys")]
    private InputList<string>? sshKeys;

    public static new ServerArgs Empty => new();

    [Input("allowDeprecatedImages")]
    public Input<bool>? AllowDeprecatedImages { get; set; }

    [Input("backups")]
    public Input<bool>? Backups { get; set; }

    [Input("deleteProtection")]
    public Input<bool>? DeleteProtection { get; set; }

    public InputList<int> FirewallIds
    {
        get => firewallIds ??= new();
        set => firewallIds = value;
    }

    [Input("ignoreRemoteFirewallIds")]
    public Input<bool>? IgnoreRemoteFirewallIds { get; set; }

    [Input("image")]
    public Input<string>? Image { get; set; }

    [Input("keepDisk")]
    public Input<bool>? KeepDisk { get; set; }

    public InputMap<string> Labels
    {
        get => labels ??= new();
        set => labels = value;
    }

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    public InputList<Inputs.ServerPublicNetArgs> PublicNets
    {
        get => publicNets ??= new();
        set => publicNets = value;
    }

    [Input("rebuildProtection")]
    public Input<bool>? RebuildProtection { get; set; }

    [Input("serverType", required: true)]
    public Input<string> ServerType { get; set; } = null!;

    [Input("shutdownBeforeDeletion")]
    public Input<bool>? ShutdownBeforeDeletion { get; set; }

    public InputList<string> SshKeys
    {
        get => sshKeys ??= new();
        set => sshKeys = value;
    }

    [Input("userData")]
    public Input<string>? UserData { get; set; }
}
