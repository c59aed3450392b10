using Ipv6Dmz.Planning;
using Ipv6Dmz.Rendering;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>A VPS and a DMZ router made into one working IPv6 DMZ.</summary>
public sealed class Dmz : ComponentResource
{
    /// <summary>The VPS's WireGuard public key.</summary>
    [Output]
    public Output<string> VpsPublicKey { get; private set; }

    /// <summary>The router's WireGuard public key.</summary>
    [Output]
    public Output<string> RouterPublicKey { get; private set; }

    /// <summary>Registers everything. Within a machine the steps follow each other in the order of this constructor; a link stands before
    /// what is routed into it. The machines meet in the keys and in the final verification alone.</summary>
    public Dmz(string name, DmzArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:Dmz", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var plan = args.Plan;
        var child = new ComponentResourceOptions { Parent = this };

        var keys = new WireGuardKeys("keys", child);
        var vps = new Machine(
            "vps",
            new() { Connection = args.VpsConnection, User = args.VpsUser, Packages = ["iproute2", "nftables", "wireguard-tools", "iputils-ping"] },
            child);
        var router = new Machine(
            "router",
            new() { Connection = args.RouterConnection, User = args.RouterUser, Packages = ["iproute2", "nftables", "wireguard-tools", "iputils-ping", "dnsmasq-base"] },
            child);
        vps.InstallKeys(keys, keys.VpsPrivateKey);
        router.InstallKeys(keys, keys.RouterPrivateKey);

        vps.Stage(BootRendering.Any(), vps);
        vps.Stage(ForwardingRendering.Vps(plan), vps);
        router.Stage(BootRendering.Any(), router);
        router.Stage(ForwardingRendering.Router(plan), router);
        _ = new SourceNat("nat", new() { Vps = vps, Plan = plan }, child);
        _ = new SixInFourTunnel("sixinfour", new() { Vps = vps, Plan = plan }, child);
        _ = new WireGuardTunnel("wireguard", new() { Vps = vps, Router = router, Plan = plan, Keys = keys }, child);
        _ = new DmzRouter("dmz-router", new() { Router = router, Plan = plan }, child);
        _ = new PolicyRouting("routing", new() { Vps = vps, Router = router, Plan = plan }, child);

        vps.Activate();
        router.Activate();
        vps.Verify(router, VpsChecks(plan), this);
        router.Verify(vps, RouterChecks(plan), this);

        VpsPublicKey = keys.VpsPublicKey;
        RouterPublicKey = keys.RouterPublicKey;
        RegisterOutputs();
    }

    private static string VpsChecks(Plan plan) => $"""
        handshake {plan.Tunnel.Vps.Interface} {plan.Tunnel.Router.Ipv4}
        answer {plan.Tunnel.Router.Ipv4} the router over WireGuard
        answer {plan.Tunnel.Router.Ipv6} the router over WireGuard
        answer {plan.Uplink.ServerAddress} the broker over 6in4

        """;

    private static string RouterChecks(Plan plan) => $"""
        handshake {plan.Tunnel.Router.Interface} {plan.Tunnel.Vps.Ipv4}
        answer {plan.Tunnel.Vps.Ipv4} the VPS over WireGuard
        answer {plan.Tunnel.Vps.Ipv6} the VPS over WireGuard

        """;
}
