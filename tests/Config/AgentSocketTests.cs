namespace Ipv6Dmz.Tests.Config;

// The provider's client asks the agent of SSH_AUTH_SOCK whenever no other one is named, whatever else it could log in with.
public class AgentSocketTests
{
    private const string Dead = "/run/nobody/agent";

    private const string NobodyListens = $"SSH_AUTH_SOCK: {Dead} — no SSH agent listens there, and the deployment asks the one of this variable even beside a private key; "
        + "run `unset SSH_AUTH_SOCK`, or start the agent again";

    // A server in the cloud is logged in to with a key, and the client asks it as well.
    [Theory]
    [InlineData("6in4", Dead, NobodyListens)]
    [InlineData("6in4", "LIVING", null)]
    [InlineData("6in4", null, null)]
    [InlineData("6in4", "", null)]
    [InlineData("hcloud native64 & routerPrivateKey= & router.connection.agent=LIVING", Dead, NobodyListens)]
    [InlineData("6in4 & vpsPrivateKey= & vps.connection.agent=LIVING & routerPrivateKey= & router.connection.agent=LIVING", Dead, null)]
    [InlineData($"6in4 & vps.connection.jump.host=bastion & vps.connection.jump.agent={Dead}", null,
        $"vps.connection.jump.agent: {Dead} — no SSH agent listens there; start the agent, or use auto for the one that SSH_AUTH_SOCK names")]
    public void A_socket_that_somebody_asks_and_nobody_listens_on_is_an_error(string stack, string? named, string? error)
    {
        using var agent = new LivingAgent();

        var errors = AgentSockets.Dead(SampleConfig.Parse(stack.Replace("LIVING", agent.Path)), named?.Replace("LIVING", agent.Path));

        Assert.Equal(error, string.Join('\n', errors) is { Length: > 0 } said ? said : null);
    }
}
