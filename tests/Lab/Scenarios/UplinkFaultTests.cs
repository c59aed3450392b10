namespace Ipv6Dmz.Tests.Lab.Scenarios;

// The broker's tunnel, and clocks, on which WireGuard's handshakes hang.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class UplinkFaultTests(LabFixture fixture)
{
    private const string Broker = "the broker is gone for 15 s";
    private const string Back = "the router boots with its clock a day back";
    private const string Ahead = "the router's clock was a day ahead, is put right, and its session has to begin anew";

    [Fact]
    [Reliability(Broker, Fault.Returns + "; IPv4 goes on meanwhile")]
    [Reliability(Back)]
    [Reliability(Ahead)]
    public async Task Without_the_broker_IPv4_goes_on_and_wrong_clocks_stop_nothing_for_long()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        await Fault.RunAsync(lab, Broker, async () =>
        {
            await lab.SayAsync("world", """
                ip netns exec broker nft 'table inet gone {
                  chain in { type filter hook prerouting priority -400; policy drop; }
                  chain out { type filter hook output priority -400; policy drop; }
                }'
                """);
            await Fault.LastsAsync(10);
            await lab.SayAsync("world", "ip netns exec dmzhost ping -4 -q -c 3 -W 5 198.51.100.80 && ! ip netns exec dmzhost ping -6 -q -c 1 -W 2 2001:db8:0:80::80");
            await lab.SayAsync("world", "ip netns exec broker nft delete table inet gone");
        }, seen: "it was, and IPv4 went on");

        await Fault.RunAsync(lab, Back, async () =>
        {
            await lab.SayAsync("router", """
                cat >/etc/systemd/system/wrong-clock.service <<'UNIT'
                [Unit]
                DefaultDependencies=no
                Before=ipv6-dmz.service
                [Service]
                Type=oneshot
                ExecStart=date -s "-1 day"
                [Install]
                WantedBy=sysinit.target
                UNIT
                systemctl -q enable wrong-clock.service
                """);
            await Fault.RebootAsync(lab, Ipv6Dmz.Lab.Machines.LabMachine.Router);
            Assert.Equal("yesterday", await lab.SayAsync("router", $"[ $(date +%s) -lt {(long)await Traffic.NowAsync(lab) - 43200} ] && echo yesterday"));
        }, limit: Fault.Notice);
        await lab.SayAsync("router", $"date -s @{(long)await Traffic.NowAsync(lab)}");

        await Fault.RunAsync(lab, Ahead, async () =>
        {
            await AnewAsync("+1 day");
            await lab.RecoversAsync(Fault.Limit);
            await AnewAsync("-1 day");
        }, limit: Fault.Notice);

        await lab.ProbeAsync("dmzhost2");

        // The kernel forgets what it has agreed on, as in a reboot, and begins with the clock as it is. A clock that is set starts the watch's
        // timer, too, and a second watch leaves the work to the first.
        Task<string> AnewAsync(string clock) => lab.SayAsync("router", $"""
            date -s "{clock}" && wg set wg-vps peer $(wg show wg-vps peers) remove
            timeout {Pace.Seconds(60)} sh -c 'until /var/lib/ipv6-dmz/agent watch && wg show wg-vps peers | grep -q .; do sleep 1; done'
            """);
    }
}
