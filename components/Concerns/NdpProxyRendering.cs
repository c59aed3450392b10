using Ipv6Dmz.Planning;
using static Ipv6Dmz.Rendering.Text;

namespace Ipv6Dmz.Rendering;

/// <summary>The VPS answers its provider's neighbour solicitations for the whole /64. By ndppd(1): the kernel's own proxy knows single
/// addresses only, and the DMZ's hosts choose theirs.</summary>
public static class NdpProxyRendering
{
    /// <summary>The concern on the VPS.</summary>
    public static Concern Vps(Plan plan) => new("ndpproxy",
    [
        // static: whether a host is there shows behind the tunnel, where no solicitation goes.
        new("ndppd.conf", $$"""
            {{Header}}
            route-ttl 30000
            proxy {{plan.Vps.UplinkInterface ?? UplinkPlaceholder}} {
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
