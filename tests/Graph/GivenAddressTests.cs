namespace Ipv6Dmz.Tests.Graph;

/// <summary>What the configuration can't be held against until the cloud has said which addresses there are.</summary>
public class GivenAddressTests
{
    [Fact]
    public async Task Addresses_that_do_not_fit_end_the_deployment_before_there_is_a_server_and_before_any_step()
    {
        var mocks = new RecordingMocks { Addresses = ("203.0.113.1", "2001:db8:0:2::/64") };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.OfAsync(SampleConfig.InHCloud("6in4"), mocks));

        Assert.Contains("has 3 error(s); the server's addresses, 203.0.113.1 and 2001:db8:0:2::/64, are there, and nothing was changed on a machine:", error.Message);
        Assert.Contains("\n  uplink.brokerAddress: 203.0.113.1 — it is the VPS itself (given by the cloud); use the server address that the broker gives\n", error.Message);
        Assert.Contains("\n  uplink.delegatedPrefixes: ", error.Message);
        Assert.Contains("\n  dmz.prefix: 2001:db8:0:2::/64 — it is the VPS's native prefix (given by the cloud), ", error.Message);
        Assert.Empty(mocks.Commands());
        Assert.DoesNotContain("vps-server", mocks.Resources.Keys);
        Assert.Contains("vps-ipv4-nbg1", mocks.Resources.Keys);
    }

    [Fact]
    public async Task Addresses_that_fit_are_deployed() =>
        Assert.Contains("-router-verify", (await ProgramRun.OfAsync(SampleConfig.InHCloud("6in4"), new RecordingMocks { Addresses = ("203.0.113.2", "2001:db8:0:9::/64") })).Events);
}
