using System.Collections.Immutable;

namespace Pulumi.HCloud;

/// <summary>An address that outlives the server it is assigned to.</summary>
public partial class PrimaryIp(string name, PrimaryIpArgs args, CustomResourceOptions? options = null)
    : CustomResource("hcloud:index/primaryIp:PrimaryIp", name, args ?? new PrimaryIpArgs(), options)
{
    [Output("assigneeId")]
    public Output<int> AssigneeId { get; private set; } = null!;

    [Output("autoDelete")]
    public Output<bool> AutoDelete { get; private set; } = null!;

    [Output("deleteProtection")]
    public Output<bool> DeleteProtection { get; private set; } = null!;

    [Output("ipAddress")]
    public Output<string> IpAddress { get; private set; } = null!;

    [Output("ipNetwork")]
    public Output<string> IpNetwork { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;
}
