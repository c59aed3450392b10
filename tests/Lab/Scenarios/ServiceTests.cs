using Ipv6Dmz.Lab.Probes;

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
            {"name": "inner", "ports": "8080", "from": ["vps"]},
            {"name": "files", "ports": "445", "from": ["home"]}, {"name": "panel", "ports": "8443-8444", "from": ["internet", "home"], "ipv4": "same"}]},
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
        foreach (var only in new[] { "web's", "game's", "own IPv4 address", "by its name", "what isn't listed", "with both open", "with a route by the router", "hand-set route by the router", "which is for home", "eighbour" })
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
            ask() { rm -f /run/lab/lease6; ip netns exec $1 timeout {{Pace.Seconds(20)}} busybox udhcpc6 -i eth0 -f -n -q -t 4 -T {{Pace.Seconds(4)}} -s /run/lab/lease6.sh >/dev/null 2>&1 || true; cat /run/lab/lease6 2>/dev/null; }
            echo "[$(ask dmzhost)] [$(ask dmzhost2)]"
            """));
        Assert.Contains("2001:db8:0:2:0:ff:fe00:202/64", await lab.SayAsync("world", "ip -n dmzhost2 -6 address show dev eth0 scope global -deprecated"));
    }

    [Fact]
    public async Task A_source_takes_its_share_and_a_host_reaches_what_is_listed_for_it()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await lab.UpAsync(Limited(""));
        await LeaseAsync(lab);
        await lab.SayAsync("world", $$"""
            cat >/run/lab/net.pl <<'END'
            {{RepositoryFile.Read("lab/Probes/Tools/net.pl")}}
            END
            in_ns() { name=$1; shift; ip netns exec $name perl /run/lab/net.pl "$@"; }
            in_ns dmzhost serve 443; in_ns dmzhost2 serve 27015; in_ns stranger serve 7100; in_ns server serve 7100
            """);

        // Three connections of one source to an address are its share, and another source has its own.
        string[] web = ["tcp,2001:db8:0:2:0:ff:fe00:201,443", "tcp,198.18.0.10,443"];
        var open = string.Join(' ', web.SelectMany(target => Enumerable.Repeat(target, 3)));
        await lab.SayAsync("world", $"setsid ip netns exec stranger perl /run/lab/net.pl stream 2 {open} </dev/null >/run/lab/open 2>&1 & echo $! >/run/lab/open.pid; "
            + $"timeout {Pace.Seconds(20)} sh -c 'until [ $(ip netns exec dmzhost ss -Htn state established sport = 443 | wc -l) = 6 ]; do sleep 0.2; done'");
        Assert.Equal("silence silence", await AskAsync(lab, "stranger", web));
        Assert.Equal("seen as 198.51.100.80", await AskAsync(lab, "server", web[1]));
        Assert.StartsWith("seen as 2001:db8:0:a1:", await AskAsync(lab, "homepc", web[0]));

        // Another list leaves the count alone.
        await lab.UpAsync(Limited("""{"name": "more", "ports": 8443},"""));
        Assert.Equal("silence silence", await AskAsync(lab, "stranger", web));
        Assert.DoesNotContain(": 0 of", await lab.SayAsync("world", $"kill $(cat /run/lab/open.pid); timeout {Pace.Seconds(20)} tail --pid=$(cat /run/lab/open.pid) -f /dev/null; cat /run/lab/open"));
        Assert.Equal("seen as 2001:db8:0:80::66 seen as 198.51.100.66", await AskAsync(lab, "stranger", web));

        // Packets of one source, by each family.
        string[] game = ["udp,2001:db8:0:2:0:ff:fe00:202,27015", "udp,198.18.0.10,27015"];
        var streams = (await lab.SayAsync("world", $"timeout --preserve-status -s TERM 4 ip netns exec stranger perl /run/lab/net.pl stream 100 {string.Join(' ', game)}")).Split('\n');
        TestContext.Current.SendDiagnosticMessage(string.Join("; ", streams));
        Assert.Equal(2, streams.Length);
        Assert.All(streams, stream =>
        {
            var counts = stream.Split(": ")[^1].Split(" of ").Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray();
            Assert.InRange(counts[1], 200, int.MaxValue);
            Assert.InRange(counts[0], 10, counts[1] / 3);
        });

        string[] outside = ["tcp,2001:db8:0:80::66,7100", "tcp,198.51.100.66,7100"];
        string[] others = ["tcp,2001:db8:0:80::80,7100", "tcp,198.51.100.80,7100"];
        const string Seen = "seen as 2001:db8:0:2:0:ff:fe00:202 seen as 198.18.0.10";
        Assert.Equal(Seen, await AskAsync(lab, "dmzhost2", outside));
        Assert.DoesNotContain("seen", await AskAsync(lab, "dmzhost2", others));
        Assert.Equal("seen as 2001:db8:0:2:0:ff:fe00:201 seen as 198.18.0.10", await AskAsync(lab, "dmzhost", others));

        await lab.UpAsync("""hosts={"web": {"mac": "02:00:00:00:02:01", "ipv4": "192.168.2.10", "ipv6": "slaac"}, "game": {"mac": "02:00:00:00:02:02", "ipv6": "slaac"}}""");
        Assert.Equal("table inet ipv6_dmz", await lab.SayAsync("vps", "nft list tables | grep dmz"));
        Assert.Equal(Seen, await AskAsync(lab, "dmzhost2", others));
    }

    private static string Limited(string more) => $$"""
        hosts={
          "web": {"mac": "02:00:00:00:02:01", "ipv4": "192.168.2.10", "ipv6": "slaac", "services": [{{more}} {"name": "https", "ports": 443, "ipv4": "same", "connections": 3}]},
          "game": {"mac": "02:00:00:00:02:02", "ipv6": "slaac", "egress": ["198.51.100.66/32", "2001:db8:0:80::66/128"], "services": [
            {"name": "play", "ports": 27015, "protocol": "udp", "ipv4": "same", "rate": "10/s"}]}
        }
        """;

    private static async Task<string> AskAsync(DeployedLab lab, string place, params string[] targets) => string.Join(' ', Answers.Parse(
        await lab.SayAsync("world", $"ip netns exec {place} perl /run/lab/net.pl ask 3 {string.Join(' ', targets)}")).All.Select(answer => answer.Result));

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
