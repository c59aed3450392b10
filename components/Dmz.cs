using Ipv6Dmz.Apply;
using Ipv6Dmz.Concerns;
using Ipv6Dmz.Keys;
using Ipv6Dmz.Planning;
using Ipv6Dmz.Uplinks;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>A VPS and a DMZ router made into one working IPv6 DMZ.</summary>
public sealed class Dmz : ComponentResource
{
    private static readonly string[] BothPackages = ["iproute2", "nftables", "wireguard-tools", "iputils-ping"];

    /// <summary>Where the router has <see cref="DmzArgs.Texts"/>.</summary>
    public const string TextFolder = $"{Agent.Folder}/current/dhcp-dns";

    /// <summary>WireGuard's.</summary>
    public Output<string> VpsPublicKey { get; }

    /// <summary>WireGuard's.</summary>
    public Output<string> RouterPublicKey { get; }

    /// <summary>Known once the VPS's addresses are.</summary>
    public Output<Plan> Plan { get; }

    /// <summary>Registers everything. The concerns of a machine are made live in the order of this constructor: a link stands before what is routed into it.</summary>
    public Dmz(string name, DmzArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:Dmz", name, args, options)
    {
        var config = args.Config;
        var viaVps = config.Router.Via == RouterWay.Vps;
        var uplink = UplinkModes.Of(config.Uplink);
        Plan = args.Vps.Addresses.Apply(addresses => Planner.Plan(config, addresses));
        // With it a machine's first step waits for the addresses: what doesn't fit them touches no machine.
        var stack = Plan.Apply(_ => args.Stack);
        var child = new ComponentResourceOptions { Parent = this };

        var keys = new WireGuardKeys("keys", config.WireGuard.Rotation, config.WireGuard.PskRotation, child);
        (VpsPublicKey, RouterPublicKey) = (keys.VpsPublicKey, keys.RouterPublicKey);

        var told = args.BrokerKey is null ? null : config.Uplink.Update;
        var dns = args.DnsKey is null ? null : config.Dns?.Update;
        string[] broker = told is null ? [] : ["curl", "ca-certificates"];
        var vps = new Machine("vps", Reached(args.Vps.Way, keys.VpsPrivateKey, [.. BothPackages, .. uplink.Packages, .. broker], [args.Vps.Ready], args.Vps.Server), child);
        vps.Stage("boot", WithKeys((plan, shown) => Boot.Files(MachineFacts.Vps(plan, shown, uplink))));
        vps.Stage("forwarding", Plan.Apply(Forwarding.Vps));
        vps.Stage("firewall", Plan.Apply(plan => VpsFirewall.Files(plan, uplink)));
        foreach (var (concern, files) in uplink.Concerns)
        {
            vps.Stage(concern, Plan.Apply(files));
        }

        vps.Stage("wireguard", WithKeys(WireGuard.Vps));
        vps.Stage("routing", Plan.Apply(plan => Routing.Vps(plan, uplink)));

        // Through the VPS, or through one jump host for both, each of the router's connections is one to that machine, too.
        var oneWay = viaVps || (config.Router.Connection.Jump?.Host is { } jump && config.Vps.Existing?.Connection is { } toVps && (jump == toVps.Jump?.Host || jump == toVps.Host));
        var router = new Machine("router", Reached(args.Router, keys.RouterPrivateKey, [.. BothPackages, "dnsmasq-base", .. dns is null ? Array.Empty<string>() : ["bind9-dnsutils"]], oneWay ? [.. vps.Stages] : []), child);
        router.Stage("boot", WithKeys((plan, shown) => Boot.Files(MachineFacts.Router(plan, shown))));
        router.Stage("forwarding", Plan.Apply(Forwarding.Router));
        router.Stage("wireguard", WithKeys(WireGuard.Router));
        router.Stage("firewall", Plan.Apply(RouterFirewall.Files));
        router.Stage("dhcp-dns", Plan.Apply(plan => DhcpAndDns.Files(plan, args.Texts(plan))));
        router.Stage("routing", Plan.Apply(Routing.Router));

        // New keys are to be known on the VPS before the router uses them. Through the VPS the router comes first: what the VPS then does to the
        // tunnel it does when nothing is left to do on the router but to look.
        var (first, second) = viaVps ? (router, vps) : (vps, router);
        first.Activate(second, guarded: viaVps);
        second.Activate(first, guarded: viaVps);
        if (told is not null)
        {
            // Behind a provider's NAT the VPS doesn't know the address that the broker sees.
            vps.TellBroker(told, args.BrokerKey!, Plan.Apply(it => it.Vps.Ipv4.IsPrivate() ? "auto" : it.Vps.Ipv4.ToString()));
        }

        var vpsChecks = Plan.Apply(it => Checks(it.Tunnel.Vps, it.Tunnel.Router, "the router", uplink.Checks));
        var routerChecks = Plan.Apply(it => Checks(it.Tunnel.Router, it.Tunnel.Vps, "the VPS", []));
        vps.Confirm(router, vpsChecks);
        router.Confirm(vps, routerChecks);
        // Should the deployment end between the two, the VPS goes back alone: it can be reached without the tunnel in any case.
        router.Verify(vps, routerChecks);
        vps.Verify(router, vpsChecks);
        if (dns is not null)
        {
            router.TellDns(vps, config.Dns!, dns, args.DnsKey!, Plan.Apply(it => string.Concat(Zone.Forward(it).Select(record => $"{record.Name} {Zone.Ttl} {record.Type} {record.Data}\n"))));
        }

        RegisterOutputs();

        Output<Concern> WithKeys(Func<Plan, WireGuardPublic, Concern> files) => Output.Tuple(Plan, keys.Public).Apply(both => files(both.Item1, both.Item2));

        MachineArgs Reached(SshWay way, Output<string> privateKey, string[] packages, Resource?[] after, Resource? server = null) => new()
        {
            Stack = stack,
            Way = way,
            Keys = Output.Tuple(keys.KeysId, privateKey, keys.PresharedKey).Apply(all => $"{all.Item1}\n{all.Item2}\n{all.Item3}\n"),
            Packages = packages,
            ConfirmWithin = config.ConfirmWithin,
            After = [.. after.OfType<Resource>()],
            DeletedWith = server,
        };
    }

    private static string Checks(TunnelEnd here, TunnelEnd there, string other, IReadOnlyList<string> more) => Text.Of($"""
        handshake {here.Interface} {there.Ipv4}
        answer {there.Ipv4} {other} over WireGuard
        answer {there.Ipv6} {other} over WireGuard
        {more}
        """);
}
