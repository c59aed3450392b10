namespace Ipv6Dmz.Tests.Graph;

/// <summary>The whole program with a server that it makes.</summary>
public class HCloudTests
{
    [Theory]
    [InlineData("6in4", false)]
    [InlineData("routed", true)]
    [InlineData("native64", true)]
    public async Task What_is_carried_to_the_machines_is_what_a_machine_with_these_addresses_gets(string uplink, bool firewall)
    {
        var made = await ProgramRun.OfAsync(SampleConfig.InHCloud(uplink));
        var there = await ProgramRun.OfAsync(SampleConfig.With(uplink, ("wireguard.endpointAddress", "auto")));

        Assert.Equal(there.Commands().Append("vps-ready").Order(), made.Commands().Order());
        Assert.All(there.Commands(), name => Assert.Equal(there.Resources[name].Inputs.GetValueOrDefault("stdin"), made.Resources[name].Inputs.GetValueOrDefault("stdin")));
        Assert.Equal(firewall, made.Resources.ContainsKey("vps-cloud-firewall"));
    }

    [Fact]
    public async Task The_VPS_s_steps_come_by_the_made_keys_once_the_server_is_ready()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.InHCloud("6in4"));

        Assert.True(mocks.Events.ToList().IndexOf("-vps-ready") < mocks.Events.ToList().IndexOf("+vps-agent"));
        var vps = (ImmutableDictionary<string, object>)mocks.Resources["vps-agent"].Inputs["connection"];
        Assert.Equal(("198.18.0.10", "root"), (vps["host"], vps["user"]));
        Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----", (string)vps["privateKey"]);
        Assert.Contains(" hcloud-server-", (string)vps["hostKey"]);
        Assert.Equal("127.0.0.1", ((ImmutableDictionary<string, object>)mocks.Resources["router-agent"].Inputs["connection"])["host"]);
    }

    [Fact]
    public async Task The_router_waits_for_the_addresses_and_not_for_the_server()
    {
        var staged = new TaskCompletionSource();
        var mocks = new RecordingMocks
        {
            // There is a server only once the router has all that is staged: if the router waited for it, neither would come.
            Before = name =>
            {
                if (name == "router-routing")
                {
                    staged.SetResult();
                }

                return name == "vps-server" ? staged.Task : Task.CompletedTask;
            },
        };

        await ProgramRun.OfAsync(SampleConfig.InHCloud("6in4"), mocks);

        Assert.True(mocks.Events.ToList().IndexOf("+router-routing") < mocks.Events.ToList().IndexOf("-vps-server"));
    }

    [Fact]
    public async Task Configuration_decides_what_is_made()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.InHCloud(
            "native64",
            ("vps.hcloud.location", "fsn1"), ("vps.hcloud.serverType", "cax11"), ("vps.hcloud.reverseDns", "vps.example.net"), ("vps.hcloud.labels", """["owner=me"]"""),
            ("vps.hcloud.clientKey", "1"), ("vps.sshFrom", """["192.0.2.0/24"]"""), ("wireguard.listenPort", "51821")));

        Assert.Equal(("ipv6-dmz-dev-vps", "fsn1", "cax11"), (mocks.Input("vps-server", "name"), mocks.Input("vps-server", "location"), mocks.Input("vps-server", "serverType")));
        Assert.Equal(
            new Dictionary<string, object> { ["project"] = "ipv6-dmz", ["stack"] = "dev", ["owner"] = "me" },
            (ImmutableDictionary<string, object>)mocks.Resources["vps-server"].Inputs["labels"]);
        Assert.Equal("2001:db8:0:98::1", mocks.Input("vps-ipv6-rdns", "ipAddress"));
        Assert.Contains("vps-client-key-1", mocks.Commands());
        // The stack dev protects nothing unless told to.
        Assert.Equal(false, mocks.Resources["vps-ipv4-fsn1"].Inputs["deleteProtection"]);
        var rules = ((ImmutableArray<object>)mocks.Resources["vps-cloud-firewall"].Inputs["rules"]).Cast<ImmutableDictionary<string, object>>().ToList();
        Assert.Equal(["192.0.2.0/24"], (ImmutableArray<object>)rules[0]["sourceIps"]);
        Assert.Equal("51821", rules[1]["port"]);
    }

    [Fact]
    public async Task Before_there_is_a_server_a_preview_knows_what_is_to_be_made()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.InHCloud("6in4"), isPreview: true);

        Assert.Equal("debian-13", mocks.Input("vps-server", "image"));
        Assert.Contains("vps-activate", mocks.Commands());
    }

    [Fact]
    public async Task The_router_may_be_reached_through_the_server()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.InHCloud(
            "6in4", ("router.connection.host", "192.168.3.2"), ("router.connection.port", "22"), ("router.connection.via", "vps"), ("router.tunnelSsh", "open")));

        var proxy = (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)mocks.Resources["router-agent"].Inputs["connection"])["proxy"];
        Assert.Equal("198.18.0.10", proxy["host"]);
        Assert.Contains(" hcloud-server-", (string)proxy["hostKey"]);
    }

    [Fact]
    public async Task Outputs_say_the_addresses_that_the_cloud_gave()
    {
        var stack = await ProgramRun.StackAsync<DmzStack>(SampleConfig.InHCloud("6in4"), new());

        Assert.Equal("198.18.0.10", await Pulumi.Utilities.OutputUtilities.GetValueAsync(stack.PublicIpv4));
        Assert.Equal("[2001:db8:0:98::51]:51820", await Pulumi.Utilities.OutputUtilities.GetValueAsync(stack.Endpoint));
        Assert.Equal("ssh -p 22 root@198.18.0.10 /var/lib/ipv6-dmz/agent status", await Pulumi.Utilities.OutputUtilities.GetValueAsync(stack.ShowVps));
    }
}
