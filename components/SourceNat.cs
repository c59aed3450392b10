using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Source NAT and the firewall of the VPS.</summary>
public sealed class SourceNat : ComponentResource
{
    /// <summary>The IPv4 address that the DMZ has on the internet.</summary>
    [Output]
    public Output<string> Address { get; private set; }

    /// <summary>Stages both on the VPS.</summary>
    public SourceNat(string name, SourceNatArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:SourceNat", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Vps.Stage("nat", args.Plan.Apply(NatRendering.Vps), this);
        Address = args.Plan.Apply(plan => plan.Vps.Ipv4.ToString());
        RegisterOutputs();
    }
}
