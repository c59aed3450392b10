namespace Ipv6Dmz.Tests.Graph;

public class ConnectionTests
{
    private const string Jump = " & router.connection.jump.host=bastion & router.connection.jump.port=2022 & router.connection.jump.user=jump"
        + " & router.connection.jump.hostKey=HOST-KEY & routerJumpPrivateKey=JUMP-KEY";

    private const string ToVps = "host=127.0.0.1 hostKey=HOST-KEY port=2201 privateKey=PRIVATE-KEY user=root";
    private const string ToMade = "host=198.18.0.10 hostKey=MADE-HOST-KEY port=22 privateKey=MADE-KEY user=root";

    private static readonly string JumpKey = PemEncoding.WriteString("PRIVATE KEY", [1, 2, 3]);

    // All that a step's connection has, but for how often and how long it tries.
    [Theory]
    [InlineData("6in4", "vps-agent", ToVps)]
    [InlineData("6in4 & vpsPrivateKey= & vps.connection.agent=LIVING", "vps-agent", "agentSocketPath=LIVING host=127.0.0.1 hostKey=HOST-KEY port=2201 user=root")]
    // Which socket the login of today has is no input, or every step would run again tomorrow.
    [InlineData("6in4 & vpsPrivateKey= & vps.connection.agent=auto", "vps-agent", "host=127.0.0.1 hostKey=HOST-KEY port=2201 user=root")]
    [InlineData("6in4" + Jump, "router-verify",
        "host=127.0.0.1 hostKey=HOST-KEY port=2202 privateKey=PRIVATE-KEY proxy=(host=bastion hostKey=HOST-KEY port=2022 privateKey=JUMP-KEY user=jump) user=root")]
    [InlineData("6in4 & VIA-VPS", "vps-agent", ToVps)]
    [InlineData("6in4 & VIA-VPS", "router-agent", $"host=192.168.3.2 hostKey=HOST-KEY port=22 privateKey=PRIVATE-KEY proxy=({ToVps}) user=root")]
    [InlineData("hcloud 6in4", "vps-agent", ToMade)]
    [InlineData("hcloud 6in4", "router-agent", "host=127.0.0.1 hostKey=HOST-KEY port=2202 privateKey=PRIVATE-KEY user=root")]
    [InlineData("hcloud 6in4 & VIA-VPS", "router-agent", $"host=192.168.3.2 hostKey=HOST-KEY port=22 privateKey=PRIVATE-KEY proxy=({ToMade}) user=root")]
    public async Task A_machine_is_reached_as_it_is_said(string stack, string step, string way)
    {
        using var living = new LivingAgent();
        var made = SshKeyDerivation.PrivateKey(RecordingMocks.Password("vps-ssh-client"), "ssh client 0");
        var madeHost = SshKeyDerivation.PublicKey(SshKeyDerivation.PrivateKey(RecordingMocks.Password("vps-ssh-host"), "ssh host")) + " hcloud-server-900";

        var run = await ProgramRun.OfAsync(stack.Replace("LIVING", living.Path).Replace("HOST-KEY", SampleConfig.HostKey).Replace("JUMP-KEY", JumpKey));

        Assert.Equal(
            way.Replace("LIVING", living.Path).Replace("MADE-HOST-KEY", madeHost).Replace("MADE-KEY", made).Replace("HOST-KEY", SampleConfig.HostKey)
                .Replace("JUMP-KEY", JumpKey).Replace("PRIVATE-KEY", SampleConfig.PrivateKey),
            Text(run.Connection(step)));
    }

    // Or it would be a failed dial that ends the update, and nobody would hear what was taken back. But whoever has the wrong key hears
    // so before sshd shuts it out.
    [Theory]
    [InlineData("agent", 1)]
    [InlineData("activate", 1)]
    [InlineData("confirm", -1)]
    [InlineData("verify", -1)]
    public async Task What_comes_after_activate_waits_for_machines_that_have_shut_themselves_off(string step, double limit)
    {
        var run = await ProgramRun.OfAsync("6in4 & UPDATE & VIA-VPS");

        var router = run.Connection($"router-{step}");
        Assert.All([run.Connection($"vps-{step}"), router, (ImmutableDictionary<string, object>)router["proxy"]], way => Assert.Equal(limit, way["dialErrorLimit"]));
        Assert.Equal(-1d, run.Connection("vps-broker")["dialErrorLimit"]);
    }

    [Fact]
    public async Task Through_the_VPS_the_router_is_ready_before_anything_changes_on_the_VPS_and_confirmed_after_it() =>
        (await ProgramRun.OfAsync("6in4 & VIA-VPS")).InOrder("-router-activate", "+vps-activate", "-vps-confirm", "+router-confirm");

    [Fact]
    public async Task Through_the_VPS_a_router_that_can_t_be_reached_leaves_the_VPS_as_it_is()
    {
        var mocks = new RecordingMocks { Before = name => name == "router-agent" ? throw new InvalidOperationException("no route to host") : Task.CompletedTask };

        await ProgramRun.FailAsync("6in4 & VIA-VPS", mocks);

        Assert.DoesNotContain("+vps-activate", mocks.Events);
    }

    [Theory]
    [InlineData("6in4 & VIA-VPS", "router-activate vps-activate")]
    [InlineData("6in4", "")]
    // Another server would know nothing of the tunnel.
    [InlineData("hcloud 6in4 & VIA-VPS", "router-activate vps-activate vps-server")]
    [InlineData("hcloud 6in4", "")]
    public async Task Through_the_VPS_what_makes_the_way_is_protected_and_directly_it_is_not(string stack, string steps) => Assert.Equal(
        steps, string.Join(' ', (await ProgramRun.OfAsync(stack)).Registered.Where(it => it.Value.Options.Protect == true).Select(it => it.Key).Order()));

    [Fact]
    public async Task The_commands_that_show_a_machine_go_the_same_way()
    {
        var stack = (await ProgramRun.OfAsync("6in4 & VIA-VPS")).Stack;
        Assert.Equal("ssh -J root@127.0.0.1:2201 -p 22 root@192.168.3.2 /var/lib/ipv6-dmz/agent status", await OutputUtilities.GetValueAsync(stack.ShowRouter));

        stack = (await ProgramRun.OfAsync("6in4 & vps.connection.jump.host=2001:db8::7 & vps.connection.jump.agent=auto")).Stack;
        Assert.Equal("ssh -J root@[2001:db8::7]:22 -p 2201 root@127.0.0.1 /var/lib/ipv6-dmz/agent status", await OutputUtilities.GetValueAsync(stack.ShowVps));
    }

    private static string Text(ImmutableDictionary<string, object> way) => string.Join(' ', way.Remove("dialErrorLimit").Remove("perDialTimeout").OrderBy(input => input.Key)
        .Select(input => $"{input.Key}={(input.Value is ImmutableDictionary<string, object> proxy ? $"({Text(proxy)})" : input.Value)}"));
}
