using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Rules, tables and sinks on both machines: which way a packet goes, and that it goes no other when that way is down.</summary>
public sealed class PolicyRouting : ComponentResource
{
    /// <summary>Number of the VPS's table.</summary>
    [Output]
    public Output<int> VpsTable { get; private set; }

    /// <summary>Number of the router's table.</summary>
    [Output]
    public Output<int> RouterTable { get; private set; }

    /// <summary>Stages routing on both machines.</summary>
    public PolicyRouting(string name, BothMachinesArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:PolicyRouting", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Vps.Stage(RoutingRendering.Vps(args.Plan), this);
        args.Router.Stage(RoutingRendering.Router(args.Plan), this);
        VpsTable = Output.Create(args.Plan.Routing.VpsTable);
        RouterTable = Output.Create(args.Plan.Routing.RouterTable);
        RegisterOutputs();
    }
}
