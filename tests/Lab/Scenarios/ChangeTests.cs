namespace Ipv6Dmz.Tests.Lab.Scenarios;

// What ordinary changes cost, while packets pass all the time.
[Collection(LabCollection.Name), Trait("Category", "Measures")]
public sealed class ChangeTests(LabFixture fixture)
{
    private const string Rule = "a rule of both firewalls changes (dmz.exposure)";
    private const string Dhcp = "the DHCP range changes";
    private const string Psk = "the preshared key changes (wireguard.pskRotation), to the first handshake with the new one";
    private const string Mtu = "the tunnel's MTU changes (wireguard.mtu)";
    private const string Keys = "the keys change (wireguard.rotation)";
    private const string Nothing = "none of 100 packets a second is lost";
    private const string Blink = "of 100 packets a second each stream loses at most 30, that is 0.3 s";
    private const string Little = "of 100 packets a second each stream loses at most 20, that is 0.2 s";

    // Packets a second and stream.
    private const int Rate = 100;

    // How many more of them a computer that is busy may lose before the test fails; the row says so.
    private static int Busy => Pace.Seconds(1) * Rate;

    private string config = "";

    [Fact]
    [Reliability(Rule, Nothing, ReliabilityTable.Right)]
    [Reliability(Dhcp, Nothing, ReliabilityTable.Right)]
    [Reliability(Psk, Nothing, ReliabilityTable.Right)]
    [Reliability(Mtu, Little, ReliabilityTable.Right)]
    [Reliability(Keys, Blink, ReliabilityTable.Right)]
    public async Task Ordinary_changes_cost_no_packet_and_others_the_blink_of_an_eye()
    {
        var lab = await DeployedLab.AtAsync(fixture, alone: true);
        var peers = await PeersAsync(lab);

        await ChangeAsync(lab, Keys, "wireguard.rotation=2", most: Rate * 3 / 10, async () =>
            Assert.Equal([2, 2, 0], new[] { peers, await PeersAsync(lab) }.Select(all => all.Count).Append(peers.Intersect(await PeersAsync(lab)).Count())));
        await ChangeAsync(lab, Psk, "wireguard.pskRotation=2", most: 0, () => HandshakeAsync(lab));
        await ChangeAsync(lab, Rule, "dmz.exposure=open", most: 0, () => lab.SayAsync(
            "router", """nft list chain inet ipv6_dmz forward | grep 'iifname "wg-vps" oifname "eth1" ip6 daddr 2001:db8:0:2::/64 accept'"""));
        await ChangeAsync(lab, Dhcp, "dmz.dhcpRange=192.168.2.50-192.168.2.99", most: 0, () => lab.SayAsync(
            "router", "grep 192.168.2.99 /var/lib/ipv6-dmz/current/*/dnsmasq.conf"));
        await ChangeAsync(lab, Mtu, "wireguard.mtu=1400", most: Rate / 5, () => lab.SayAsync("vps", "ip link show wg-dmz | grep 'mtu 1400'"));
    }

    private async Task ChangeAsync(DeployedLab lab, string cause, string change, int most, Func<Task> afterwards)
    {
        config += $"{change} & ";
        await using var traffic = await Traffic.StartAsync(lab, Rate);
        await lab.UpAsync(config);
        await afterwards();
        var streams = await traffic.StopAsync();
        Fault.Say(cause, streams);
        var lost = streams.Max(stream => stream.Lost);
        Assert.True(lost <= (most == 0 ? Busy / 10 : most + Busy), $"{cause}: {lost} packets of a stream");
        await ReliabilityTable.RecordAsync(cause, lost <= most ? "so it was" : $"more, {lost}", streams: streams);
    }

    // The peers that both ends have: one each.
    private static async Task<IReadOnlyList<string>> PeersAsync(DeployedLab lab) =>
        [.. (await lab.SayAsync("vps", "wg show wg-dmz peers")).Split('\n'), .. (await lab.SayAsync("router", "wg show wg-vps peers")).Split('\n')];

    // A session is renewed after two minutes.
    private static async Task HandshakeAsync(DeployedLab lab)
    {
        const string last = "wg show wg-vps latest-handshakes | cut -f2";
        var before = await lab.SayAsync("router", last);
        await DeployedLab.UntilAsync(async () => await lab.SayAsync("router", last) != before, TimeSpan.FromSeconds(120) + Pace.Time(10), "no handshake with the new preshared key", pause: 2);
    }
}
