using System.Collections.Immutable;

namespace Pulumi.HCloud;

/// <summary>Rules in the cloud's network, before the server. They know tcp, udp, icmp, gre and esp.</summary>
public partial class Firewall(string name, FirewallArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("hcloud:index/firewall:Firewall", name, args ?? new FirewallArgs(), options)
{
    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("rules")]
    public Output<ImmutableArray<Outputs.FirewallRule>> Rules { get; private set; } = null!;
}
