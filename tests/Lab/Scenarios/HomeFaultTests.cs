namespace Ipv6Dmz.Tests.Lab.Scenarios;

// What a home's connection does to the tunnel over it.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class HomeFaultTests(LabFixture fixture)
{
    private const string Prefix = "the home's IPv6 prefix changes";
    private const string Replaced = "the home router is replaced: another gateway, another prefix, and nothing was said of the old one's end";
    private const string Gone = "the home has no internet for 100 s (no longer for the test's sake: WireGuard gives up calling after 90 s)";
    private const string Networkd = "a second router at home dies, and systemd-networkd on the DMZ router has a route by each of the two";
    private const string Mapping = "the home router forgets its NAT mappings and gives the tunnel another port (endpoint over IPv4)";
    private const string Public = "the home's public IPv4 address changes (endpoint over IPv4)";
    private const string Own = "the router's own IPv4 address in the home network changes (endpoint over IPv4)";

    // The home router's LAN gets another prefix, and the internet sends the old one's packets nowhere.
    private const string OtherPrefix = """
        ip -n homerouter address add 2001:db8:0:a4::1/64 dev lan
        ip -n homerouter address del 2001:db8:0:a1::1/64 dev lan
        ip -n internet route del 2001:db8:0:a1::/64
        ip -n internet route add 2001:db8:0:a4::/64 via 2001:db8:0:a0::2
        ip netns exec homerouter conntrack -F 2>/dev/null
        """;

    private const string OtherRouter = """
        kill $(cat /run/lab/home.pid)
        ip -n homerouter link set lan down
        ip -n homerouter address flush dev lan
        ip -n homerouter link set lan address 02:00:00:00:01:fe up
        ip -n homerouter address add 192.168.1.254/24 dev lan
        ip -n homerouter address add 2001:db8:0:a5::1/64 dev lan
        ip -n internet route del 2001:db8:0:a4::/64
        ip -n internet route add 2001:db8:0:a5::/64 via 2001:db8:0:a0::2
        ip netns exec homerouter conntrack -F 2>/dev/null
        ip netns exec homerouter dnsmasq --pid-file=/run/lab/home.pid --conf-file=/dev/null --no-hosts --no-resolv --user=root --bind-interfaces \
          --interface=lan --except-interface=lo --server=198.51.100.53 --leasefile-ro --dhcp-authoritative \
          --dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,1h --dhcp-host=02:00:00:00:01:02,192.168.1.2 \
          --no-ping --quiet-dhcp --quiet-ra --enable-ra --dhcp-range=::,constructor:lan,ra-only,64,1h --ra-param=lan,10,1800
        """;

    // It advertises itself, with a prefix that nobody is to use, and leads nowhere.
    private const string SecondRouter = """
        ip netns add second
        ip -n homelan link add second type veth peer name eth0 netns second
        ip -n homelan link set second master homelan up
        ip -n second address add 2001:db8:0:a6::1/64 dev eth0 nodad
        ip -n second link set eth0 up
        ip netns exec second sysctl -qw net.ipv6.conf.all.forwarding=1
        ip netns exec second dnsmasq --pid-file=/run/lab/second.pid --conf-file=/dev/null --port=0 --user=root --bind-interfaces --interface=eth0 \
          --leasefile-ro --quiet-ra --enable-ra --dhcp-range=::,constructor:eth0,ra-only,64,deprecated --ra-param=eth0,low,10,1800
        """;

    [Fact]
    [Reliability(Prefix)]
    [Reliability(Replaced)]
    [Reliability(Gone)]
    public async Task The_tunnel_follows_a_home_that_changes()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        await Fault.RunAsync(lab, Prefix, () => lab.SayAsync("world", OtherPrefix));
        await Fault.RunAsync(lab, Replaced, () => lab.SayAsync("world", OtherRouter));
        await Fault.RunAsync(lab, Gone, async () =>
        {
            await lab.SayAsync("world", "ip netns exec homerouter nft 'table inet gone { chain forward { type filter hook forward priority -10; policy drop; }; }'");
            await Fault.LastsAsync(100);
            await lab.SayAsync("world", "ip netns exec homerouter nft delete table inet gone; ip netns exec homerouter conntrack -F 2>/dev/null");
        });

        await lab.ProbeAsync("dmzhost2");
    }

    // From systemd 256 on these routes have nexthop objects, and ip(8) deletes another one than it is asked to.
    [Fact]
    [Reliability(Networkd)]
    public async Task Of_two_gateways_that_networkd_has_the_dead_one_is_left_and_the_living_one_is_not()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        // This session's connection may end by it.
        await lab.SayAsync("router", """
            printf '[Match]\nName=eth0\n[Network]\nDHCP=ipv4\nIPv6AcceptRA=yes\n' >/etc/systemd/network/10-eth0.network
            systemd-run -q sh -c 'sleep 1; systemctl disable --now networking ifup@eth0; systemctl start systemd-networkd'
            """);
        await UntilAsync(routes => routes.Count == 1 && routes[0].Contains("proto ra") && !routes[0].Contains("metric 1002"));
        await lab.RecoversAsync(Fault.Limit);

        var first = (await lab.SayAsync("router", "ip -6 route show default")).Split(' ').SkipWhile(word => word != "via").ElementAt(1);
        await lab.SayAsync("world", SecondRouter);
        await UntilAsync(routes => routes.Count == 2 && routes.All(route => LabFixture.Debian.Name == "12" || route.Contains("nhid")));

        await Fault.RunAsync(
            lab,
            Networkd,
            () => lab.SayAsync("world", "ip -n second link set eth0 down"),
            afterwards: () => UntilAsync(routes => routes.Count == 1 && routes[0].Contains($"via {first} ")));

        Task UntilAsync(Func<IReadOnlyList<string>, bool> condition) => DeployedLab.UntilAsync(
            async () => await lab.TryAsync("router", "ip -6 route show default") is { ExitCode: 0 } shown
                && condition(shown.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            Fault.Limit, "other default routes");
    }

    [Fact]
    [Reliability(Mapping)]
    [Reliability(Public)]
    [Reliability(Own)]
    public async Task The_tunnel_over_IPv4_goes_on_from_another_address_and_port()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await lab.UpAsync("wireguard.endpointFamily=ipv4");
        Assert.StartsWith("192.0.2.2:", await EndpointAsync());

        await Fault.RunAsync(lab, Mapping, () => lab.SayAsync("world", """
            ip netns exec homerouter nft 'table ip port { chain postrouting { type nat hook postrouting priority 90; oifname "wan" udp dport 51820 masquerade to :40000-40099; }; }'
            ip netns exec homerouter conntrack -F 2>/dev/null
            """));
        Assert.StartsWith("192.0.2.2:400", await EndpointAsync());
        // The way to the router for anything but the tunnel ends with what comes now.
        await lab.ProbeAsync("dmzhost2", "wireguard.endpointFamily=ipv4");

        await Fault.RunAsync(lab, Public, () => lab.SayAsync("world", """
            ip -n homerouter address add 192.0.2.3/32 dev wan
            ip -n homerouter address del 192.0.2.2/24 dev wan
            ip -n homerouter address add 192.0.2.3/24 dev wan
            ip -n homerouter address del 192.0.2.3/32 dev wan
            ip -n homerouter route replace default via 192.0.2.1
            ip netns exec homerouter conntrack -F 2>/dev/null
            """));
        Assert.StartsWith("192.0.2.3:", await EndpointAsync());

        // Its session with this test ends by that.
        await Fault.RunAsync(lab, Own, async () =>
        {
            await lab.SayAsync("router", """
                systemd-run -q sh -c '
                  sleep 3
                  sysctl -qw net.ipv4.conf.eth0.promote_secondaries=1
                  ip address add 192.168.1.3/24 dev eth0
                  ip address del 192.168.1.2/24 dev eth0
                  ip route replace default via 192.168.1.1 dev eth0'
                """);
            await lab.SayAsync("world", $"timeout {Pace.Seconds(30)} sh -c 'while ip netns exec homerouter busybox arping -q -f -w 2 -I lan 192.168.1.2; do sleep 0.2; done'");
        }, afterwards: async () =>
        {
            // The tunnel says something every 25 s.
            await lab.SayAsync(
                "world", $"timeout {25 + Pace.Seconds(5)} sh -c 'until ip netns exec homerouter conntrack -L -p udp --dport 51820 2>/dev/null | grep src=192.168.1.3; do sleep 1; done'");
            await lab.RecoversAsync(Fault.Limit);
        });

        async Task<string> EndpointAsync() => (await lab.SayAsync("vps", "wg show wg-dmz endpoints")).Split('\t')[1];
    }
}
