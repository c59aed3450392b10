namespace Ipv6Dmz.Tests.Graph;

/// <summary>Before anything is done, a preview says what is planned.</summary>
public class PlanShownTests
{
    private static readonly ConcurrentQueue<string> Said = [];

    [Fact]
    public async Task A_preview_shows_the_plan_and_where_there_is_no_server_yet_says_what_that_will_fill_in()
    {
        await ProgramRun.OfAsync<WatchedStack>(SampleConfig.Dev, isPreview: true);
        Assert.Contains("\nVPS                 198.18.0.10, ", Assert.Single(Said));
        Said.Clear();

        await ProgramRun.OfAsync<WatchedStack>(SampleConfig.InHCloud("6in4"), isPreview: true);
        Assert.Contains("\nVPS                 (the server's IPv4), ::1 of (the server's /64)\n", Assert.Single(Said));
        Said.Clear();

        // As where the server is there: the mocks say its addresses.
        await ProgramRun.OfAsync<WatchedStack>(SampleConfig.InHCloud("6in4"), new RecordingMocks(), isPreview: true);
        Assert.Contains("\nVPS                 198.18.0.10, ", Assert.Single(Said));
        Said.Clear();

        await ProgramRun.OfAsync<WatchedStack>(SampleConfig.Dev);
        Assert.Empty(Said);
    }

    private sealed class WatchedStack() : DmzStack(null, _ => { }, Said.Enqueue);
}
