namespace Ipv6Dmz.Tests.Agents;

/// <summary>The router's generation where nothing else is said: home by eth0, the DMZ by eth1.</summary>
public class PreflightTests
{
    private const string Unchanged = ". Nothing was changed";

    [Fact]
    public void What_fits_the_machine_is_activated() => Assert.Equal("activated", Activate(Router(), Facts()));

    [Theory]
    [InlineData("eth9", "eth1", "router.homeInterface: eth9 — there is no such interface here; use one of eth0, eth0-peer, eth1, eth1-peer, lo")]
    [InlineData("eth0", "eth9", "router.dmzInterface: eth9 — there is no such interface here; use one of eth0, eth0-peer, eth1, eth1-peer, lo")]
    [InlineData("eth1", "eth0", "router.dmzInterface: eth0 — the default route leads out there, so it is not the side of the DMZ; use the other one, if router.homeInterface and router.dmzInterface are swapped, or take that route away")]
    public void Interfaces_that_can_t_be_meant_are_refused(string home, string dmz, string message) =>
        Assert.Equal($"[!] activate: {message}{Unchanged}", Activate(Router(dmz), Facts(home, dmz)));

    [Fact]
    public void A_home_interface_that_the_default_route_doesn_t_take_is_refused() => Assert.Equal(
        $"[!] activate: router.homeInterface: eth2 — the default route leads out eth0; name that one, or give the machine its default route by this one{Unchanged}",
        Activate(Router(), Facts("eth2"), "ip link add eth2 type veth peer name eth2-peer"));

    /// <summary>What arrives at the first comes in by the second.</summary>
    [Theory]
    [InlineData("router.dmzInterface", "eth1", "ip link add br0 type bridge && ip link set eth1 master br0", "it is a port of br0, and what arrives there comes in by that name; use br0, if that has the network's addresses, or take eth1 out of it")]
    [InlineData("router.homeInterface", "eth0", "ip link add br0 type bridge && ip link set eth0 master br0", "it is a port of br0, and what arrives there comes in by that name; use br0, if that has the network's addresses, or take eth0 out of it")]
    [InlineData("router.dmzInterface", "eth1", "ip link add vm0 link eth1 type macvlan mode passthru", "what arrives there is handed to vm0, and comes in by that name; use vm0, or take that away")]
    public void An_interface_that_packets_don_t_come_in_by_is_refused(string key, string link, string before, string rule) =>
        Assert.Equal($"[!] activate: {key}: {link} — {rule}{Unchanged}", Activate(Router(), Facts(), before));

    [Theory]
    [InlineData("ip link add vm0 link eth1 type macvlan mode bridge")]
    [InlineData("ip link add br0 type bridge && ip link set eth1-peer master br0")]
    public void One_that_they_do_come_in_by_is_not(string before) =>
        Assert.Equal("activated", Activate(Router(), Facts(), before));

    [Fact]
    public void The_VPS_s_uplink_is_looked_at_likewise() => Assert.Equal(
        $"[!] activate: vps.uplinkInterface: eth0 — it is a port of br0, and what arrives there comes in by that name; use br0, if that has the network's addresses, or take eth0 out of it{Unchanged}",
        Activate("", "", "ip link add br0 type bridge && ip link set eth0 master br0"));

    /// <summary>Without a confirmation to come there would be no way back.</summary>
    [Theory]
    [InlineData("confirmed", "mgmt0")]
    [InlineData("running", "")]
    public void A_generation_that_is_confirmed_closes_no_interface_that_it_was_managed_by(string file, string left) => Assert.Equal($"open:{left}", AgentBed.Run($"""
        {AgentBed.Stage(Router(), Facts(), out _)}
        activate
        echo mgmt0 >"$home/generations/$id/management"
        rm -f "$home/confirmed"
        echo $id >"$home/{file}"
        activate
        echo "open:$(cat "$home/generations/$id/management")"
        """));

    [Theory]
    [InlineData("198.51.100.0/25", "dmz.subnet: 198.51.100.0/25 — it overlaps 198.51.100.0/24 on eth0, where this machine has neighbours already; choose one that is free")]
    [InlineData("198.51.0.0/16", "dmz.subnet: 198.51.0.0/16 — it overlaps 198.51.100.0/24 on eth0, where this machine has neighbours already; choose one that is free")]
    public void A_subnet_that_the_home_LAN_has_is_refused(string subnet, string message) =>
        Assert.Equal($"[!] activate: {message}{Unchanged}", Activate(Router(), $"{Facts()}\nsubnets=dmz.subnet={subnet}"));

    [Fact]
    public void The_VPS_s_tunnel_is_held_against_its_networks_too() => Assert.Equal(
        $"[!] activate: wireguard.tunnelSubnet: 198.51.100.8/30 — it overlaps 198.51.100.0/24 on eth0, where this machine has neighbours already; choose one that is free{Unchanged}",
        Activate("", "subnets=dmz.subnet=192.168.2.0/24 wireguard.tunnelSubnet=198.51.100.8/30"));

    [Fact]
    public void A_VPS_without_a_default_route_has_to_be_told_its_uplink() => Assert.Equal(
        $"[!] activate: vps.uplinkInterface: auto — there is no default route to find it by; name it, or give the machine its default route{Unchanged}",
        Activate("", "", "ip route del default"));

    [Theory]
    [InlineData("2001:db8:0:98::1", $"[!] activate: uplink.ndpProxy: on — the provider's gateway 2001:db8:0:98::1 is in 2001:db8:0:98::/64, and would be answered for; have the provider route the /64 to this machine, and set it to off{Unchanged}")]
    [InlineData("fe80::1", "activated")]
    public void A_gateway_inside_the_64_that_is_answered_for_is_refused(string gateway, string expected) => Assert.Equal(
        expected,
        Activate("", "proxied=2001:db8:0:98::/64", $"ip -6 address add 2001:db8:0:98::2/64 dev eth0; ip -6 route add default via {gateway} dev eth0"));

    [Fact]
    public void An_interface_of_a_tunnel_s_name_is_somebody_s() => Assert.Equal(
        $"[!] activate: there is an interface eth1 here that this deployment did not make: remove it first{Unchanged}",
        Activate("", "links=eth1"));

    [Fact]
    public void The_DMZ_may_move_to_another_interface() => Assert.Equal("192.168.2.1/24 on eth2", AgentBed.Run($"""
        ip link add eth2 type veth peer name eth2-peer
        {AgentBed.Stage(Router("eth1"), Facts(), out _)}
        activate
        {AgentBed.Stage(Router("eth2"), Facts(dmz: "eth2"), out _)}
        activate
        ip -4 -br address | sed -n 's/^\(eth[12]\)@.* \(192[^ ]*\).*/\2 on \1/p'
        """));

    /// <summary>Whoever doesn't know what the machine is can't say what is wrong with it.</summary>
    [Fact]
    public void Nothing_is_activated_where_a_fact_is_missing() => Assert.Matches($"^refused\\n\\[!\\] activate: generation [0-9a-f]+: machine.facts doesn't say 'role'{Unchanged.Replace(".", "\\.", StringComparison.Ordinal)}$", AgentBed.Run("""
        mkdir -p "$home/staged/boot"
        printf '==> machine.facts 0644\nlinks=\n' >"$home/staged/boot/.frame"
        echo links= >"$home/staged/boot/machine.facts"
        echo "boot $(sha256sum <"$home/staged/boot/.frame" | cut -d' ' -f1)" | agent activate 120 || echo refused
        tail -n 1 "$home/said"
        """));

    private static string Router(string dmz = "eth1") => $"link set dev {dmz} up\n-4 address add 192.168.2.1/24 dev {dmz}\n";

    private static string Facts(string home = "eth0", string dmz = "eth1") => $"role=router\noutside={home}\ninside={dmz}\nsubnets=dmz.subnet=192.168.2.0/24";

    private static string Activate(string lines, string facts, string before = "true") => AgentBed.Run($$"""
        {{before}}
        {{AgentBed.Stage(lines, facts, out _)}}
        if activate; then echo activated; else tail -n 1 "$home/said"; [ ! -e "$home/lines" ]; fi
        """);
}
