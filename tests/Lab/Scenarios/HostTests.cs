namespace Ipv6Dmz.Tests.Lab.Scenarios;

// What a host of the DMZ knows of its router and its prefix, as the kernel and a capture on that host show it.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class HostTests(LabFixture fixture)
{
    // Prefix and tunnel change places. What changes with them has dnsmasq started anew.
    private const string Change =
        """dmz.prefix=2001:db8:0:3::/64 & wireguard.tunnelPrefix=2001:db8:0:2::/64 & wireguard.mtu=1400 & dmz.dnsUpstreams=["198.51.100.53"]""";

    [Fact]
    public async Task A_prefix_that_goes_is_deprecated_and_with_the_DMZ_its_router_goes_and_no_resolver_stays_for_ever()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await ListenAsync(lab);
        Assert.Equal("2001:db8:0:2", await PrefixesAsync(lab, "-deprecated"));

        await lab.UpAsync(Change);
        await UntilAsync(async () => (await PrefixesAsync(lab, "-deprecated"), await PrefixesAsync(lab, "deprecated")) == ("2001:db8:0:3", "2001:db8:0:2"));
        Assert.NotEqual("", await RoutersAsync(lab));

        // A look of the watch would end this.
        await lab.SayAsync("router", "systemctl stop ipv6-dmz-watch.timer ipv6-dmz-watch.service");
        var before = await AdvertisedAsync(lab, "0s");
        // dnsmasq advertises that at once, and the rule drops it.
        await lab.SayAsync("router", $"""
            nft insert rule inet ipv6_dmz output oifname eth1 icmpv6 type nd-router-advert @th,48,16 0 counter
            ip address del 2001:db8:0:3::1/64 dev eth1
            timeout {Pace.Seconds(20)} sh -c 'until nft list chain inet ipv6_dmz output | grep "counter packets [1-9]"; do sleep 0.5; done'
            """);
        Assert.Equal(before, await AdvertisedAsync(lab, "0s"));
        Assert.Equal("0", await ForEverAsync(lab));
        await lab.SayAsync("router", "/var/lib/ipv6-dmz/agent watch && systemctl start ipv6-dmz-watch.timer");

        await lab.DestroyAsync();
        await UntilAsync(async () => (await PrefixesAsync(lab, "-deprecated"), await RoutersAsync(lab)) == ("", ""));
        Assert.NotEqual("0", await AdvertisedAsync(lab, "0s"));
        Assert.Equal("0", await ForEverAsync(lab));
    }

    [Fact]
    public async Task Hosts_on_an_interface_that_the_DMZ_leaves_lose_their_router_and_its_resolver()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await ListenAsync(lab);
        await lab.SayAsync("router", "ip link add dmz9 type dummy");

        await lab.UpAsync("router.dmzInterface=dmz9");
        await UntilAsync(async () => (await PrefixesAsync(lab, "-deprecated"), await RoutersAsync(lab)) == ("", ""));
        Assert.Equal("0", await ForEverAsync(lab));
    }

    // The control: what the rule of the firewall is for.
    [Fact]
    public async Task Without_the_firewall_s_rule_a_router_without_a_prefix_names_a_resolver_for_ever()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await ListenAsync(lab);
        await lab.SayAsync("router", """
            systemctl stop ipv6-dmz-watch.timer ipv6-dmz-watch.service
            nft insert rule inet ipv6_dmz output oifname eth1 accept
            ip address del 2001:db8:0:2::1/64 dev eth1
            """);

        await UntilAsync(async () => await ForEverAsync(lab) != "0");
    }

    private static Task<string> ListenAsync(DeployedLab lab) => lab.SayAsync("world", $"""
        systemd-run -q sh -c 'ip netns exec dmzhost tcpdump -vlni eth0 "icmp6 and ip6[40] == 134" >/run/advertisements 2>&1'
        timeout {Pace.Seconds(20)} sh -c 'until grep -q "listening on" /run/advertisements; do sleep 0.2; done'
        """);

    private static Task<string> AdvertisedAsync(DeployedLab lab, string lifetime) =>
        lab.SayAsync("world", $"grep -c 'router lifetime {lifetime}' /run/advertisements || true");

    private static Task<string> ForEverAsync(DeployedLab lab) => lab.SayAsync("world", "grep -c 'rdnss.*lifetime 4294967295s' /run/advertisements || true");

    // Those that the host has addresses of, by a flag of ip(8).
    private static Task<string> PrefixesAsync(DeployedLab lab, string flag) =>
        lab.SayAsync("world", $"ip -n dmzhost -6 -o address show dev eth0 scope global {flag} | sed 's/.* inet6 \\(2001:db8:0:[0-9a-f]*\\):.*/\\1/' | sort -u | xargs");

    private static Task<string> RoutersAsync(DeployedLab lab) => lab.SayAsync("world", "ip -n dmzhost -6 route show default");

    private static Task UntilAsync(Func<Task<bool>> condition) => DeployedLab.UntilAsync(condition, Pace.Time(20), "the host knows something else");
}
