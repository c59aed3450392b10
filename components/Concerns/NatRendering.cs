using System.Net.Sockets;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Rendering.Text;

namespace Ipv6Dmz.Rendering;

/// <summary>Source NAT and the firewall of the VPS: one nftables table, replaced in one transaction.</summary>
public static class NatRendering
{
    /// <summary>The concern on the VPS.</summary>
    public static Concern Vps(Plan plan)
    {
        var (vps, tunnel, six) = (plan.Vps, plan.Tunnel, plan.Uplink as SixInFourPlan);
        var uplink = vps.UplinkInterface ?? UplinkPlaceholder;
        var ip = tunnel.Endpoint.AddressFamily == AddressFamily.InterNetworkV6 ? "ip6" : "ip";
        // With 6in4 the DMZ's IPv6 has an interface of its own, and must never use the provider's.
        var inner = six is null ? $"\"{tunnel.Vps.Interface}\"" : $"{{ \"{tunnel.Vps.Interface}\", \"{six.Interface}\" }}";
        var broker = six is null ? "" : $"ip saddr {six.Remote} ip protocol 41 accept\n\t\t";
        var takeover = six is null ? "" : $"""
            # It would reach the broker from the VPS's own address, and take over the tunnel.
            		iifname "{tunnel.Vps.Interface}" ip daddr {six.Remote} ip protocol 41 drop
            		
            """;
        var ipv6 = six is null
            ? $"""
            # Global addresses alone, nothing private.
            		iifname "{tunnel.Vps.Interface}" oifname "{uplink}" ip6 daddr 2000::/3 accept
            		iifname "{uplink}" oifname "{tunnel.Vps.Interface}" ip6 daddr @inside6 accept
            """
            : $"""
            iifname "{tunnel.Vps.Interface}" oifname "{six.Interface}" meta nfproto ipv6 accept
            		iifname "{six.Interface}" oifname "{tunnel.Vps.Interface}" ip6 daddr @inside6 accept
            """;
        // With 6in4 nobody gets there from the uplink.
        var tunnelEnd = six is null ? $"ip6 daddr {tunnel.Vps.Ipv6} drop\n\t\t" : "";
        // In its own /64 the VPS has neighbours: the provider's gateway may be one.
        var neighbours = plan.Uplink is Native64Plan ? "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept\n\t\t" : "";
        var ownSources = plan.Uplink is Native64Plan
            ? $"iifname \"{tunnel.Vps.Interface}\" ip6 saddr {{ {vps.Ipv6}, {tunnel.Vps.Ipv6} }} drop\n\t\t"
            : "";
        var ssh = new[] { Ssh("ip", vps.SshFrom4), Ssh("ip6", vps.SshFrom6) }.Where(rule => rule.Length > 0);
        return new("nat",
        [
            new("nat.nft", $$"""
                {{Header}}
                table inet ipv6_dmz {}
                delete table inet ipv6_dmz
                table inet ipv6_dmz {
                	# What may come out of the tunnel to the router, and nothing else may.
                	set inside4 {
                		type ipv4_addr
                		flags interval
                		elements = { {{plan.Dmz.Subnet}}, {{tunnel.Subnet}} }
                	}
                	set inside6 {
                		type ipv6_addr
                		flags interval
                		elements = { {{List(plan.Inside6)}} }
                	}
                	set delegated {
                		type ipv6_addr
                		flags interval
                		elements = { {{List(plan.Uplink.DelegatedPrefixes)}} }
                	}
                	# Networks that are never on the internet, the cloud's metadata service among them.
                	set private4 {
                		type ipv4_addr
                		flags interval
                		elements = { 0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/3 }
                	}

                	# What looks like a handshake that the router begins, by length and type: for the watch, which forgets a peer whose handshakes
                	# come and are refused.
                	counter calls {}

                	chain prerouting {
                		type filter hook prerouting priority raw; policy accept;
                		iifname { "lo", "{{tunnel.Vps.Interface}}" } accept
                		ip saddr @inside4 drop
                		{{neighbours}}ip6 saddr @delegated drop
                	}

                	chain input {
                		type filter hook input priority filter; policy drop;
                		iifname "lo" accept
                		{{ip}} daddr {{tunnel.Endpoint}} udp dport {{tunnel.ListenPort}} udp length 156 @th,64,32 0x1000000 counter name calls
                		ct state established,related accept
                		ct state invalid drop
                		# ICMP and ICMPv6: nft knows their names only where /etc/protocols is there.
                		meta l4proto { 1, 58 } accept
                		iifname {{inner}} drop
                		{{tunnelEnd}}udp sport 67 udp dport 68 accept
                		ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept
                		{{broker}}{{ip}} daddr {{tunnel.Endpoint}} udp dport {{tunnel.ListenPort}} accept
                		{{string.Join("\n\t\t", ssh)}}
                	}

                	chain forward {
                		type filter hook forward priority filter; policy drop;
                		iifname "{{tunnel.Vps.Interface}}" ip saddr != @inside4 drop
                		iifname "{{tunnel.Vps.Interface}}" ip6 saddr != @inside6 drop
                		{{ownSources}}tcp flags & (syn | rst) == syn meta nfproto ipv4 tcp option maxseg size > {{tunnel.Mss4}} tcp option maxseg size set {{tunnel.Mss4}}
                		tcp flags & (syn | rst) == syn meta nfproto ipv6 tcp option maxseg size > {{tunnel.Mss6}} tcp option maxseg size set {{tunnel.Mss6}}
                		ct state invalid drop
                		{{takeover}}iifname "{{tunnel.Vps.Interface}}" oifname "{{uplink}}" ip daddr != @private4 accept
                		iifname "{{uplink}}" oifname "{{tunnel.Vps.Interface}}" meta nfproto ipv4 ct state established,related accept
                		{{ipv6}}
                	}

                	# While the endpoint's address is missing (a network service restarts): a packet from another one would tell the
                	# router that the VPS has moved, and it would follow to where nothing listens.
                	chain output {
                		type filter hook output priority filter; policy accept;
                		udp sport {{tunnel.ListenPort}} {{ip}} saddr != {{tunnel.Endpoint}} drop
                	}

                	chain postrouting {
                		type nat hook postrouting priority srcnat; policy accept;
                		ip saddr @inside4 oifname "{{uplink}}" snat ip to {{vps.Ipv4}}
                	}
                }

                """),
        ]);

        string Ssh(string family, IEnumerable<System.Net.IPNetwork> from)
        {
            var prefixes = from.ToArray();
            return prefixes.Length == 0 ? "" : $"{family} saddr {{ {List(prefixes)} }} tcp dport {vps.SshPort} accept";
        }
    }
}
