using System.Reflection;

namespace Ipv6Dmz.Tests.Graph;

// What the program says: outputs, warnings, and in a preview the plan.
public class OutputTests
{
    [Fact]
    public async Task The_stack_s_outputs_are_what_one_asks_for_afterwards()
    {
        var outputs = new SortedDictionary<string, string>();
        foreach (var (name, output) in Outputs(await ProgramRun.OfAsync("6in4 & router.connection.user=admin")))
        {
            outputs[name] = await TextAsync((dynamic)output);
        }

        static string Key(string machine) => KeyDerivation.PublicKey(KeyDerivation.PrivateKey(RecordingMocks.Password($"keys-{machine}"), $"wireguard {machine}"));
        Assert.Equal(
            $"""
            delegatedPrefixes 2001:db8:0:2::/63
            dmzPrefix 2001:db8:0:2::/64
            dmzSubnet 192.168.2.0/24
            endpoint [2001:db8:0:98::51]:51820
            mtu 1420
            publicIpv4 198.18.0.10
            routerDmzIpv4 192.168.2.1
            routerDmzIpv6 2001:db8:0:2::1
            routerPublicKey {Key("router")}
            routerTunnelIpv4 192.168.3.2
            routerTunnelIpv6 2001:db8:0:3::2
            services {""}
            showRouter ssh -p 2202 admin@127.0.0.1 sudo /var/lib/ipv6-dmz/agent status
            showVps ssh -p 2201 root@127.0.0.1 /var/lib/ipv6-dmz/agent status
            vpsPrivateKey {""}
            vpsPublicKey {Key("vps")}
            vpsTunnelIpv4 192.168.3.1
            vpsTunnelIpv6 2001:db8:0:3::1
            zone {""}
            """,
            string.Join('\n', outputs.Select(output => $"{output.Key} {output.Value}")));
    }

    [Fact]
    public async Task The_services_are_an_output_that_says_where_each_is_and_never_a_manyone()
    {
        Assert.Equal(
            """
            dns dns (udp): [2001:db8:0:2:1d00:ff6c:12f9:294b]:53
            dns dns-tcp (tcp): [2001:db8:0:2:1d00:ff6c:12f9:294b]:53
            dns admin (tcp): [2001:db8:0:2:1d00:ff6c:12f9:294b]:8443, from the VPS
            game play (udp): [2001:db8:0:2:0:ff:fe00:202]:27015-27020, 198.18.0.10:27015-27020
            game query (udp): [2001:db8:0:2:0:ff:fe00:202]:27115-27116, 198.18.0.10:28115-28116
            web https (tcp): [2001:db8:0:2::10]:443, 198.18.0.10:443
            web ssh (tcp): [2001:db8:0:2::10]:22, 198.18.0.10:2222, from 192.0.2.0/24, 2001:db8:0:a0::/64, the VPS
            web files (tcp): [2001:db8:0:2::10]:13, 192.168.2.10:13 at home, from home
            web panel (tcp): [2001:db8:0:2::10]:17-18, 192.168.2.10:17-18 at home
            vps http (tcp): [2001:db8:0:98::1]:80, 198.18.0.10:80
            """,
            await ServicesAsync(SampleConfig.Hosts));
        // By a family that nobody may come by, there is no address.
        Assert.Equal("web ssh (tcp): 198.18.0.10:2222, from 192.0.2.0/24\nvps http (tcp): [2001:db8:0:98::1]:80, from 2001:db8:5::/48", await ServicesAsync(
            """{"web": {"services": [{"name": "ssh", "ports": 22, "ipv4": 2222, "from": ["192.0.2.0/24"]}]}, "vps": {"services": [{"name": "http", "ports": 80, "from": ["2001:db8:5::/48"]}]}}"""));
        var services = string.Join(',', Enumerable.Range(1, 500).Select(port => $$"""{"name": "s{{port}}", "ports": {{port}} }"""));
        var many = await ServicesAsync($$"""{"web": {"services": [{{services}}] } }""");
        Assert.InRange(many.Length, 4000, 4096);
        var left = int.Parse(Regex.Match(many, @"\nand (\d+) more: ssh -p 2202 root@127\.0\.0\.1 cat /var/lib/ipv6-dmz/current/dhcp-dns/services$").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(500, many.Split('\n').Length - 1 + left);

        static async Task<string> ServicesAsync(string hosts) => await OutputUtilities.GetValueAsync(((DmzStack)(await ProgramRun.OfAsync($"6in4 & hosts={hosts}")).Stack!).Services);
    }

    [Fact]
    public async Task The_zone_s_lines_are_an_output_and_where_there_are_too_many_they_are_files_on_the_router_that_the_last_line_says_how_to_read()
    {
        var few = await ProgramRun.OfAsync("""6in4 & dns.zone=example.net & router.connection.user=admin & hosts={"web": {"ipv6": "::10", "services": [{"name": "https", "ports": 443}]}}""");
        var hosts = string.Join(',', Enumerable.Range(10, 80).Select(number => $$"""
            "h{{number}}": {"ipv4": "192.168.2.{{number}}", "ipv6": "::{{number}}", "services": [{"name": "https", "ports": 443}]}
            """));
        var many = await ProgramRun.OfAsync($$"""6in4 & dns.zone=example.net & router.connection.user=admin & hosts={ {{hosts}} }""");
        var cut = await OutputUtilities.GetValueAsync(many.Stack!.Zone);

        Assert.Equal(
            """
            ; Into the zone example.net.
            web.example.net. 3600 IN AAAA 2001:db8:0:2::10
            ; Into the zone 2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.
            0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 3600 IN PTR web.example.net.
            """,
            await OutputUtilities.GetValueAsync(few.Stack!.Zone));
        few.Input("router-dhcp-dns", "stdin").MustNotSay(".zone ", "==> services");
        Assert.InRange(cut.Length, 3900, 4096);
        Assert.Matches(@"\n; and \d+ more: ssh -p 2202 admin@127\.0\.0\.1 sudo cat /var/lib/ipv6-dmz/current/dhcp-dns/forward\.zone /var/lib/ipv6-dmz/current/dhcp-dns/reverse\.zone$", cut);
        many.Input("router-dhcp-dns", "stdin").MustSay(
            "\n==> forward.zone 0644\n; Written by ipv6-dmz. ", "\nh89.example.net. 3600 IN AAAA 2001:db8:0:2::89\n==> reverse.zone 0644\n; Written by ipv6-dmz. ",
            "\n9.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 3600 IN PTR h89.example.net.\n");
    }

    [Theory]
    [InlineData("6in4", "")]
    [InlineData("hcloud native64", "vpsPrivateKey")]
    public async Task The_SSH_key_of_a_server_that_is_made_is_a_secret_output_and_no_other_is(string stack, string secret) => Assert.Equal(
        secret, string.Join(' ', Outputs(await ProgramRun.OfAsync(stack)).Where(output => IsSecretAsync((dynamic)output.Value).Result).Select(output => output.Name)));

    [Fact]
    public async Task What_is_seldom_meant_is_said_and_the_deployment_goes_on()
    {
        var run = await ProgramRun.OfAsync("6in4 & vps.connection.hostKey= & vps.connection.host=vps.example.net");
        Assert.Equal(["vps.connection.hostKey", "vps.ipv4"], run.Warnings.Select(warning => warning.Split(':', ',')[0]));
        Assert.Contains("-router-verify", run.Events);

        // In the engine's log.
        Assert.Contains("-router-verify", (await ProgramRun.OfAsync("6in4 & router.connection.hostKey=", new() { Hears = false })).Events);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("LIVING", 0)]
    public async Task A_login_by_the_agent_of_SSH_AUTH_SOCK_draws_a_warning_where_there_is_none(string? socket, int warnings)
    {
        using var living = new LivingAgent();
        var run = await ProgramRun.OfAsync("6in4 & vpsPrivateKey= & vps.connection.agent=auto", new() { AgentSocket = socket == "LIVING" ? living.Path : socket });
        Assert.Equal(warnings, run.Warnings.Count(warning => warning.StartsWith("vps.connection.agent: auto — SSH_AUTH_SOCK is not set")));
    }

    // Where there is no server yet, it says what that will fill in; where there is one, the mocks say its addresses.
    [Theory]
    [InlineData("6in4", false, "198.18.0.10, ")]
    [InlineData("hcloud 6in4", false, "(the server's IPv4), ::1 of (the server's /64)\n")]
    [InlineData("hcloud 6in4", true, "198.18.0.10, ")]
    public async Task A_preview_shows_the_plan_and_an_up_does_not(string stack, bool isThere, string vps)
    {
        Assert.Contains($"\nVPS                 {vps}", Assert.Single((await ProgramRun.OfAsync(stack, new(isPreview: !isThere), isPreview: true)).Plans));
        Assert.Empty((await ProgramRun.OfAsync(stack)).Plans);
    }

    private static IEnumerable<(string Name, object Value)> Outputs(RecordingMocks run) =>
        from property in typeof(DmzStack).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let output = property.GetCustomAttribute<OutputAttribute>()
        where output is not null
        select (output.Name!, property.GetValue(run.Stack)!);

    private static async Task<string> TextAsync<T>(Output<T> output) => $"{await OutputUtilities.GetValueAsync(output)}";

    private static Task<bool> IsSecretAsync<T>(Output<T> output) => Output.IsSecretAsync(output);
}
