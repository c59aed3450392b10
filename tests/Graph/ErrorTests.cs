namespace Ipv6Dmz.Tests.Graph;

public class ErrorTests
{
    [Fact]
    public async Task All_errors_are_said_at_once_and_nothing_is_registered()
    {
        var mocks = new RecordingMocks();

        var error = await ProgramRun.FailAsync("6in4 & dmz.prefix=2001:db8:0:2::/65 & wireguard.listenPort=70000 & dmz.prefx=2001:db8:0:2::/64", mocks);

        error.MustSay("dmz.prefix: 2001:db8:0:2::/65 — ", "wireguard.listenPort: 70000 — ", "dmz.prefx");
        Assert.DoesNotContain(mocks.Resources.Values, resource => resource.Type != "pulumi:pulumi:Stack");
    }

    // Pulumi takes a secret that is in plain text for what it is.
    [Fact]
    public async Task A_private_key_that_came_in_plain_text_is_an_error_and_the_encrypted_ones_are_not() => Assert.Contains(
        "has 1 error(s); nothing was changed:\n  routerPrivateKey: [secret] — it stands in the stack's file in plain text; "
        + "set it anew with `pulumi config set --secret routerPrivateKey < ~/.ssh/id_ed25519`, and if somebody else may have read the file, another one\n",
        await ProgramRun.FailAsync("6in4", secretKeys: ["vpsPrivateKey"]));

    [Fact]
    public async Task An_agent_s_socket_on_which_nobody_listens_is_an_error() => Assert.Contains(
        "vps.connection.agent: /run/nobody/agent — no SSH agent listens there; ",
        await ProgramRun.FailAsync("6in4 & vpsPrivateKey= & vps.connection.agent=/run/nobody/agent"));

    // What the configuration can't be held against until the cloud has said which addresses there are.
    [Fact]
    public async Task Given_addresses_that_do_not_fit_end_the_deployment_before_there_is_a_server_and_before_any_step()
    {
        var mocks = new RecordingMocks { Addresses = ("203.0.113.1", "2001:db8:0:2::/64") };

        (await ProgramRun.FailAsync("hcloud 6in4", mocks)).MustSay(
            "has 3 error(s); the server's addresses, 203.0.113.1 and 2001:db8:0:2::/64, are there, and nothing was changed on a machine:",
            "\n  uplink.brokerAddress: 203.0.113.1 — it is the VPS itself (given by the cloud); use the server address that the broker gives\n",
            "\n  uplink.delegatedPrefixes: ",
            "\n  dmz.prefix: 2001:db8:0:2::/64 — it is the VPS's native prefix (given by the cloud), ");

        Assert.Empty(mocks.Commands);
        Assert.DoesNotContain("vps-server", mocks.Resources.Keys);
        Assert.Contains("vps-ipv4-nbg1", mocks.Resources.Keys);
    }
}
