using Ipv6Dmz.Concerns;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Uplinks;

// Where the provider takes the /64 for on-link, ndppd(1) answers its neighbour solicitations: the kernel's own proxy knows single addresses only, and
// the DMZ's hosts choose theirs.
internal static class Native64
{
    public static Uplink Of(Native64Config config) => Routed.Uplink with
    {
        Summary = $"the VPS's own /64, {(config.NdpProxy ? "for which it answers neighbour solicitations (ndppd)" : "routed to it by the provider")}",
        Packages = config.NdpProxy ? ["ndppd"] : [],
        Concerns = config.NdpProxy ? [("ndpproxy", NdpProxy)] : [],
        Proxied = plan => config.NdpProxy ? $"{plan.Vps.NativePrefix}" : "",
        // In its own /64 the VPS has neighbours: the provider's gateway may be one.
        Prerouting = ["icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept"],
        Forward = plan => [$"iifname \"{plan.Tunnel.Vps.Interface}\" ip6 saddr {{ {plan.Vps.Ipv6}, {plan.Tunnel.Vps.Ipv6} }} drop"],
    };

    private static Concern NdpProxy(Plan plan) => new(
    [
        // static: whether a host is there shows behind the tunnel, where no solicitation goes.
        new("ndppd.conf", $$"""
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
