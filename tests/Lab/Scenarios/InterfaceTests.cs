using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Interfaces of the router that no rule names.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class InterfaceTests(LabFixture fixture)
{
    // `knock NAMESPACE ADDRESS`: what SSH there says first, or nothing.
    private static string Knock => $$"""
        knock() { timeout {{Pace.Seconds(4)}} ip netns exec $1 bash -c "exec 3<>/dev/tcp/$2/22 && head -c 4 <&3" 2>/dev/null || printf nothing; echo; }

        """;

    private const string PortOfABridge =
        "it is a port of br-dmz, and what arrives there comes in by that name; use br-dmz, if that has the network's addresses, or take eth1 out of it";

    private const string Redirected = "what arrives there is handed to lan9, and comes in by that name; use lan9, or take that away";

    // Answers that the router sends home, to a question in the home PC's name from the third interface.
    private const string Reflect = """
        tcpdump -l -i eth0 -n -Q out icmp and dst 192.168.1.20 >/run/reflected 2>/run/reflected.log &
        timeout 10 sh -c 'until grep -q "listening on" /run/reflected.log; do sleep 0.1; done'
        ip -n guest address add 192.168.1.20/32 dev eth0
        ip netns exec guest ping -q -c 3 -W 1 -I 192.168.1.20 192.168.77.1 >/dev/null
        ip -n guest address del 192.168.1.20/32 dev eth0
        kill $! && wait $! || true
        grep -c 'echo reply' /run/reflected || true
        """;

    private const string Open = "systemctl stop ipv6-dmz-watch.timer && nft insert rule inet ipv6_dmz input_unknown accept";

    [Fact]
    public async Task An_interface_that_packets_don_t_come_in_by_is_refused_before_anything_changes_and_the_other_one_is_not()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var before = await lab.RunningAsync();
        foreach (var (cause, rule) in new[]
        {
            ("ip link add lan9 type dummy; tc qdisc add dev eth1 clsact; tc filter add dev eth1 ingress matchall action mirred ingress redirect dev lan9", Redirected),
            ("tc qdisc del dev eth1 clsact; ip link add br-dmz type bridge; ip link set eth1 master br-dmz; ip link set br-dmz up", PortOfABridge),
        })
        {
            await lab.SayAsync("router", cause);
            var refused = await lab.TryUpAsync("router.tunnelSsh=open");

            Assert.Contains($"router.dmzInterface: eth1 — {rule}. Nothing was changed", Assert.Single(refused.Failures).Message);
            Assert.Equal(before, await lab.RunningAsync());
        }

        await lab.UpAsync("router.dmzInterface=br-dmz");
        await lab.RecoversAsync(Fault.Limit);
        await lab.SayAsync("router", "ip -4 -br address show br-dmz | grep 192.168.2.1/24 && ! ip -4 -br address show eth1 | grep 192.168.2.1");
    }

    // A bridge takes the DMZ's interface after the deployment, and has an address of its own; a virtual machine's network is a third one.
    [Fact]
    public async Task What_comes_in_by_an_interface_that_no_rule_knows_gets_no_more_than_a_DMZ_host_does()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await lab.SayAsync("router", """
            ip link add br-dmz type bridge
            ip address add 192.168.66.1/24 dev br-dmz
            ip link set eth1 master br-dmz
            ip link set br-dmz up
            ip netns add guest
            ip link add virbr9 type veth peer name eth0 netns guest
            ip address add 192.168.77.1/24 dev virbr9
            ip link set virbr9 up
            ip -n guest address add 192.168.77.2/24 dev eth0
            ip -n guest link set eth0 up
            ip -n guest route add default via 192.168.77.1
            """);
        await lab.SayAsync("router", $"timeout {Pace.Seconds(10)} sh -c 'until ip -6 -o address show dev br-dmz scope link -tentative | grep -q inet6; do sleep 0.2; done'");
        var bridge = await lab.SayAsync("router", "ip -6 -o address show dev br-dmz scope link | sed 's/.*inet6 \\([^/]*\\).*/\\1/'");
        await lab.SayAsync("world", "ip -n dmzhost address add 192.168.66.2/24 dev eth0 && ip -n dmzhost route add 192.168.1.2 via 192.168.66.1");
        string[] fromDmz = ["192.168.66.1", "192.168.1.2", $"{bridge}%eth0"];
        string[] fromGuest = ["192.168.77.1", "192.168.1.2", "192.168.2.1", "192.168.3.2"];

        // Packets do arrive, and are answered as a DMZ host's are.
        await lab.SayAsync("world", $"ip netns exec dmzhost ping -q -c 1 -W 5 192.168.66.1 && ip netns exec dmzhost ping -q -c 1 -W 5 {bridge}%eth0");
        await lab.SayAsync("router", "ip netns exec guest ping -q -c 1 -W 5 192.168.77.1");
        Assert.Equal(Enumerable.Repeat("nothing", fromDmz.Length), await KnockAsync(lab, "world", "dmzhost", fromDmz));
        Assert.Equal(Enumerable.Repeat("nothing", fromGuest.Length), await KnockAsync(lab, "router", "guest", fromGuest));
        // From the third interface neither the home network nor the DMZ is reached.
        await lab.SayAsync("router", "for target in 192.168.1.20 192.168.1.1 198.51.100.80; do ! ip netns exec guest ping -q -c 1 -W 2 $target || exit 1; done");

        Assert.Equal("0", await lab.SayAsync("router", Reflect));

        await lab.SayAsync("router", Open);
        Assert.Equal("3", await lab.SayAsync("router", Reflect));
        Assert.Equal(Enumerable.Repeat("SSH-", fromDmz.Length), await KnockAsync(lab, "world", "dmzhost", fromDmz));
        Assert.Equal(Enumerable.Repeat("SSH-", fromGuest.Length), await KnockAsync(lab, "router", "guest", fromGuest));
    }

    // A third interface of the router has an address in the home network of its own.
    [Fact]
    public async Task The_interface_that_the_router_is_managed_by_stays_open_as_long_as_it_is()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await lab.SayAsync("router", """
            ip link add mgmt0 link eth0 type macvlan mode bridge
            # Or it would answer for eth0's address, and dhcpcd take that for a conflict and give the address up.
            sysctl -qw net.ipv4.conf.mgmt0.arp_ignore=1 net.ipv4.conf.mgmt0.arp_announce=2
            ip address add 192.168.1.3/24 dev mgmt0
            ip address add 2001:db8:0:a1::3/64 dev mgmt0 nodad
            ip link set mgmt0 up
            """);
        await lab.SayAsync("world", "ip address add 2001:db8:0:a1::10/64 dev op-home nodad");
        Task<string[]> FromHomeAsync() => KnockAsync(lab, "world", "homepc", ["192.168.1.3", "192.168.1.2"]);
        Assert.Equal(["nothing", "SSH-"], await FromHomeAsync());
        // Opened by hand, for the deployment that is to find it.
        await lab.SayAsync("router", Open);

        // The second one changes nothing but the way: the same generation, which is confirmed.
        foreach (var host in new[] { "2001:db8:0:a1::3", "192.168.1.3" })
        {
            await lab.UpAsync(await lab.ThroughWorldAsync(host));
            Assert.Equal("mgmt0", await lab.SayAsync("router", "cat /var/lib/ipv6-dmz/current/management; ! nft list table inet ipv6_dmz_way 2>/dev/null"));
            Assert.Equal(["SSH-", "SSH-"], await FromHomeAsync());
        }

        await lab.SayAsync("router", "nft flush ruleset && /var/lib/ipv6-dmz/agent watch");
        Assert.Equal(["SSH-", "SSH-"], await FromHomeAsync());

        // By home again: the DMZ's name for the third one has no use any more.
        await lab.UpAsync("dmz.exposure=open");
        Assert.Equal(["nothing", "SSH-"], await FromHomeAsync());
    }

    private static async Task<string[]> KnockAsync(DeployedLab lab, string machine, string place, string[] addresses) =>
        (await lab.SayAsync(machine, Knock + string.Join('\n', addresses.Select(address => $"knock {place} {address}")))).Split('\n');
}
