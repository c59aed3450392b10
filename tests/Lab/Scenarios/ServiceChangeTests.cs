namespace Ipv6Dmz.Tests.Lab.Scenarios;

// The list of hosts changes while connections to its services are open.
[Collection(LabCollection.Name), Trait("Category", "Measures")]
public sealed class ServiceChangeTests(LabFixture fixture)
{
    private const string Change = "a service is added, another is turned off (hosts)";
    private const string Folder = "/run/lab/streams";
    private const int Rate = 100;

    private const string Web6 = "2001:db8:0:2:0:ff:fe00:201";
    private const string Vps4 = "198.18.0.10";

    private static readonly string[] Kept = [$"udp,{Web6},27015", $"udp,{Vps4},27015", $"tcp,{Web6},443", $"tcp,{Vps4},443"];
    private static readonly string[] Off = [$"udp,{Web6},5353", $"udp,{Vps4},5353", $"tcp,{Web6},8080", $"tcp,{Vps4},8080"];

    [Fact]
    [Reliability(Change, "open connections to the others lose none of 100 packets a second, open ones to that service end", ReliabilityTable.Right)]
    public async Task What_is_turned_off_ends_for_open_connections_too_and_the_others_lose_nothing()
    {
        var lab = await DeployedLab.AtAsync(fixture, alone: true);
        await lab.UpAsync(Hosts(enabled: true));
        await lab.SayAsync("world", $"mkdir -p {Folder}; cat >{Folder}/net.pl <<'END'\n{RepositoryFile.Read("lab/Probes/Tools/net.pl")}\nEND\nfor port in 443 8080 27015 5353; do ip netns exec dmzhost perl {Folder}/net.pl serve $port; done");
        await ServiceTests.LeaseAsync(lab);
        await StartAsync(lab, "kept", Kept);
        await StartAsync(lab, "off", Off);

        // One more, and then others less and that one for the VPS alone.
        var tables = await TablesAsync(lab);
        var before = lab.Sent.Count;
        await lab.UpAsync(Hosts(enabled: true, more: true));
        Assert.Equal(2, lab.Sent.Skip(before).Count(command => command.Contains(" activate ")));
        Assert.Equal(0, await LostAsync(lab, "off"));
        Assert.Contains("8443 : accept", await lab.SayAsync("router", "nft list map inet ipv6_dmz open6"));
        await StartAsync(lab, "off", Off);
        await lab.UpAsync(Hosts(enabled: false, more: true, from: "vps"));
        Assert.Contains("8443 : jump from_", await lab.SayAsync("router", "nft list map inet ipv6_dmz open6"));
        Assert.Equal(tables, await TablesAsync(lab));

        // The up went on for seconds after the change.
        var silent = await LostAsync(lab, "off", each: true);
        Assert.True(silent >= Rate, $"a connection to a service that is off lost {silent} packets");
        var lost = await LostAsync(lab, "kept");
        Assert.True(lost <= Pace.Seconds(1) * Rate / 10, $"a connection to another service lost {lost} packets");
        await ReliabilityTable.RecordAsync(Change, lost == 0 ? "so it was" : $"more, {lost}");
    }

    private static string Hosts(bool enabled, bool more = false, string from = "internet")
    {
        var off = $"\"enabled\": {(enabled ? "true" : "false")}";
        return $$"""
            hosts={"web": {"mac": "02:00:00:00:02:01", "ipv4": "192.168.2.10", "ipv6": "slaac", "services": [
              {"name": "ssh", "ports": 22, "from": ["vps"]}, {"name": "https", "ports": 443, "ipv4": "same"}, {"name": "game", "ports": 27015, "protocol": "udp", "ipv4": "same"},
              {"name": "old", "ports": 8080, "ipv4": "same", {{off}} }, {"name": "old-udp", "ports": 5353, "protocol": "udp", "ipv4": "same", {{off}} }
              {{(more ? $$""", {"name": "more", "ports": 8443, "from": ["{{from}}"]}""" : "")}} ] } }
            """;
    }

    // A table that is replaced has another handle.
    private static async Task<string> TablesAsync(DeployedLab lab)
    {
        const string Handle = "nft -a list table inet ipv6_dmz | head -n 1";
        return $"{await lab.SayAsync("vps", Handle)} {await lab.SayAsync("router", Handle)}";
    }

    private static Task StartAsync(DeployedLab lab, string name, string[] targets) => lab.SayAsync("world",
        $"setsid ip netns exec stranger perl {Folder}/net.pl stream {Rate} {string.Join(' ', targets)} </dev/null >{Folder}/{name} 2>&1 & echo $! >{Folder}/{name}.pid");

    // The most that a stream lost; or the least, of streams that are all to have ended.
    private static async Task<int> LostAsync(DeployedLab lab, string name, bool each = false)
    {
        var said = await lab.SayAsync("world", $"pid=$(cat {Folder}/{name}.pid); kill $pid; timeout {Pace.Seconds(20)} tail --pid=$pid -f /dev/null; cat {Folder}/{name}");
        var lost = said.Split('\n').Select(line => line.Split(": ")[^1].Split(" of ")).Select(count => int.Parse(count[1], CultureInfo.InvariantCulture) - int.Parse(count[0], CultureInfo.InvariantCulture)).ToArray();
        TestContext.Current.SendDiagnosticMessage($"{name}: {said}");
        Assert.Equal(4, lost.Length);
        return each ? lost.Min() : lost.Max();
    }
}
