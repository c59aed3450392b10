using System.Net.Sockets;

namespace Ipv6Dmz.Tests.Graph;

public class ConnectionTests
{
    private static readonly string JumpKey = PemEncoding.WriteString("PRIVATE KEY", [1, 2, 3]);

    private static readonly (string, string)[] Via =
        [("router.connection.via", "vps"), ("router.connection.host", "192.168.3.2"), ("router.connection.port", "22"), ("router.tunnelSsh", "open")];

    internal static readonly ImmutableDictionary<string, string> ViaVps = SampleConfig.DevWith(Via);

    [Fact]
    public async Task A_machine_is_reached_by_its_key_and_by_no_agent()
    {
        var connection = await ConnectionAsync("vps-agent", SampleConfig.Dev);

        Assert.Equal(SampleConfig.PrivateKey, connection["privateKey"]);
        Assert.DoesNotContain("agentSocketPath", connection);
        Assert.DoesNotContain("proxy", connection);
    }

    [Fact]
    public async Task A_machine_is_reached_by_an_agent_and_by_no_key()
    {
        var folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;
        var path = Path.Combine(folder, "agent");
        using var agent = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        agent.Bind(new UnixDomainSocketEndPoint(path));
        agent.Listen();
        var connection = await ConnectionAsync("vps-agent", SampleConfig.DevWith(("vpsPrivateKey", ""), ("vps.connection.agent", path)));

        Assert.Equal(path, connection["agentSocketPath"]);
        Assert.DoesNotContain("privateKey", connection);
    }

    [Fact]
    public async Task Which_socket_the_login_of_today_has_is_no_input_or_every_step_would_run_again_tomorrow()
    {
        var connection = await ConnectionAsync("vps-agent", SampleConfig.DevWith(("vpsPrivateKey", ""), ("vps.connection.agent", "auto")));

        Assert.DoesNotContain("agentSocketPath", connection);
        Assert.DoesNotContain("privateKey", connection);
    }

    [Fact]
    public async Task A_jump_host_has_its_own_login()
    {
        var connection = await ConnectionAsync("router-verify", SampleConfig.DevWith(
            ("router.connection.jump.host", "bastion"), ("router.connection.jump.port", "2022"), ("router.connection.jump.user", "jump"),
            ("router.connection.jump.hostKey", SampleConfig.HostKey), ("routerJumpPrivateKey", JumpKey)));

        var jump = Assert.IsType<IDictionary<string, object>>(connection["proxy"], exactMatch: false);
        Assert.Equal(("bastion", 2022d, "jump", SampleConfig.HostKey, JumpKey), (jump["host"], jump["port"], jump["user"], jump["hostKey"], jump["privateKey"]));
        Assert.Equal(("127.0.0.1", SampleConfig.PrivateKey), (connection["host"], connection["privateKey"]));
    }

    [Fact]
    public async Task Through_the_VPS_the_router_s_jump_host_is_the_VPS_as_it_is_reached_itself()
    {
        var mocks = await ProgramRun.OfAsync(ViaVps);

        var vps = Connection(mocks, "vps-agent");
        var jump = (IDictionary<string, object>)Connection(mocks, "router-agent")["proxy"];
        Assert.Equal(vps.OrderBy(input => input.Key), jump.OrderBy(input => input.Key));
        Assert.DoesNotContain("proxy", vps);
        Assert.Equal("192.168.3.2", Connection(mocks, "router-agent")["host"]);
    }

    /// <summary>Or it would be a failed dial that ends the update, and nobody would hear what was taken back. But whoever has the wrong key hears
    /// so before sshd shuts it out.</summary>
    [Theory]
    [InlineData("agent", 1)]
    [InlineData("activate", 1)]
    [InlineData("confirm", -1)]
    [InlineData("verify", -1)]
    public async Task What_comes_after_activate_waits_for_machines_that_have_shut_themselves_off(string step, double limit)
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.DevWith([.. SampleConfig.Update, .. Via]));

        var router = Connection(mocks, $"router-{step}");
        var jump = (IDictionary<string, object>)router["proxy"];
        Assert.Equal((limit, limit, limit), (Connection(mocks, $"vps-{step}")["dialErrorLimit"], router["dialErrorLimit"], jump["dialErrorLimit"]));
        Assert.Equal(((IDictionary<string, object>)Connection(mocks, "router-agent")["proxy"])["privateKey"], jump["privateKey"]);
        Assert.Equal(-1d, Connection(mocks, "vps-broker")["dialErrorLimit"]);
    }

    [Fact]
    public async Task The_jump_host_s_key_is_a_secret_like_the_machine_s()
    {
        var way = new SshWay { Host = "router", Jump = new() { Host = Output.Create("vps"), PrivateKey = Output.CreateSecret(SampleConfig.PrivateKey) } };

        var jump = await OutputUtilities.GetValueAsync(way.Connection(SshWay.OnceMore).Proxy!.ToOutput());

        Assert.True(await Output.IsSecretAsync(jump.PrivateKey!.ToOutput()));
        Assert.False(await Output.IsSecretAsync(jump.Host.ToOutput()));
        Assert.Equal("vps", await OutputUtilities.GetValueAsync(jump.Host.ToOutput()));
    }

    [Fact]
    public async Task Through_the_VPS_the_router_is_ready_before_anything_changes_on_the_VPS_and_confirmed_after_it()
    {
        var events = (await ProgramRun.OfAsync(ViaVps)).Events.ToList();

        Assert.True(events.IndexOf("-router-activate") < events.IndexOf("+vps-activate"));
        Assert.True(events.IndexOf("-vps-confirm") < events.IndexOf("+router-confirm"));
    }

    [Fact]
    public async Task Through_the_VPS_a_router_that_can_t_be_reached_leaves_the_VPS_as_it_is()
    {
        var mocks = new RecordingMocks { Before = name => name == "router-agent" ? throw new InvalidOperationException("no route to host") : Task.CompletedTask };

        await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.OfAsync(ViaVps, mocks));

        Assert.DoesNotContain("+vps-activate", mocks.Events);
    }

    [Fact]
    public async Task Through_the_VPS_what_makes_the_way_is_protected_from_a_destroy_and_directly_it_is_not()
    {
        Assert.Equal(["router-activate", "vps-activate"], await ProtectedAsync(viaVps: true));
        Assert.Empty(await ProtectedAsync(viaVps: false));
    }

    [Fact]
    public async Task The_commands_that_show_a_machine_go_the_same_way()
    {
        var stack = await ProgramRun.StackAsync<DmzStack>(ViaVps, new());
        Assert.Equal("ssh -J root@127.0.0.1:2201 -p 22 root@192.168.3.2 /var/lib/ipv6-dmz/agent status", await OutputUtilities.GetValueAsync(stack.ShowRouter));

        stack = await ProgramRun.StackAsync<DmzStack>(SampleConfig.DevWith(("vps.connection.jump.host", "2001:db8::7"), ("vps.connection.jump.agent", "auto")), new());
        Assert.Equal("ssh -J root@[2001:db8::7]:22 -p 2201 root@127.0.0.1 /var/lib/ipv6-dmz/agent status", await OutputUtilities.GetValueAsync(stack.ShowVps));
    }

    private static async Task<IEnumerable<string>> ProtectedAsync(bool viaVps)
    {
        var found = new ConcurrentBag<string>();
        var config = SampleConfig.Parse(viaVps ? ViaVps : SampleConfig.Dev);
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions { IsPreview = false }, () =>
        {
            _ = new Dmz(
                "dmz",
                new()
                {
                    Stack = "ipv6-dmz/dev",
                    Config = config,
                    VpsAddresses = Output.Create(config.Vps.Existing!.Addresses),
                    Vps = new() { Host = "vps" },
                    Router = new() { Host = "router" },
                },
                new()
                {
                    ResourceTransformations =
                    {
                        it =>
                        {
                            if (it.Args is CommandArgs && it.Options.Protect == true)
                            {
                                found.Add(it.Resource.GetResourceName());
                            }

                            return null;
                        },
                    },
                });
        });
        return found.Order();
    }

    private static async Task<IDictionary<string, object>> ConnectionAsync(string step, IReadOnlyDictionary<string, string> config) =>
        Connection(await ProgramRun.OfAsync(config), step);

    private static IDictionary<string, object> Connection(RecordingMocks mocks, string step) => (IDictionary<string, object>)mocks.Resources[step].Inputs["connection"];
}
