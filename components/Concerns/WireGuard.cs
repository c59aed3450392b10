using Ipv6Dmz.Keys;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Concerns.Text;

namespace Ipv6Dmz.Concerns;

// Both ends of the tunnel: a file in the form of wg(8), and the link and its addresses as lines of ip(8).
// The files hold no secret: the agent adds private and preshared key, by the id that machine.facts names, on the way to the kernel.
internal static class WireGuard
{
    public static Concern Vps(Plan plan, WireGuardPublic keys)
    {
        var tunnel = plan.Tunnel;
        return new([new($"{tunnel.Vps.Interface}.conf", $"""
            [Interface]
            ListenPort = {tunnel.ListenPort}

            [Peer]
            # The DMZ router.
            PublicKey = {keys.RouterPublicKey}
            AllowedIPs = {plan.Dmz.Subnet}, {tunnel.Subnet}, {List(plan.Inside6)}
            PersistentKeepalive = {tunnel.PersistentKeepalive}
            """, "0600"),
        // Deprecated from the start: packets to it are answered from it, but nothing new ever takes it as its source.
        Link(plan, tunnel.Vps, tunnel.EndpointIsDedicated ? $"-6 address add {tunnel.Endpoint}/128 dev {plan.Vps.UplinkInterface} preferred_lft 0" : null)]);
    }

    public static Concern Router(Plan plan, WireGuardPublic keys)
    {
        var tunnel = plan.Tunnel;
        return new([new($"{tunnel.Router.Interface}.conf", $"""
            [Interface]
            FwMark = {tunnel.Mark}

            [Peer]
            # The VPS.
            PublicKey = {keys.VpsPublicKey}
            AllowedIPs = 0.0.0.0/0, ::/0
            # A name would be asked for through the tunnel that it is about: the agent puts an address in its place.
            Endpoint = {tunnel.EndpointText}
            PersistentKeepalive = {tunnel.PersistentKeepalive}
            """, "0600"), Link(plan, tunnel.Router, null)]);
    }

    private static Artifact Link(Plan plan, TunnelEnd end, string? endpoint) => new("wireguard.ip", $"""
        link add dev {end.Interface} mtu {plan.Tunnel.Mtu} type wireguard
        link set dev {end.Interface} up
        -6 address add {end.Ipv6}/128 dev {end.Interface}
        -4 address add {end.Ipv4}/{plan.Tunnel.Subnet.PrefixLength} dev {end.Interface}
        {endpoint}
        """);
}
