using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Both ends of the WireGuard tunnel between the VPS and the router.</summary>
public sealed class WireGuardTunnel : ComponentResource
{
    /// <summary>Where the router sends WireGuard's packets: <c>address:port</c>, an IPv6 address in brackets.</summary>
    [Output]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Stages the tunnel on both machines.</summary>
    public WireGuardTunnel(string name, WireGuardTunnelArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:WireGuardTunnel", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var plan = args.Plan;
        args.Vps.Stage("wireguard", args.Keys.Public.Apply(keys => WireGuardRendering.Vps(plan, keys)), this);
        args.Router.Stage("wireguard", args.Keys.Public.Apply(keys => WireGuardRendering.Router(plan, keys)), this);
        Endpoint = Output.Create(new System.Net.IPEndPoint(plan.Tunnel.Endpoint, plan.Tunnel.ListenPort).ToString());
        RegisterOutputs();
    }
}
