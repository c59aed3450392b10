using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

// Forwarding, and what keeps the machine's own IPv6 alive under it.
// A forwarding interface ignores router advertisements unless its accept_ra is 2 (Linux, Documentation/networking/ip-sysctl.rst): the agent
// sets it before forwarding is switched on, and leaves a 0 alone, where a daemon takes them. /etc/sysctl.d holds it for the boot.
// Linux answers ARP on any interface for all of its addresses: without arp_ignore and arp_announce the router tells the home LAN that it has
// the DMZ's addresses, and the DMZ that it has the home LAN's.
internal static class Forwarding
{
    public static Concern Vps(Plan plan) => Files(plan.Vps.UplinkInterface, []);

    // It takes no router advertisements from the DMZ, and routes replies by WireGuard's mark.
    public static Concern Router(Plan plan)
    {
        var (home, dmz) = (plan.Router.HomeInterface, plan.Router.DmzInterface);
        return Files(home,
        [
            $"net/ipv6/conf/{dmz}/accept_ra = 0",
            .. plan.OutsideDmz.IsEmpty ? [] : new[] { $"net/ipv6/conf/{dmz}/proxy_ndp = 1" },
            .. new[] { home, dmz }.SelectMany(link => new[] { $"net/ipv4/conf/{link}/arp_ignore = 1", $"net/ipv4/conf/{link}/arp_announce = 2" }),
            "net/ipv4/conf/all/src_valid_mark = 1",
            "net/ipv4/tcp_fwmark_accept = 1",
        ]);
    }

    private static Concern Files(string uplink, IEnumerable<string> more) => new(
    [
        new("forwarding.sysctl", $"""
            net/ipv6/conf/{uplink}/accept_ra = 2
            {more}
            net/ipv6/conf/all/forwarding = 1
            net/ipv4/ip_forward = 1
            net/ipv4/conf/all/accept_redirects = 0
            # WireGuard does it when its interface goes up; what stands here is put back by destroy.
            net/ipv4/conf/all/send_redirects = 0
            """),
        new("accept-ra.conf", $"""
            -net/ipv6/conf/{uplink}/accept_ra = 2
            """),
        new("networkd.conf", $"""
            [Network]
            ManageForeignRoutes=no
            ManageForeignRoutingPolicyRules=no
            """),
    ]);
}
