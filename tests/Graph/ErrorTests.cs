using Ipv6Dmz.Tests.Config;

namespace Ipv6Dmz.Tests.Graph;

public class ErrorTests
{
    [Fact]
    public async Task All_errors_are_said_at_once_and_nothing_is_registered()
    {
        var mocks = new RecordingMocks();
        var config = new Dictionary<string, string>(SampleConfig.Dev)
        {
            ["dmz.prefix"] = "2001:db8:0:2::/65",
            ["wireguard.listenPort"] = "70000",
            ["dmz.prefx"] = "2001:db8:0:2::/64",
        };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.OfAsync(config, mocks));

        Assert.DoesNotContain(mocks.Resources.Values, resource => resource.Type != "pulumi:pulumi:Stack");
        Assert.Contains("dmz.prefix: 2001:db8:0:2::/65 — ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("wireguard.listenPort: 70000 — ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("dmz.prefx", error.ToString(), StringComparison.Ordinal);
    }
}
