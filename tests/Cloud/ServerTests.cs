using Pulumi.HCloud;

namespace Ipv6Dmz.Tests.Cloud;

public class ServerTests
{
    private const string HostName = "ecdsa-sha2-nistp256 ";

    [Fact]
    public async Task A_server_that_is_the_only_way_to_something_else_is_not_replaced_by_accident()
    {
        var run = await ServerRun.OfAsync(new()
        {
            Project = "ipv6-dmz", Stack = "dev", Location = "nbg1", ServerType = "cx23", Image = "debian-12", ProtectServer = true,
        });

        Assert.True(run.Options["vps-server"].Protect);
    }

    [Fact]
    public async Task Another_type_is_a_start_that_is_waited_for_as_the_first_is()
    {
        var (small, large) = (await ServerRun.OfAsync(), await ServerRun.OfAsync(ServerRun.Args.With(serverType: "cx33")));

        Assert.NotEqual(small.Text("vps-ready", "stdin"), large.Text("vps-ready", "stdin"));
    }

    [Fact]
    public async Task There_is_a_server_with_two_addresses_of_its_own_and_a_key_and_nothing_else()
    {
        var run = await ServerRun.OfAsync();

        Assert.Equal(
            ["vps-client-0", "vps-ipv4-nbg1", "vps-ipv6-nbg1", "vps-ready", "vps-server", "vps-ssh-client", "vps-ssh-host"],
            run.Options.Keys.Order());
        Assert.Equal(("nbg1", "cx23", "debian-12"), (run.Text("vps-server", "location"), run.Text("vps-server", "serverType"), run.Text("vps-server", "image")));
        Assert.Equal(true, run.Input("vps-server", "keepDisk"));
        Assert.Equal(["vps-client-0"], (ImmutableArray<object>)run.Input("vps-server", "sshKeys"));
        var net = (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)run.Input("vps-server", "publicNets"));
        Assert.Equal(new Dictionary<string, object> { ["ipv4Enabled"] = true, ["ipv4"] = 4.0, ["ipv6Enabled"] = true, ["ipv6"] = 6.0 }, net);
        Assert.Equal(ServerRun.ClientPublicKey(0) + " ipv6-dmz", run.Text("vps-client-0", "publicKey"));
    }

    [Fact]
    public async Task Everything_belongs_to_the_component()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(firewall: new(["::/0"], 51820), reverseDns: "vps.example.net", clientKey: 2));

        Assert.All(run.Options, it => Assert.Equal(it.Key.StartsWith("vps-ssh") ? "vps-ssh" : "vps", it.Value.Parent!.GetResourceName()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Addresses_outlive_the_server_and_are_protected_if_asked_for(bool protect)
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(protect: protect));

        foreach (var (name, type) in new[] { ("vps-ipv4-nbg1", "ipv4"), ("vps-ipv6-nbg1", "ipv6") })
        {
            Assert.Equal((type, false, "nbg1", protect), (run.Text(name, "type"), run.Input(name, "autoDelete"), run.Text(name, "location"), run.Input(name, "deleteProtection")));
            Assert.Equal(protect, run.Options[name].Protect);
            // The provider warns of it where there is no assigneeId, and the second up would update for nothing.
            Assert.DoesNotContain("assigneeType", run.Cloud.Inputs(name).Keys);
        }

        // A server that could not be replaced could not be changed.
        Assert.NotEqual(true, run.Options["vps-server"].Protect);
    }

    [Fact]
    public async Task Addresses_elsewhere_are_other_resources()
    {
        var here = await ServerRun.OfAsync(ServerRun.Args);
        var there = await ServerRun.OfAsync(ServerRun.Args.With(location: "fsn1"));

        Assert.Equal(["vps-ipv4-nbg1", "vps-ipv6-nbg1"], Addresses(here));
        Assert.Equal(["vps-ipv4-fsn1", "vps-ipv6-fsn1"], Addresses(there));

        static IEnumerable<string> Addresses(ServerRun run) => run.Cloud.Names.Where(name => run.Cloud[name].Type == "hcloud:index/primaryIp:PrimaryIp").Order();
    }

    [Fact]
    public async Task A_server_goes_before_the_next_one_comes_and_another_client_key_does_not_make_another_server()
    {
        var options = (await ServerRun.OfAsync()).Options["vps-server"];

        Assert.True(options.DeleteBeforeReplace);
        Assert.Equal(["sshKeys"], options.IgnoreChanges);
    }

    [Fact]
    public async Task Two_stacks_have_no_name_in_common_and_every_thing_says_whose_it_is()
    {
        var everything = ServerRun.Args.With(firewall: new(["::/0"], 51820), labels: new() { ["owner"] = "me", ["stack"] = "mine" });
        var dev = await ServerRun.OfAsync(everything);
        var other = await ServerRun.OfAsync(everything.With(stack: "hetzner"));

        string[] named = ["vps-client-0", "vps-cloud-firewall", "vps-ipv4-nbg1", "vps-ipv6-nbg1", "vps-server"];
        Assert.Equal(
            ["ipv6-dmz-dev-client-0", "ipv6-dmz-dev-firewall", "ipv6-dmz-dev-ipv4-nbg1", "ipv6-dmz-dev-ipv6-nbg1", "ipv6-dmz-dev-vps"],
            named.Select(name => dev.Text(name, "name")));
        Assert.Empty(named.Select(name => dev.Text(name, "name")).Intersect(named.Select(name => other.Text(name, "name"))));
        Assert.All(named, name => Assert.Equal(
            new Dictionary<string, object> { ["project"] = "ipv6-dmz", ["stack"] = "dev", ["owner"] = "me" },
            (ImmutableDictionary<string, object>)dev.Input(name, "labels")));
    }

    [Fact]
    public async Task Without_being_asked_for_there_is_no_firewall_and_no_name()
    {
        var run = await ServerRun.OfAsync();

        Assert.DoesNotContain(run.Cloud.Names, name => run.Cloud[name].Type!.Contains("firewall") || run.Cloud[name].Type!.Contains("rdns"));
        Assert.Empty(run.Cloud.Inputs("vps-server").TryGetValue("firewallIds", out var ids) ? (ImmutableArray<object>)ids : []);
    }

    [Fact]
    public async Task A_firewall_lets_in_SSH_from_where_it_is_said_WireGuard_and_ICMP()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(firewall: new(["192.0.2.0/24", "2001:db8:0:5::/64"], 51821)));

        var rules = ((ImmutableArray<object>)run.Input("vps-cloud-firewall", "rules")).Cast<ImmutableDictionary<string, object>>().Select(rule =>
            $"{rule["direction"]} {rule["protocol"]} {rule.GetValueOrDefault("port", "-")} {string.Join(' ', (ImmutableArray<object>)rule["sourceIps"])}: {rule["description"]}");
        Assert.Equal(
            [
                "in tcp 22 192.0.2.0/24 2001:db8:0:5::/64: SSH, vps.sshFrom",
                "in udp 51821 0.0.0.0/0 ::/0: WireGuard",
                "in icmp - 0.0.0.0/0 ::/0: ping, path MTU",
            ],
            rules);
        Assert.Equal([3.0], (ImmutableArray<object>)run.Input("vps-server", "firewallIds"));
    }

    [Fact]
    public async Task Both_addresses_get_the_name_that_is_asked_for()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(reverseDns: "vps.example.net"));

        Assert.Equal(("198.18.0.10", 4.0, "vps.example.net"), (run.Text("vps-ipv4-rdns", "ipAddress"), run.Input("vps-ipv4-rdns", "primaryIpId"), run.Text("vps-ipv4-rdns", "dnsPtr")));
        Assert.Equal(("2001:db8:0:98::1", 6.0, "vps.example.net"), (run.Text("vps-ipv6-rdns", "ipAddress"), run.Input("vps-ipv6-rdns", "primaryIpId"), run.Text("vps-ipv6-rdns", "dnsPtr")));
        Assert.Equal("vps-ipv4-nbg1", run.Options["vps-ipv4-rdns"].DeletedWith!.GetResourceName());
    }

    [Fact]
    public async Task It_says_how_it_is_reached()
    {
        var run = await ServerRun.OfAsync();
        var hostKey = SshKeyDerivation.PublicKey(SshKeyDerivation.PrivateKey(Graph.RecordingMocks.Password("vps-ssh-host"), "ssh host"));

        Assert.StartsWith(HostName, hostKey);
        Assert.Equal("198.18.0.10", await OutputUtilities.GetValueAsync(run.Vps.Ipv4));
        Assert.Equal("2001:db8:0:98::/64", await OutputUtilities.GetValueAsync(run.Vps.Ipv6Network));
        Assert.Equal("900", await OutputUtilities.GetValueAsync(run.Vps.ServerId));
        Assert.Equal(ServerRun.ClientKey(0), await OutputUtilities.GetValueAsync(run.Vps.ClientPrivateKey));
        var connection = run.Connection("vps-ready");
        Assert.Equal(("198.18.0.10", "root", 22.0), (connection["host"], connection["user"], connection["port"]));
        Assert.Equal(ServerRun.ClientKey(0), connection["privateKey"]);
        Assert.Equal($"{hostKey} hcloud-server-900", connection["hostKey"]);
        // The server has it from the start.
        Assert.Contains($"\n  ecdsa_public: {hostKey}\n", run.Text("vps-server", "userData"));
    }

    [Fact]
    public async Task A_server_that_takes_another_s_place_has_the_same_key_and_yet_another_connection()
    {
        var before = (await ServerRun.OfAsync()).Connection("vps-ready");
        var after = (await ServerRun.OfAsync(serverId: "901")).Connection("vps-ready");

        Assert.Equal(["hostKey"], before.Keys.Where(key => !Equals(before[key], after[key])));
        Assert.Equal($"{before["hostKey"]}"[..^3] + "901", after["hostKey"]);
    }

    [Fact]
    public async Task Private_keys_are_secrets_and_the_rest_is_not()
    {
        var run = await ServerRun.OfAsync();

        Assert.True(await Output.IsSecretAsync(run.Vps.ClientPrivateKey));
        Assert.True(await Output.IsSecretAsync(run.Vps.Way.PrivateKey!.ToOutput()));
        Assert.True(await Output.IsSecretAsync(((ServerArgs)run.Arguments["vps-server"]).UserData!.ToOutput()));
        Assert.Contains("userData", run.Options["vps-server"].AdditionalSecretOutputs);
        foreach (var output in new[] { run.Vps.Ipv4, run.Vps.Ipv6Network, run.Vps.HostKey, run.Vps.ServerId })
        {
            Assert.False(await Output.IsSecretAsync(output));
        }

        foreach (var name in run.Options.Keys)
        {
            var shown = run.Cloud.Inputs(name).Remove("connection").Remove(name == "vps-server" ? "userData" : "").Values.OfType<string>();
            Assert.DoesNotContain(shown, text => text.Contains("PRIVATE KEY"));
        }
    }

    [Fact]
    public async Task A_preview_of_nothing_yet_knows_all_that_is_configured()
    {
        var run = await ServerRun.OfAsync(ServerRun.Args.With(firewall: new(["::/0"], 51820), reverseDns: "vps.example.net"), isPreview: true);

        Assert.Equal("cx23", run.Text("vps-server", "serverType"));
        Assert.Equal("ipv6-dmz-dev-ipv4-nbg1", run.Text("vps-ipv4-nbg1", "name"));
        Assert.False(run.Cloud.Inputs("vps-server").ContainsKey("userData"));
    }
}
