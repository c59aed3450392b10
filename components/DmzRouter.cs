using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>What makes the network behind the router a DMZ: isolation from the home network, and prefix, leases and DNS for its hosts.</summary>
public sealed class DmzRouter : ComponentResource
{
    /// <summary>The prefix that hosts take their addresses from.</summary>
    [Output]
    public Output<string> Prefix { get; private set; }

    /// <summary>The hosts' IPv4 subnet.</summary>
    [Output]
    public Output<string> Subnet { get; private set; }

    /// <summary>Stages both on the router.</summary>
    public DmzRouter(string name, DmzRouterArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:DmzRouter", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Router.Stage("isolation", args.Plan.Apply(IsolationRendering.Router), this);
        args.Router.Stage("delegation", args.Plan.Apply(DelegationRendering.Router), this);
        Prefix = args.Plan.Apply(plan => plan.Dmz.Prefix.ToString());
        Subnet = args.Plan.Apply(plan => plan.Dmz.Subnet.ToString());
        RegisterOutputs();
    }
}
