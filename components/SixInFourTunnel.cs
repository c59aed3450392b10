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
        args.Vps.Stage(SixInFourRendering.Vps(args.Plan), this);
        ClientAddress = Output.Create(args.Plan.Uplink.ClientAddress.ToString());
        RegisterOutputs();
    }
}
