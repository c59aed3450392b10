using Ipv6Dmz.Planning;
using static Ipv6Dmz.Rendering.Text;

namespace Ipv6Dmz.Rendering;

/// <summary>What the router gives to DMZ hosts: addresses by SLAAC and DHCP, DNS, the tunnel's MTU. By a dnsmasq of its own.</summary>
public static class DelegationRendering
{
    /// <summary>The concern on the router.</summary>
    public static Concern Router(Plan plan)
    {
        var dmz = plan.Dmz;
        var link = plan.Router.DmzInterface;
        const int lifetime = 1800;
        return new("delegation",
        [
            new("delegation.ip", $"""
                {Header}
                link set dev {link} up
                -6 address add {dmz.RouterIpv6}/64 dev {link}
                -4 address add {dmz.RouterIpv4}/{dmz.Subnet.PrefixLength} dev {link}
                {Elsewhere(plan.Uplink, link)}
                """),
            new("dnsmasq.conf", $"""
                {Header}
                # The DMZ's side alone, also when the interface comes late.
                interface={link}
                except-interface=lo
                bind-dynamic

                # DNS: asked through the tunnel, never from the home network's resolver.
                no-resolv
                no-hosts
                {Lines(dmz.DnsUpstreams, upstream => $"server={upstream}")}
                domain-needed
                bogus-priv
                stop-dns-rebind
                domain={dmz.Domain}
                local=/{dmz.Domain}/

                # IPv4: leases.
                dhcp-authoritative
                dhcp-range={dmz.DhcpFirst},{dmz.DhcpLast},{dmz.Lease}
                dhcp-option=option:mtu,{plan.Tunnel.PathMtu}
                dhcp-leasefile=/var/lib/ipv6-dmz/dnsmasq.leases

                # IPv6: addresses by SLAAC in the prefix of the interface (an old one is announced as deprecated), the rest by stateless DHCPv6;
                # the advertisement carries the MTU of the way out.
                enable-ra
                dhcp-range=::,constructor:{link},ra-stateless,ra-names,64,1h
                ra-param={link},mtu:{plan.Tunnel.PathMtu},high,60,{lifetime}

                user=dnsmasq
                # systemd knows it.
                pid-file

                """),
            new("advertised", $"{link} {lifetime} {dmz.Prefix.BaseAddress}\n"),
            new("ipv6-dmz-dnsmasq.service", $"""
                {Header}
                [Unit]
                Description=DNS, DHCP and router advertisements for the IPv6 DMZ
                After=ipv6-dmz.service network.target
                # At a boot with nothing confirmed there is no generation.
                ConditionPathExists=/var/lib/ipv6-dmz/current/delegation/dnsmasq.conf
                StartLimitIntervalSec=0

                [Service]
                # It forks when it holds its ports: active means that it serves, and is never one of many attempts.
                Type=forking
                ExecStart=/usr/sbin/dnsmasq --conf-file=/var/lib/ipv6-dmz/current/delegation/dnsmasq.conf
                Restart=on-failure
                RestartSec=2

                [Install]
                WantedBy=multi-user.target

                """),
        ]);
    }

    /// <summary>What hosts of the DMZ take for their neighbours and isn't there.</summary>
    private static string Elsewhere(UplinkPlan uplink, string link) => uplink is not Native64Plan native ? "" : $"""
        # The VPS's and the tunnel's addresses are in the DMZ's /64: the router answers for them.
        {Lines(native.Elsewhere, address => $"-6 neigh add proxy {address} dev {link}")}

        """;
}
