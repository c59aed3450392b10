using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

// DMZ hosts get addresses by SLAAC and DHCP, DNS and the tunnel's MTU from a dnsmasq of this project on the router.
internal static class DhcpAndDns
{
    // Seconds for which a host uses the router after its last advertisement.
    public const int RouterLifetime = 1800;

    // The texts are for people: dnsmasq reads none of them.
    public static Concern Files(Plan plan, IEnumerable<Artifact>? texts = null)
    {
        var dmz = plan.Dmz;
        var link = plan.Router.DmzInterface;
        return new([new("dmz.ip", $"""
            link set dev {link} up
            -6 address add {dmz.RouterIpv6}/64 dev {link}
            -4 address add {dmz.RouterIpv4}/{dmz.Subnet.PrefixLength} dev {link}
            {(plan.OutsideDmz.IsEmpty ? null : "# The VPS's and the tunnel's addresses are in the DMZ's /64: the router answers for them.")}
            {plan.OutsideDmz.Select(address => $"-6 neigh add proxy {address} dev {link}")}
            """), new("dnsmasq.conf", $"""
            # The DMZ's side alone, also when the interface comes late.
            interface={link}
            except-interface=lo
            bind-dynamic

            # DNS: asked through the tunnel, never from the home network's resolver.
            no-resolv
            no-hosts
            {dmz.Given.DnsUpstreams.Select(upstream => $"server={upstream}")}
            domain-needed
            bogus-priv
            stop-dns-rebind
            # Lists that mail servers ask answer so.
            rebind-localhost-ok
            domain={dmz.Given.Domain}
            local=/{dmz.Given.Domain}/

            # IPv4: leases.
            dhcp-authoritative
            dhcp-range={dmz.Given.DhcpFirst},{dmz.Given.DhcpLast},{dmz.Given.DhcpLease}
            dhcp-option=option:mtu,{plan.Tunnel.PathMtu}
            {Leases(plan)}
            dhcp-leasefile=/var/lib/ipv6-dmz/dnsmasq.leases

            # IPv6: addresses by SLAAC in the prefix of the interface (an old one is announced as deprecated), the rest by stateless DHCPv6;
            # the advertisement carries the MTU of the way out.
            enable-ra
            dhcp-range=::,constructor:{link},{(plan.Hosts.Any(ByDhcp) ? "static,slaac" : "ra-stateless")},ra-names,64,1h
            ra-param={link},mtu:{plan.Tunnel.PathMtu},high,60,{RouterLifetime}
            {Hosts(plan)}

            user=dnsmasq
            # systemd knows it.
            pid-file
            """), new("ipv6-dmz-dnsmasq.service", $"""
            [Unit]
            Description=DNS, DHCP and router advertisements for the IPv6 DMZ
            After=ipv6-dmz.service network.target
            # At a boot with nothing confirmed there is no generation.
            ConditionPathExists=/var/lib/ipv6-dmz/current/dhcp-dns/dnsmasq.conf
            StartLimitIntervalSec=0

            [Service]
            # It forks when it holds its ports: active means that it serves, and is never one of many attempts.
            Type=forking
            ExecStart=/usr/sbin/dnsmasq --conf-file=/var/lib/ipv6-dmz/current/dhcp-dns/dnsmasq.conf
            Restart=on-failure
            RestartSec=2

            [Install]
            WantedBy=multi-user.target
            """), .. texts ?? []]);
    }

    // A host that asks by DHCPv6 and isn't one of these is told that there is nothing, and goes on with SLAAC.
    private static bool ByDhcp(HostPlan host) => host.Given is { Mac: not null, BySlaac: false };

    // Of both families together. dnsmasq's own limit is 1000.
    private static string? Leases(Plan plan) => 2 * plan.Hosts.Count(host => host.Given.Mac is not null) is > 500 and var fixedOnes ? $"dhcp-lease-max={1000 + fixedOnes}" : null;

    private static IEnumerable<string> Hosts(Plan plan) => plan.Hosts.IsEmpty ? [] :
    [
        "# Hosts: names for all, addresses for those whose Ethernet address is known.",
        .. plan.Hosts.SelectMany(host => new[]
        {
            host.Given.Mac is { } mac ? $"dhcp-host={mac},{host.Given.Ipv4},{(ByDhcp(host) ? $"[{host.Given.InterfaceId}]," : "")}{host.Given.Name}" : null,
            $"host-record={host.Given.Name}.{plan.Dmz.Given.Domain},{host.Given.Name},{host.Given.Ipv4},{host.Ipv6}",
        }.OfType<string>()),
    ];
}
