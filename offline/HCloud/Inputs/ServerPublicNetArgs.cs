namespace Pulumi.HCloud.Inputs;

/// <summary>Which primary IPs a server has; those not given are made for it.</summary>
public sealed class ServerPublicNetArgs : ResourceArgs
{
    public static new ServerPublicNetArgs Empty => new();

    [Input("ipv4")]
    public Input<int>? Ipv4 { get; set; }

    [Input("ipv4Enabled")]
    public Input<bool>? Ipv4Enabled { get; set; }

    [Input("ipv6")]
    public Input<int>? Ipv6 { get; set; }

    [Input("ipv6Enabled")]
    public Input<bool>? Ipv6Enabled { get; set; }
}
