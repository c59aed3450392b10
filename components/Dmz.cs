using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Grammar;
using Ipv6Dmz.Planning;
using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>A VPS and a DMZ router made into one working IPv6 DMZ.</summary>
public sealed class Dmz : ComponentResource
{
    private static readonly string[] BothPackages = ["iproute2", "nftables", "wireguard-tools", "iputils-ping"];

    /// <summary>The VPS's WireGuard public key.</summary>
    [Output]
    public Output<string> VpsPublicKey { get; private set; }

    /// <summary>The router's WireGuard public key.</summary>
    [Output]
    public Output<string> RouterPublicKey { get; private set; }

    /// <summary>Registers everything. Within a machine the steps follow each other in the order of this constructor; a link stands before
    /// what is routed into it. The machines wait for each other before each of the steps that change
    /// something or look at it: activate, confirm, verify.</summary>
    public Dmz(string name, DmzArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:Dmz", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var plan = args.Plan;
        var child = new ComponentResourceOptions { Parent = this };
        // With it a machine's first step waits for the plan: what can't be planned touches no machine.
        var stack = plan.Apply(_ => args.Stack);

        var keys = new WireGuardKeys("keys", args.Keys, child);
        var vps = new Machine(
            "vps",
            new() { Stack = stack, Connection = args.VpsConnection, User = args.VpsUser, After = args.VpsReady, DeletedWith = args.VpsServer, ConfirmWithin = args.ConfirmWithin, Packages = [.. VpsPackages(args)] },
            child);
        var router = new Machine(
            "router",
            new() { Stack = stack, After = args.RouterViaVps ? args.VpsReady : null, Connection = args.RouterConnection, User = args.RouterUser, ConfirmWithin = args.ConfirmWithin, Packages = [.. BothPackages, "dnsmasq-base"] },
            child);
        vps.InstallKeys(keys, keys.VpsPrivateKey);
        router.InstallKeys(keys, keys.RouterPrivateKey);

        vps.Stage(BootRendering.Any(), vps);
        vps.Stage("forwarding", plan.Apply(ForwardingRendering.Vps), vps);
        router.Stage(BootRendering.Any(), router);
        router.Stage("forwarding", plan.Apply(ForwardingRendering.Router), router);
        _ = new SourceNat("nat", new() { Vps = vps, Plan = plan }, child);
        if (args.Uplink is SixInFourConfig)
        {
            _ = new SixInFourTunnel("sixinfour", new() { Vps = vps, Plan = plan }, child);
        }

        if (args.Uplink is Native64Config { NdpProxy: true })
        {
            _ = new NdpProxy("ndpproxy", new() { Vps = vps, Plan = plan }, child);
        }

        _ = new WireGuardTunnel("wireguard", new() { Vps = vps, Router = router, Plan = plan, Keys = keys }, child);
        _ = new DmzRouter("dmz-router", new() { Router = router, Plan = plan }, child);
        _ = new PolicyRouting("routing", new() { Vps = vps, Router = router, Plan = plan }, child);

        // New keys are to be known on the VPS before the router uses them. Through the VPS the router comes first: what the VPS then does to the
        // tunnel it does when nothing is left to do on the router but to look.
        var (first, second) = args.RouterViaVps ? (router, vps) : (vps, router);
        first.Activate(second, guarded: args.RouterViaVps);
        second.Activate(first, guarded: args.RouterViaVps);
        if (args.BrokerUpdate is { } update)
        {
            // Behind a provider's NAT the VPS doesn't know the address that the broker sees.
            vps.TellBroker(update, plan.Apply(it => it.Vps.Ipv4.IsPrivate() ? "auto" : it.Vps.Ipv4.ToString()), this);
        }

        vps.Confirm(router, plan.Apply(VpsChecks));
        router.Confirm(vps, plan.Apply(RouterChecks));
        // Should the deployment end between the two, the VPS goes back alone: it can be reached without the tunnel in any case.
        router.Verify(vps, plan.Apply(RouterChecks), this);
        vps.Verify(router, plan.Apply(VpsChecks), this);

        VpsPublicKey = keys.VpsPublicKey;
        RouterPublicKey = keys.RouterPublicKey;
        RegisterOutputs();
    }

    private static IEnumerable<string> VpsPackages(DmzArgs args)
    {
        var ndpProxy = args.Uplink is Native64Config { NdpProxy: true } ? new[] { "ndppd" } : [];
        var update = args.BrokerUpdate is null ? [] : new[] { "curl", "ca-certificates" };
        return [.. BothPackages, .. ndpProxy, .. update];
    }

    private static string VpsChecks(Plan plan) => Text.Unix($"""
        handshake {plan.Tunnel.Vps.Interface} {plan.Tunnel.Router.Ipv4}
        answer {plan.Tunnel.Router.Ipv4} the router over WireGuard
        answer {plan.Tunnel.Router.Ipv6} the router over WireGuard
        {(plan.Uplink is SixInFourPlan six ? $"answer {six.ServerAddress} the broker over 6in4\n" : "")}
        """);

    private static string RouterChecks(Plan plan) => Text.Unix($"""
        handshake {plan.Tunnel.Router.Interface} {plan.Tunnel.Vps.Ipv4}
        answer {plan.Tunnel.Vps.Ipv4} the VPS over WireGuard
        answer {plan.Tunnel.Vps.Ipv6} the VPS over WireGuard

        """);
}
