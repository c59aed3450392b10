using System.Net.Sockets;

namespace Ipv6Dmz.Tests.Config;

/// <summary>The provider's client asks the agent of SSH_AUTH_SOCK whenever no other one is named, whatever else it could log in with.</summary>
public sealed class AgentSocketTests : IDisposable
{
    private const string Dead = "/run/nobody/agent";
    private const string NobodyListens = $"SSH_AUTH_SOCK: {Dead} — no SSH agent listens there, and the deployment asks the one of this variable even beside a private key; run `unset SSH_AUTH_SOCK`, or start the agent again";

    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;
    private readonly Socket agent = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public AgentSocketTests()
    {
        agent.Bind(new UnixDomainSocketEndPoint(Living));
        agent.Listen();
    }

    private string Living => Path.Combine(folder, "agent");

    public void Dispose()
    {
        agent.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A server in the cloud is logged in to with a key, and the client asks it as well.</summary>
    [Theory]
    [InlineData("6in4", Dead, NobodyListens)]
    [InlineData("6in4", "LIVING", null)]
    [InlineData("6in4", null, null)]
    [InlineData("6in4", "", null)]
    [InlineData("hcloud native64 & routerPrivateKey= & router.connection.agent=LIVING", Dead, NobodyListens)]
    [InlineData("6in4 & vpsPrivateKey= & vps.connection.agent=LIVING & routerPrivateKey= & router.connection.agent=LIVING", Dead, null)]
    [InlineData($"6in4 & vps.connection.jump.host=bastion & vps.connection.jump.agent={Dead}", null,
        $"vps.connection.jump.agent: {Dead} — no SSH agent listens there; start the agent, or use auto for the one that SSH_AUTH_SOCK names")]
    public void A_socket_that_somebody_asks_and_nobody_listens_on_is_an_error(string stack, string? named, string? error) => Assert.Equal(
        error is null ? [] : [error],
        AgentSockets.Dead(SampleConfig.Parse(SampleConfig.Stack(stack.Replace("LIVING", Living))), named?.Replace("LIVING", Living)).Select(each => each.ToString()));
}
