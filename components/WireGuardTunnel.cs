using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Both ends of the WireGuard tunnel between the VPS and the router.</summary>
public sealed class WireGuardTunnel : ComponentResource
{
    /// <summary>Where the router sends WireGuard's packets: <c>address:port</c>, an IPv6 address in brackets; or <c>name:port</c>.</summary>
    [Output]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Stages the tunnel on both machines.</summary>
    public WireGuardTunnel(string name, WireGuardTunnelArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:WireGuardTunnel", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var known = Output.Tuple(args.Plan, args.Keys.Public);
        args.Vps.Stage("wireguard", known.Apply(both => WireGuardRendering.Vps(both.Item1, both.Item2)), this);
        args.Router.Stage("wireguard", known.Apply(both => WireGuardRendering.Router(both.Item1, both.Item2)), this);
        Endpoint = args.Plan.Apply(plan => plan.Tunnel.EndpointText);
        RegisterOutputs();
    }
}
