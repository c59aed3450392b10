using System.Net.Sockets;
using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

/// <summary>The provider's client asks the agent of SSH_AUTH_SOCK whenever no other one is named, whatever else it could log in with.</summary>
public sealed class AgentSocketTests : IDisposable
{
    private const string Dead = "/run/nobody/agent";

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

    [Fact]
    public void A_dead_socket_in_the_environment_is_an_error_beside_private_keys_too() => Assert.Equal(
        $"SSH_AUTH_SOCK: {Dead} — no SSH agent listens there, and the deployment asks the one of this variable even beside a private key; run `unset SSH_AUTH_SOCK`, or start the agent again",
        Assert.Single(Found(SampleConfig.Dev, Dead)).ToString());

    [Fact]
    public void A_living_one_is_none_and_no_variable_neither()
    {
        Assert.Empty(Found(SampleConfig.Dev, Living));
        Assert.Empty(Found(SampleConfig.Dev, null));
        Assert.Empty(Found(SampleConfig.Dev, ""));
    }

    [Fact]
    public void A_server_in_the_cloud_is_logged_in_to_with_a_key_and_asks_it_as_well() =>
        Assert.Equal("SSH_AUTH_SOCK", Assert.Single(Found(SampleConfig.InHCloud("native64", ("routerPrivateKey", ""), ("router.connection.agent", Living)), Dead)).Key);

    [Fact]
    public void Where_every_login_has_an_agent_of_its_own_nobody_asks_it() => Assert.Empty(Found(
        SampleConfig.DevWith(("vpsPrivateKey", ""), ("vps.connection.agent", Living), ("routerPrivateKey", ""), ("router.connection.agent", Living)), Dead));

    [Fact]
    public void A_configured_agent_that_is_dead_is_named_by_its_key() => Assert.Equal(
        ["vps.connection.jump.agent"],
        Found(SampleConfig.DevWith(("vps.connection.jump.host", "bastion"), ("vps.connection.jump.agent", Dead)), null).Select(error => error.Key));

    private static IEnumerable<ConfigError> Found(IReadOnlyDictionary<string, string> values, string? named) => AgentSockets.Dead(SampleConfig.Parse(values), named);
}
