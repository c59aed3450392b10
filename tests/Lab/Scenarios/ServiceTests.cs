namespace Ipv6Dmz.Tests.Lab.Scenarios;

// A list of hosts, with real packets: what is listed passes, and nothing else does.
[Collection(LabCollection.Name), Trait("Category", "Hosts")]
public sealed class ServiceTests(LabFixture fixture)
{
    private const string Hosts = """
        {
          "web": {"mac": "02:00:00:00:02:01", "ipv4": "192.168.2.10", "ipv6": "slaac", "services": [
            {"name": "https", "ports": 443, "ipv4": "same"},
            {"name": "ssh", "ports": "22", "from": ["2001:db8:0:80::/64", "198.51.100.0/24", "vps"], "ipv4": 2222},
            {"name": "inner", "ports": "8080", "from": ["vps"]}]},
          "game": {"mac": "02:00:00:00:02:02", "ipv6": "slaac", "services": [
            {"name": "play", "ports": "27015-27020", "protocol": "udp", "ipv4": "same"},
            {"name": "query", "ports": "27115-27116", "protocol": "udp", "ipv4": "28115-28116"},
            {"name": "off", "ports": "81", "ipv4": "same", "enabled": false}]}
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("native64")]
    public async Task What_is_listed_passes_in_both_families_and_nothing_else_does(string uplink)
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var config = $"{(uplink == "" ? "" : $"{await lab.ProvideAsync(uplink)} & ")}hosts={Hosts}";
        await lab.UpAsync(config);
        await LeaseAsync(lab);

        var count = 0;
        foreach (var only in new[] { "web's", "game's", "own IPv4 address", "by its name", "what isn't listed", "with both open", "eighbour" })
        {
            count += await lab.ProbeAsync(config: config, only: only, disturb: true);
        }

        Assert.InRange(count, 60, int.MaxValue);
    }

    [Fact]
    public async Task A_host_that_asks_by_DHCPv6_gets_the_address_of_the_list_and_another_goes_on_with_SLAAC()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await lab.UpAsync("""hosts={"web": {"mac": "02:00:00:00:02:01", "ipv6": "::10"}}""");

        Assert.Equal("[2001:0db8:0000:0002:0000:0000:0000:0010] []", await lab.SayAsync("world", $$"""
            printf '#!/bin/sh\n[ "$1" != bound ] || echo $ipv6 >/run/lab/lease6\n' >/run/lab/lease6.sh; chmod +x /run/lab/lease6.sh
            ask() { rm -f /run/lab/lease6; ip netns exec $1 timeout {{Pace.Seconds(10)}} busybox udhcpc6 -i eth0 -f -n -q -t 5 -T 1 -s /run/lab/lease6.sh >/dev/null 2>&1 || true; cat /run/lab/lease6 2>/dev/null; }
            echo "[$(ask dmzhost)] [$(ask dmzhost2)]"
            """));
        Assert.Contains("2001:db8:0:2:0:ff:fe00:202/64", await lab.SayAsync("world", "ip -n dmzhost2 -6 address show dev eth0 scope global -deprecated"));
    }

    // Hosts of the lab ask again, as they would when switched off and on: of two signals at once the kernel hands over the lower one, the question, first.
    internal static Task LeaseAsync(DeployedLab lab, string names = "dmzhost dmzhost2", string first = "dmzhost") => lab.SayAsync("world", $$"""
        tell() { for name in {{names}}; do
          for pid in $(ip netns pids $name); do case $(tr '\0' ' ' </proc/$pid/cmdline) in *udhcpc*) kill -$1 $pid ;; esac; done
        done; }
        tell USR2
        timeout {{Pace.Seconds(20)}} sh -c 'until [ -z "$(for name in {{names}}; do ip -n $name -4 address show dev eth0; done)" ]; do sleep 0.2; done'
        tell USR1
        timeout {{Pace.Seconds(60)}} sh -c 'until ip -n {{first}} -4 address show dev eth0 | grep -q "192.168.2.10/"; do sleep 0.2; done'
        """);
}
