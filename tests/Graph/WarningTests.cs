namespace Ipv6Dmz.Tests.Graph;

public class WarningTests
{
    private static readonly ConcurrentQueue<string> Said = [];

    [Fact]
    public async Task What_is_seldom_meant_is_said_and_the_deployment_goes_on()
    {
        var mocks = await ProgramRun.OfAsync<WatchedStack>(SampleConfig.DevWith(("vps.connection.hostKey", ""), ("vps.connection.host", "vps.example.net")));

        Assert.Equal(["vps.connection.hostKey", "vps.ipv4"], Said.Select(warning => warning.Split(':', ',')[0]));
        Assert.Contains("-router-verify", mocks.Events);
    }

    [Fact]
    public async Task Without_anybody_who_watches_warnings_go_to_the_engine_s_log() =>
        Assert.Contains("-router-verify", (await ProgramRun.OfAsync(SampleConfig.DevWith(("router.connection.hostKey", "")))).Events);

    private sealed class WatchedStack() : DmzStack(null, Said.Enqueue);
}
