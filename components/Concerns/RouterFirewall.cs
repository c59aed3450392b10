using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// Between the DMZ and the home network nothing passes, in either family, but what home opens to services that are for home.
internal static class RouterFirewall
{
    private const string Neighbours = "nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, mld-listener-report, mld2-listener-report, mld-listener-done";

    public static Concern Files(Plan plan)
    {
        var (home, dmz, link) = (plan.Router.HomeInterface, plan.Router.DmzInterface, plan.Tunnel.Router.Interface);
        var tunnel = plan.Tunnel;
        var mark = tunnel.Mark;
        var managed = $"{{ \"{home}\", \"{ManagementPlaceholder}\" }}";
        var (ip, type) = tunnel.Endpoint.IsIpv6() ? ("ip6", "ipv6_addr") : ("ip", "ipv4_addr");
        // The lookup of the endpoint's name alone asks outside the tunnel.
        var named = tunnel.EndpointName is not null;
        var openings = new Openings(plan, []);
        var egress = new Egress(plan);
        var inwards = $"iifname \"{link}\" oifname \"{dmz}\"";
        var asks = $"meta skuid {plan.Routing.ResolverUser} meta l4proto {{ tcp, udp }} th dport 53 accept";
        return new([new("firewall.nft", $$"""
            table inet ipv6_dmz {}
            delete table inet ipv6_dmz
            table inet ipv6_dmz {
            	{{Set("inside4", plan.Dmz.Subnet, tunnel.Subnet)}}
            	{{Set("delegated", plan.DelegatedPrefixes)}}
            	# Where the endpoint is, and where its name has led to.
            	set endpoint {
            		type {{type}}
            		elements = { {{tunnel.Endpoint}} }
            	}
            	{{openings.OfHosts}}
            	{{openings.ToHome}}
            	{{egress.Map}}
            	{{openings.Chains}}
            	{{egress.Chains}}

            	# Nobody at home has an address of the inside.
            	chain prerouting {
            		type filter hook prerouting priority raw; policy accept;
            		iifname { "lo", "{{dmz}}", "{{link}}" } accept
            		ip saddr @inside4 drop
            		ip6 saddr @delegated drop
            	}

            	# What comes from home belongs to main's routes, also when the tunnel is down and where reverse paths are filtered.
            	chain from_home {
            		type filter hook prerouting priority mangle; policy accept;
            		iifname {{managed}} meta mark set {{mark}}
            		{{(openings.ToHome is [] ? null : $"iifname \"{dmz}\" ct direction reply ct mark {mark} meta mark set {mark}")}}
            	}

            	chain input {
            		type filter hook input priority filter; policy accept;
            		iifname "{{dmz}}" jump input_dmz
            		iifname "{{link}}" jump input_tunnel
            		iifname != { "lo", "{{dmz}}", "{{link}}", "{{home}}", "{{ManagementPlaceholder}}" } jump input_unknown
            		# Replies leave the way their questions came, not by the tunnel.
            		iifname {{managed}} ct state new ct mark set {{mark}}
            	}

            	chain input_dmz {
            		# Answers go to whom a packet says it is from: that may be a host of the DMZ, and nobody at home.
            		ip saddr != { 0.0.0.0, {{plan.Dmz.Subnet}} } drop
            		ip6 saddr != { ::, fe80::/10, {{plan.Dmz.Prefix}} } drop
            		ip daddr != { {{plan.Dmz.RouterIpv4}}, 255.255.255.255, 224.0.0.0/4 } drop
            		ip6 daddr != { {{plan.Dmz.RouterIpv6}}, fe80::/10, ff00::/8 } drop
            		jump input_host
            	}

            	# A DMZ host may be behind such an interface: eth1, say, has become a port of a bridge, or a packet has a VLAN's tag. Nobody at home
            	# is: an answer would go there.
            	chain input_unknown {
            		fib saddr oifname "{{home}}" drop
            		ct state established,related accept
            		fib daddr . iif type != { local, broadcast, multicast } drop
            		jump input_host
            	}

            	chain input_host {
            		ct state established,related accept
            		icmpv6 type { {{Neighbours}}, echo-request } accept
            		icmp type echo-request accept
            		udp dport { 53, 67, 547 } accept
            		tcp dport 53 accept
            		drop
            	}

            	chain input_tunnel {
            		ct state established,related accept
            		icmpv6 type { {{Errors6}}, echo-request } accept
            		icmp type { destination-unreachable, time-exceeded, parameter-problem, echo-request } accept
            		{{(plan.Router.TunnelSsh ? Ssh(plan) : [])}}
            		drop
            	}

            	chain forward {
            		type filter hook forward priority filter; policy drop;
            		iifname "{{dmz}}" ip saddr != {{plan.Dmz.Subnet}} drop
            		iifname "{{dmz}}" ip6 saddr != {{plan.Dmz.Prefix}} drop
            		iifname "{{dmz}}" ip6 saddr { {{List(plan.OutsideDmz.Append(plan.Dmz.RouterIpv6))}} } drop
            		{{Clamp(tunnel)}}
            		ct state invalid drop
            		{{(openings.ToHome is [] ? [] : Home(openings, plan))}}
            		{{egress.Lookup}}
            		iifname "{{dmz}}" oifname "{{link}}" accept
            		{{Replies(inwards)}}
            		# RFC 4890, 4.3.1
            		{{inwards}} icmpv6 type { {{Errors6}}, echo-request, echo-reply } accept
            		{{Opened(plan)}}
            		{{openings.ToHosts(inwards)}}
            	}

            	chain reroute {
            		type route hook output priority mangle; policy accept;
            		# A session of sshd that is older than this table.
            		ct state new ct direction original tcp sport {{plan.Router.SshPort}} tcp flags & (syn | ack) == ack ct mark set {{mark}}
            		ct mark {{mark}} meta mark set ct mark
            	}

            	# The router's own questions to a resolver at home go to dnsmasq, which asks through the tunnel. One that is named by a
            	# link-local address can't be redirected: it is refused below, at once, so that the next one is asked.
            	chain resolver {
            		type nat hook output priority -100; policy accept;
            		{{(named ? $"oifname \"{home}\" {asks}" : null)}}
            		oifname "{{home}}" meta nfproto ipv4 meta l4proto { tcp, udp } th dport 53 dnat ip to {{plan.Dmz.RouterIpv4}}
            		oifname "{{home}}" ip6 daddr != fe80::/10 meta l4proto { tcp, udp } th dport 53 dnat ip6 to {{plan.Dmz.RouterIpv6}}
            	}

            	chain output {
            		type filter hook output priority filter; policy accept;
            		# While its interface has no prefix, dnsmasq names itself as the hosts' resolver for ever. The agent's own advertisement has a mark.
            		oifname "{{dmz}}" meta mark 0 icmpv6 type nd-router-advert @th,48,16 0 drop
            		oifname "{{home}}" jump output_home
            	}

            	chain output_home {
            		ip saddr @inside4 drop
            		ip6 saddr @delegated drop
            		ct mark {{mark}} accept
            		# The resolver's, redirected: in this hook they still have the old way out.
            		ct status dnat accept
            		{{(named ? asks : null)}}
            		meta mark {{mark}} {{ip}} daddr @endpoint udp dport {{tunnel.ListenPort}} accept
            		ct state established,related accept
            		icmpv6 type { {{Neighbours}}, {{Errors6}}, echo-reply } accept
            		icmp type { destination-unreachable, time-exceeded, parameter-problem, echo-reply } accept
            		ip protocol 2 accept
            		udp sport 68 udp dport 67 accept
            		udp sport 546 udp dport 547 accept
            		reject with icmpx type admin-prohibited
            	}
            }
            """)]);
    }

    // The VPS drops packets that come to it with an address of the tunnel, so this one is its own.
    private static IEnumerable<string> Ssh(Plan plan) =>
    [
        "# tunnelSsh: open. The VPS is the jump host for whoever manages this router.",
        $"ip saddr {plan.Tunnel.Vps.Ipv4} ip daddr {plan.Tunnel.Router.Ipv4} tcp dport {plan.Router.SshPort} accept",
        $"ip6 saddr {plan.Tunnel.Vps.Ipv6} ip6 daddr {plan.Tunnel.Router.Ipv6} tcp dport {plan.Router.SshPort} accept",
    ];

    // Both ways by the list: what is closed ends for open connections, too, and answers to home go there and nowhere else.
    private static IEnumerable<string> Home(Openings openings, Plan plan)
    {
        var (home, dmz, mark) = (plan.Router.HomeInterface, plan.Router.DmzInterface, plan.Tunnel.Mark);
        var (inwards, outwards) = ($"iifname \"{home}\" oifname \"{dmz}\"", $"iifname \"{dmz}\" oifname \"{home}\" ct direction reply ct mark {mark}");
        return
        [
            "# home: over a route to this router.",
            $"{inwards} ct state new ct mark set {mark}",
            .. ServiceMap.Lookups($"{inwards} ip6 daddr {plan.Dmz.Prefix} {ServiceMap.To6}", "home6", openings.ToHome),
            .. ServiceMap.Lookups($"{inwards} {ServiceMap.To4}", "home4", openings.ToHome),
            $"{inwards} meta l4proto {{ 1, 58 }} ct state related accept",
            .. ServiceMap.Lookups($"{outwards} {ServiceMap.From6}", "home6", openings.ToHome),
            .. ServiceMap.Lookups($"{outwards} {ServiceMap.From4}", "home4", openings.ToHome),
            $"{outwards} meta l4proto {{ 1, 58 }} ct state related accept",
            $"iifname \"{dmz}\" oifname != \"{home}\" ct mark {mark} drop",
        ];
    }

    private static string Opened(Plan plan) => plan.Dmz.Given.Exposure switch
    {
        Exposure.Closed => "# exposure: closed. Hosts answer pings and open connections; towards them passes what is listed.",
        Exposure.Open => $"iifname \"{plan.Tunnel.Router.Interface}\" oifname \"{plan.Router.DmzInterface}\" ip6 daddr {plan.Dmz.Prefix} accept",
    };
}
