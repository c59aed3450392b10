namespace Pulumi.HCloud;

/// <summary>The name that an address has in DNS.</summary>
public partial class Rdns(string name, RdnsArgs args, CustomResourceOptions? options = null)
    : CustomResource("hcloud:index/rdns:Rdns", name, args ?? new RdnsArgs(), options)
{
    [Output("dnsPtr")]
    public Output<string> DnsPtr { get; private set; } = null!;

    [Output("floatingIpId")]
    public Output<int?> FloatingIpId { get; private set; } = null!;

    [Output("ipAddress")]
    public Output<string> IpAddress { get; private set; } = null!;

    [Output("loadBalancerId")]
    public Output<int?> LoadBalancerId { get; private set; } = null!;

    [Output("primaryIpId")]
    public Output<int?> PrimaryIpId { get; private set; } = null!;

    [Output("serverId")]
    public Output<int?> ServerId { get; private set; } = null!;
}
