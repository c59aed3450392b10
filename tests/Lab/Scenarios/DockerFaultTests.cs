namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Rules of Docker's beside this project's.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class DockerFaultTests(LabFixture fixture)
{
    private const string OnVps = "Docker's rules come to the VPS";
    private const string OnRouter = "Docker's rules come to the router";

    private const string Expected =
        "traffic stops, as Docker's `policy drop` has it; confirm and status say which table it is, SSH and the project's rules stay; once DOCKER-USER accepts, "
        + Fault.Returns;

    // What Docker's daemon loads by iptables-nft and ip6tables-nft, with one network and no container.
    private static readonly string Rules = string.Concat(new[] { ("ip", "172.17.0.0/16"), ("ip6", "fd00:17::/64") }.Select(family => $$"""
        table {{family.Item1}} filter {
          chain DOCKER { }
          chain DOCKER-ISOLATION-STAGE-2 { oifname "docker0" counter drop; counter return; }
          chain DOCKER-ISOLATION-STAGE-1 { iifname "docker0" oifname != "docker0" counter jump DOCKER-ISOLATION-STAGE-2; counter return; }
          chain DOCKER-USER { counter return; }
          chain FORWARD {
            type filter hook forward priority filter; policy drop;
            counter jump DOCKER-USER
            counter jump DOCKER-ISOLATION-STAGE-1
            oifname "docker0" ct state related,established counter accept
            oifname "docker0" counter jump DOCKER
            iifname "docker0" oifname != "docker0" counter accept
            iifname "docker0" oifname "docker0" counter accept
          }
        }
        table {{family.Item1}} nat {
          chain DOCKER { iifname "docker0" counter return; }
          chain PREROUTING { type nat hook prerouting priority dstnat; policy accept; fib daddr type local counter jump DOCKER; }
          chain OUTPUT { type nat hook output priority -100; policy accept; fib daddr type local counter jump DOCKER; }
          chain POSTROUTING {
            type nat hook postrouting priority srcnat; policy accept;
            oifname != "docker0" {{family.Item1}} saddr {{family.Item2}} counter masquerade
          }
        }

        """));

    [Fact]
    [Reliability(OnVps, Expected)]
    [Reliability(OnRouter, Expected)]
    public async Task Docker_s_rules_are_named_and_spare_our_own()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        foreach (var (machine, cause) in new[] { ("vps", OnVps), ("router", OnRouter) })
        {
            await Fault.RunAsync(lab, cause, () => BesideDockerAsync(lab, machine), seen: "all of it");
            await lab.SayAsync(machine, "for family in ip ip6; do nft delete table $family filter; nft delete table $family nat; done");
        }

        await lab.ProbeAsync("homepc");
    }

    private static async Task BesideDockerAsync(DeployedLab lab, string machine)
    {
        await lab.SayAsync(machine, $"nft -f - <<'END'\n{Rules}\nEND");
        // Until the watch has looked.
        await Fault.LastsAsync(16);
        await lab.SayAsync("world", "for target in 198.51.100.80 2001:db8:0:80::80; do ! ip netns exec dmzhost ping -q -c 1 -W 2 $target || exit 1; done");
        await lab.SayAsync(machine, "nft list table inet ipv6_dmz && nft list table ip filter && nft list table ip6 nat");
        foreach (var command in new[] { $"confirm $({DeployedLab.Running}) 120 </dev/null", "status" })
        {
            var said = await lab.SayAsync(machine, $"/var/lib/ipv6-dmz/agent {command} 2>&1");
            Assert.Contains("'ip filter' drops by default", said);
            Assert.Contains("'ip6 filter' drops by default", said);
        }

        await lab.SayAsync(machine, "nft insert rule ip filter DOCKER-USER accept; nft insert rule ip6 filter DOCKER-USER accept");
    }
}
