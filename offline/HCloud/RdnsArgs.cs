namespace Pulumi.HCloud;

public sealed class RdnsArgs : ResourceArgs
{
    public static new RdnsArgs Empty => new();

    [Input("dnsPtr", required: true)]
    public Input<string> DnsPtr { get; set; } = null!;

    [Input("floatingIpId")]
    public Input<int>? FloatingIpId { get; set; }

    [Input("ipAddress", required: true)]
    public Input<string> IpAddress { get; set; } = null!;

    [Input("loadBalancerId")]
    public Input<int>? LoadBalancerId { get; set; }

    [Input("primaryIpId")]
    public Input<int>? PrimaryIpId { get; set; }

    [Input("serverId")]
    public Input<int>? ServerId { get; set; }
}
