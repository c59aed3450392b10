using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>The VPS answers its provider's neighbour solicitations for the DMZ's prefix.</summary>
public sealed class NdpProxy : ComponentResource
{
    /// <summary>The prefix that it answers for.</summary>
    [Output]
    public Output<string> Prefix { get; private set; }

    /// <summary>Stages the daemon on the VPS.</summary>
    public NdpProxy(string name, NdpProxyArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:NdpProxy", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Vps.Stage("ndpproxy", args.Plan.Apply(NdpProxyRendering.Vps), this);
        Prefix = args.Plan.Apply(plan => plan.Vps.NativePrefix.ToString());
        RegisterOutputs();
    }
}
