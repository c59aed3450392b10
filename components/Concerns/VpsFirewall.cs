using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// One nftables table, replaced in one transaction.
internal static class VpsFirewall
{
    public static Concern Files(Plan plan, Uplink uplink)
    {
        var (vps, tunnel) = (plan.Vps, plan.Tunnel);
        var (wg, out4, out6) = (tunnel.Vps.Interface, vps.UplinkInterface, uplink.Interface(plan));
        var openings = new Openings(plan, plan.VpsServices);
        var ip = tunnel.Endpoint.IsIpv6() ? "ip6" : "ip";
        return new([new("firewall.nft", $$"""
            table inet ipv6_dmz {}
            delete table inet ipv6_dmz
            table inet ipv6_dmz {
            	# What may come out of the tunnel to the router, and nothing else may.
            	{{Set("inside4", plan.Dmz.Subnet, tunnel.Subnet)}}
            	{{Set("inside6", plan.Inside6)}}
            	{{Set("delegated", plan.DelegatedPrefixes)}}
            	# Networks that are never on the internet, the cloud's metadata service among them.
            	set private4 {
            		type ipv4_addr
            		flags interval
            		elements = { 0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/3 }
            	}
            	{{openings.OfHosts}}
            	{{openings.OfTheMachine}}
            	{{openings.Forwards}}
            	{{openings.Chains}}

            	# What looks like a handshake that the router begins, by length and type: for the watch, which forgets a peer whose handshakes
            	# come and are refused.
            	counter calls {}

            	chain prerouting {
            		type filter hook prerouting priority raw; policy accept;
            		iifname { "lo", "{{wg}}" } accept
            		ip saddr @inside4 drop
            		{{uplink.Prerouting}}
            		ip6 saddr @delegated drop
            	}

            	chain input {
            		type filter hook input priority filter; policy drop;
            		iifname "lo" accept
            		{{ip}} daddr {{tunnel.Endpoint}} udp dport {{tunnel.ListenPort}} udp length 156 @th,64,32 0x1000000 counter name calls
            		ct state established,related accept
            		ct state invalid drop
            		# ICMP and ICMPv6: nft knows their names only where /etc/protocols is there.
            		meta l4proto { 1, 58 } accept
            		iifname { {{List(uplink.Interfaces.Prepend(wg).Select(link => $"\"{link}\""))}} } drop
            		ip6 daddr {{tunnel.Vps.Ipv6}} drop
            		udp sport 67 udp dport 68 accept
            		ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept
            		{{uplink.Input}}
            		{{ip}} daddr {{tunnel.Endpoint}} udp dport {{tunnel.ListenPort}} accept
            		{{Ssh("ip", vps.SshFrom4, vps.SshPort)}}
            		{{Ssh("ip6", vps.SshFrom6, vps.SshPort)}}
            		{{openings.ToTheMachine}}
            	}

            	chain forward {
            		type filter hook forward priority filter; policy drop;
            		iifname "{{wg}}" ip saddr != @inside4 drop
            		iifname "{{wg}}" ip6 saddr != @inside6 drop
            		{{Clamp(tunnel)}}
            		ct state invalid drop
            		{{uplink.Forward(plan)}}
            		iifname "{{wg}}" oifname "{{out4}}" ip daddr != @private4 accept
            		iifname "{{wg}}" oifname "{{out6}}" {{uplink.Destinations}} accept
            		{{Replies($"oifname \"{wg}\"")}}
            		# RFC 4890, 4.3.1
            		iifname "{{out6}}" oifname "{{wg}}" ip6 daddr @inside6 icmpv6 type { {{Errors6}}, echo-request, echo-reply } accept
            		{{(plan.Dmz.Given.Exposure == Exposure.Open ? $"iifname \"{out6}\" oifname \"{wg}\" ip6 daddr {plan.Dmz.Prefix} accept" : null)}}
            		{{openings.ToHosts($"iifname \"{out6}\" oifname \"{wg}\"", $"oifname \"{wg}\" ct status dnat")}}
            	}

            	# While the endpoint's address is missing (a network service restarts): a packet from another one would tell the
            	# router that the VPS has moved, and it would follow to where nothing listens.
            	chain output {
            		type filter hook output priority filter; policy accept;
            		udp sport {{tunnel.ListenPort}} {{ip}} saddr != {{tunnel.Endpoint}} drop
            	}

            	{{Published(openings, out4, wg)}}
            	chain postrouting {
            		type nat hook postrouting priority srcnat; policy accept;
            		{{(openings.Forwards is [] ? [] : Hairpin(wg, tunnel))}}
            		ip saddr @inside4 oifname "{{out4}}" snat ip to {{vps.Ipv4}}
            	}
            }
            """), .. FairUse.Files(plan, uplink)]);
    }

    // The host sees the client. For hosts of the DMZ, too, the VPS's address is the service's.
    private static IEnumerable<string> Published(Openings openings, string out4, string wg) => openings.Forwards is [] ? [] :
    [
        "chain published {", "\ttype nat hook prerouting priority dstnat; policy accept;", .. openings.ByForwards($"iifname {{ \"{out4}\", \"{wg}\" }}").Select(line => $"\t{line}"), "}",
    ];

    private static IEnumerable<string> Hairpin(string wg, TunnelPlan tunnel) =>
    [
        "# Without this a host's answer would go to its neighbour directly, which asked somebody else.", $"iifname \"{wg}\" oifname \"{wg}\" ct status dnat snat ip to {tunnel.Vps.Ipv4}",
    ];

    private static string? Ssh(string family, ImmutableArray<IPNetwork> from, int port) => from.IsEmpty ? null : $"{family} saddr {{ {List(from)} }} tcp dport {port} accept";
}
