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
        Assert.Contains("dmz.prefix: 2001:db8:0:2::/65 — ", error.ToString());
        Assert.Contains("wireguard.listenPort: 70000 — ", error.ToString());
        Assert.Contains("dmz.prefx", error.ToString());
    }

    /// <summary>Pulumi takes a secret that is in plain text for what it is.</summary>
    [Fact]
    public async Task A_private_key_that_came_in_plain_text_is_an_error_and_the_encrypted_ones_are_not()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.StackAsync<DmzStack>(SampleConfig.Dev, new RecordingMocks(), secretKeys: ["vpsPrivateKey"]));

        Assert.Contains(
            "has 1 error(s); nothing was changed:\n  routerPrivateKey: [secret] — it stands in the stack's file in plain text; "
            + "set it anew with `pulumi config set --secret routerPrivateKey < ~/.ssh/id_ed25519`, and if somebody else may have read the file, another one\n",
            error.ToString());
    }

    [Fact]
    public async Task An_agent_s_socket_on_which_nobody_listens_is_an_error()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.OfAsync(SampleConfig.DevWith(("vpsPrivateKey", ""), ("vps.connection.agent", "/run/nobody/agent"))));

        Assert.Contains("vps.connection.agent: /run/nobody/agent — no SSH agent listens there; start the agent, or use auto for the one that SSH_AUTH_SOCK names", error.ToString());
    }
}
