using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// What users do with a running DMZ and what happens to it, each from the same snapshot, with real packets at its end.
[Collection(LabCollection.Name), Trait("Category", "Lab")]
public sealed class ScenarioTests(LabFixture fixture)
{
    private const string AptLocked = "another program holds apt's locks for 20 s during an up that needs a package";

    [Fact, Trait("Debian", "every")]
    public async Task From_every_place_in_the_network_everything_is_as_it_should_be()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        Assert.InRange(await lab.ProbeAsync(disturb: true), 50, int.MaxValue);
    }

    [Fact]
    [Reliability(AptLocked, "the up waits, and goes through")]
    public async Task Another_uplink_takes_the_broker_s_place_and_nothing_of_either_is_left_in_the_end()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var config = await lab.ProvideAsync("native64");
        await lab.SayAsync("vps", """
            systemd-run -q perl -MFcntl -e '
              my $all = pack "s s x4 l! l! i", F_WRLCK, 0, 0, 0, 0;
              for (qw(/var/lib/dpkg/lock-frontend /var/lib/apt/lists/lock)) {
                open my $file, ">>", $_ or die; fcntl $file, F_SETLK, $all or die; push @held, $file;
              }
              mkdir "/run/apt-taken"; sleep 20; mkdir "/run/apt-free"'
            timeout 20 sh -c 'until [ -e /run/apt-taken ]; do sleep 0.1; done'
            """);

        await lab.UpAsync(config);
        Assert.Equal("later", await lab.SayAsync("vps", "[ $(stat -c %Z /usr/sbin/ndppd) -ge $(stat -c %Z /run/apt-free) ] && echo later"));
        await ReliabilityTable.RecordAsync(AptLocked, "so it was");
        Assert.Equal("", await lab.SayAsync("vps", "ip -br link show type sit | grep he-ipv6; ip -6 rule | grep 6400 || true"));
        await lab.ProbeAsync("dmzhost", config);
        await lab.DestroyAllAsync();
    }

    [Fact]
    public async Task Once_the_router_lets_the_VPS_in_it_is_deployed_to_through_it_and_a_change_does_not_cut_the_way()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var knock = $"timeout {Pace.Seconds(5)} bash -c 'exec 3<>/dev/tcp/192.168.3.2/22' 2>/dev/null && echo in || echo out";
        Assert.Equal("out", await lab.SayAsync("vps", knock));

        foreach (var config in new[] { "router.tunnelSsh=open", SampleConfig.ViaVps, $"{SampleConfig.ViaVps} & dmz.exposure=open" })
        {
            await lab.UpAsync(config);
        }

        // Everything on the router again, by the other way, and then what the exposure concerns: through the firewall that it replaces.
        var router = LabFixture.Folder.Port(LabMachine.Router);
        var later = lab.Sent.SkipWhile(sent => !sent.StartsWith("22: ")).ToArray();
        Assert.DoesNotContain(later, sent => sent.StartsWith($"{router}: "));
        Assert.Equal(2, later.Count(sent => sent.StartsWith("22: ") && sent.Contains(" activate ")));

        Assert.Equal("in", await lab.SayAsync("vps", knock));

        // Back the direct way, and away.
        await lab.UpAsync();
        await lab.DestroyAsync();
    }

    [Fact]
    public async Task A_second_up_sends_no_SSH_command_and_finds_no_change()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        var result = await lab.UpAsync();

        Assert.False(result.HasChanges);
        Assert.Empty(lab.Sent);
    }

    [Fact]
    public async Task A_changed_DHCP_range_runs_one_stage_step_and_restarts_nothing_but_dnsmasq()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        const string dnsmasq = "systemctl show -p InvocationID --value ipv6-dmz-dnsmasq.service";
        const string rest = """
            for unit in ssh ipv6-dmz ipv6-dmz-watch.timer; do systemctl show -p InvocationID --value $unit; done
            cat /sys/class/net/wg-vps/ifindex /sys/class/net/eth1/ifindex
            nft -a list table inet ipv6_dmz | grep -v counter | sha256sum
            """;
        var (dnsmasqBefore, restBefore) = (await lab.SayAsync("router", dnsmasq), await lab.SayAsync("router", rest));
        var linksBefore = await lab.SayAsync("vps", "cat /sys/class/net/wg-dmz/ifindex /sys/class/net/he-ipv6/ifindex");

        await lab.UpAsync("dmz.dhcpRange=192.168.2.50-192.168.2.60");
        var (vps, router) = (LabFixture.Folder.Port(LabMachine.Vps), LabFixture.Folder.Port(LabMachine.Router));
        Assert.Equal(
            [$"{vps}: confirm", $"{vps}: verify", $"{router}: activate", $"{router}: confirm", $"{router}: stage dhcp-dns", $"{router}: verify"],
            lab.Sent.Select(Short).Order(StringComparer.Ordinal));
        Assert.NotEqual(dnsmasqBefore, await lab.SayAsync("router", dnsmasq));
        Assert.Equal(restBefore, await lab.SayAsync("router", rest));
        Assert.Equal(linksBefore, await lab.SayAsync("vps", "cat /sys/class/net/wg-dmz/ifindex /sys/class/net/he-ipv6/ifindex"));

        static string Short(string sent) => string.Join(' ', sent.Replace(Agent.Path + " ", "").Split(' ').Where((word, i) => i < 2 || word == "dhcp-dns"));
    }

    [Fact]
    public async Task A_machine_that_went_back_after_a_failed_confirmation_is_found_and_brought_forward_by_the_next_up()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        const string range = "dmz.dhcpRange=192.168.2.50-192.168.2.60";
        var before = await lab.RunningAsync("router");
        // Another DHCP server, which dnsmasq loses its port to when it starts anew.
        await lab.SayAsync("router", "systemctl stop ipv6-dmz-dnsmasq && systemd-run -q --unit other-dhcp socat -u UDP4-RECV:67 OPEN:/dev/null");

        var failed = await lab.TryUpAsync(range);

        var failure = Assert.Single(failed.Failures);
        Assert.Equal("router-confirm", failure.Step);
        Assert.Contains("dnsmasq doesn't run", failure.Message);

        // To the engine the new generation is the active one.
        Assert.Equal(before, await lab.RunningAsync("router"));
        await lab.SayAsync("router", "systemctl stop other-dhcp");

        var sentBefore = lab.Sent.Count;
        await lab.UpAsync(range);
        Assert.DoesNotContain(lab.Sent.Skip(sentBefore), command => command.Contains(" activate"));
        Assert.NotEqual(before, await lab.RunningAsync("router"));
        Assert.Equal(await lab.RunningAsync("router"), await lab.SayAsync("router", "cat /var/lib/ipv6-dmz/confirmed"));
        await lab.ProbeAsync("dmzhost2", range);
    }
}
