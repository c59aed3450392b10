using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>Rules, tables and sinks on both machines: which way a packet goes, and that it goes no other when that way is down.</summary>
public sealed class PolicyRouting : ComponentResource
{
    private const int Main = 254;

    /// <summary>Number of the table that has the VPS's routes for the DMZ: 254, main, where the mode needs none of its own.</summary>
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
        args.Vps.Stage("routing", args.Plan.Apply(RoutingRendering.Vps), this);
        args.Router.Stage("routing", args.Plan.Apply(RoutingRendering.Router), this);
        VpsTable = args.Plan.Apply(plan => plan.Routing.VpsTable ?? Main);
        RouterTable = args.Plan.Apply(plan => plan.Routing.RouterTable);
        RegisterOutputs();
    }
}
