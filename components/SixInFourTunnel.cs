using Ipv6Dmz.Planning;
using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>The 6in4 tunnel (RFC 4213) between the VPS and the broker.</summary>
public sealed class SixInFourTunnel : ComponentResource
{
    /// <summary>The VPS's address inside the tunnel.</summary>
    [Output]
    public Output<string> ClientAddress { get; private set; }

    /// <summary>Stages the tunnel on the VPS.</summary>
    public SixInFourTunnel(string name, SixInFourTunnelArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:SixInFourTunnel", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var uplink = args.Plan.Apply(plan => (SixInFourPlan)plan.Uplink);
        args.Vps.Stage("sixinfour", uplink.Apply(SixInFourRendering.Vps), this);
        ClientAddress = uplink.Apply(six => six.ClientAddress.ToString());
        RegisterOutputs();
    }
}
