using Ipv6Dmz.Concerns;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Uplinks;

// The VPS's own /64, routed like a prefix of its own. Where the provider takes it for on-link, ndppd(1) answers its neighbour solicitations: the kernel's own proxy
// knows single addresses only, and the DMZ's hosts choose theirs.
internal sealed class Native64(Native64Config config) : Routed
{
    public override string Summary => $"the VPS's own /64, {(config.NdpProxy ? "for which it answers neighbour solicitations (ndppd)" : "routed to it by the provider")}";

    public override IReadOnlyList<string> Packages => config.NdpProxy ? ["ndppd"] : [];

    public override IReadOnlyList<(string Name, Func<Plan, Concern> Files)> Concerns => config.NdpProxy ? [("ndpproxy", NdpProxy)] : [];

    internal override string Proxied(Plan plan) => config.NdpProxy ? $"{plan.Vps.NativePrefix}" : "";

    // In its own /64 the VPS has neighbours: the provider's gateway may be one.
    internal override IEnumerable<string> Prerouting => ["icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept"];

    internal override IEnumerable<string> Forward(Plan plan) =>
        [$"iifname \"{plan.Tunnel.Vps.Interface}\" ip6 saddr {{ {plan.Vps.Ipv6}, {plan.Tunnel.Vps.Ipv6} }} drop"];

    private static Concern NdpProxy(Plan plan) => new(
    [
        // static: whether a host is there shows behind the tunnel, where no solicitation goes.
        new("ndppd.conf", $$"""
            {{Header}}
            route-ttl 30000
            proxy {{plan.Vps.UplinkInterface}} {
              router yes
              timeout 500
              ttl 30000
              rule {{plan.Vps.NativePrefix}} {
                static
              }
            }
            """),
        new("ipv6-dmz-ndppd.service", $"""
            {Header}
            [Unit]
            Description=Neighbour solicitations for the IPv6 DMZ's prefix
            After=ipv6-dmz.service network.target
            # At a boot with nothing confirmed there is no generation.
            ConditionPathExists=/var/lib/ipv6-dmz/current/ndpproxy/ndppd.conf
            StartLimitIntervalSec=0

            [Service]
            # It forks when it listens: active means that it answers.
            Type=forking
            PIDFile=/run/ipv6-dmz-ndppd.pid
            ExecStart=/var/lib/ipv6-dmz/agent ndppd
            # It ends when its interface goes.
            Restart=always
            RestartSec=2

            [Install]
            WantedBy=multi-user.target
            """),
    ]);
}
