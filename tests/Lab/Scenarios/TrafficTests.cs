namespace Ipv6Dmz.Tests.Lab.Scenarios;

// That the measuring itself loses nothing.
[Collection(LabCollection.Name), Trait("Category", "Measures")]
public sealed class TrafficTests(LabFixture fixture)
{
    private const string Nothing = "nothing, for 10 seconds: the measuring itself";

    [Fact]
    [Reliability(Nothing, "none of 100 packets a second is lost", ReliabilityTable.Right)]
    public async Task Through_a_DMZ_that_nobody_touches_no_packet_is_lost()
    {
        var lab = await DeployedLab.AtAsync(fixture, alone: true);
        await using var traffic = await Traffic.StartAsync(lab, rate: 100);
        await Task.Delay(TimeSpan.FromSeconds(11), TestContext.Current.CancellationToken);

        var streams = await traffic.StopAsync();

        Assert.All(streams, stream => Assert.True(stream.Lost <= stream.Sent / 100, $"{stream.Name}: {stream.Lost} of {stream.Sent}"));
        // On a busy computer ping doesn't get round to all of them.
        Assert.All(streams, stream => Assert.InRange(stream.Sent, 200, 2000));
        await ReliabilityTable.RecordAsync(Nothing, streams.All(stream => stream.Lost == 0) ? "so it was" : "some, fewer than one in a hundred", streams: streams);
    }
}
