namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Changes that are wrong in themselves, one after the other: after each the machines run what they ran before, and the last up is a
// good one.
[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class WrongChangeTests(LabFixture fixture)
{
    private const string Home = "a wrong home interface (router.homeInterface)";
    private const string Firewall = "the VPS's firewall shuts out who deploys (vps.sshFrom)";
    private const string Route = "a route to nowhere (uplink.brokerAddress)";
    private const string Key = "the router has a private key that the VPS doesn't know the public one of";
    private const string FullDisk = "the router's disk fills up in the middle of activate";
    private const string TakenBack =
        "the up fails and says why; who finds it goes back at once, the other machine within the time for a confirmation and 30 s; traffic is back";

    // Time for a confirmation: what emulated machines need, and no more, since most of it is waited for.
    private static int Seconds => Pace.Seconds(75);

    private static TimeSpan Grace => Pace.Time(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Reliability(Home, "the up fails and says what to write; nothing has changed on the router, and traffic goes on", ReliabilityTable.Wrong)]
    [Reliability(Firewall, "the up fails and says what was taken back; traffic goes on; SSH is back within the time for a confirmation and 30 s", ReliabilityTable.Wrong)]
    [Reliability(Route, TakenBack, ReliabilityTable.Wrong)]
    [Reliability(Key, TakenBack, ReliabilityTable.Wrong)]
    [Reliability(FullDisk, TakenBack, ReliabilityTable.Wrong)]
    public async Task A_wrong_change_is_taken_back_and_the_up_says_so_and_a_good_one_goes_through()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        await lab.SayAsync("router", "ip link add lan9 type dummy");
        await WrongAsync(lab, Home, "router-activate", "router.homeInterface: lan9 — the default route leads out eth0", "router.homeInterface=lan9");

        await WrongAsync(
            lab, Firewall, "vps-confirm", $"was taken back: it was not committed within {Seconds} s; this machine runs generation", """vps.sshFrom=["192.0.2.0/24"]""");
        Assert.Contains($"taken back, it was not committed within {Seconds} s", await lab.SayAsync("vps", "journalctl -q -o cat -t ipv6-dmz"));
        await lab.ProbeAsync("homepc");

        await WrongAsync(lab, Route, "vps-confirm", "was taken back: the broker over 6in4 (2001:db8:0:123::1) doesn't answer a ping", "uplink.brokerAddress=203.0.113.9");

        lab.ForgetPasswords();
        lab.OnSend(" activate ", nth: 2, () => lab.SayAsync("router", "cd /var/lib/ipv6-dmz/keys && cd \"$(ls -t | head -n 1)\" && wg genkey >private"));
        await WrongAsync(lab, Key, "router-confirm", "was taken back: no WireGuard handshake on wg-vps");

        lab.ForgetPasswords();
        // A change that needs room: for what is about to be added to the kernel.
        lab.OnSend(" activate ", nth: 2, () => lab.SayAsync("router", Disk.FillDuringActivate));
        await WrongAsync(lab, FullDisk, "router-activate", "the disk of this machine is full", "wireguard.mtu=1400");
        await lab.SayAsync("router", Disk.Free);
        // All that held before any of it.
        lab.OnSend(_ => { });
        await lab.ProbeAsync();

        lab.ForgetPasswords();
        await lab.UpAsync();
        await lab.ProbeAsync("dmzhost2");
    }

    private static Task WrongAsync(DeployedLab lab, string cause, string step, string says, string config = "") =>
        Fault.RunAsync(lab, cause, async () =>
        {
            var before = await lab.RunningAsync();
            await lab.FailAsync($"{config} & apply.confirmWithin={Seconds}", step, says);
            // The other machine, too, and where it has heard of nothing, by its timer.
            await lab.SettlesAsync(TimeSpan.FromSeconds(Seconds) + Grace);
            Assert.Equal(before, await lab.RunningAsync());
        }, seen: "all of it", goesOn: cause is Home or Firewall);
}
