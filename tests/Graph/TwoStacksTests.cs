namespace Ipv6Dmz.Tests.Graph;

/// <summary>Two stacks of one project, each with a server in the same cloud, don't disturb each other: everything they register is compared.</summary>
public class TwoStacksTests
{
    private const string Way = "connection";

    [Fact]
    public async Task In_the_cloud_no_name_is_the_other_s_and_labels_say_whose_a_resource_is()
    {
        var (home, club) = await BothAsync();

        var names = new[] { (home, "home"), (club, "club") }.Select(run => InTheCloud(run.Item1).Select(resource => Assert.IsType<string>(resource.Inputs["name"])).ToHashSet()).ToList();
        Assert.All(names[0], name => Assert.StartsWith("ipv6-dmz-home-", name));
        Assert.All(names[1], name => Assert.StartsWith("ipv6-dmz-club-", name));
        Assert.Equal(["Firewall", "PrimaryIp", "PrimaryIp", "Server", "SshKey"], InTheCloud(home).Select(resource => resource.Type!.Split(':')[^1]).Order());
        Assert.All(names, all => Assert.Equal(5, all.Count));
        Assert.Empty(names[0].Intersect(names[1]));
        Assert.All(InTheCloud(home), resource => Assert.Equal(("ipv6-dmz", "home"), Labels(resource)));
        Assert.All(InTheCloud(club), resource => Assert.Equal(("ipv6-dmz", "club"), Labels(resource)));
    }

    [Fact]
    public async Task Everything_that_comes_from_a_password_differs_and_the_rest_is_named()
    {
        var (home, club) = await BothAsync();

        var same = home.Resources.Keys.Where(name => Rest(home, name) == Rest(club, name));
        // The machines are different ones; what runs on them may well be alike where it holds no key and no address of the VPS.
        Assert.Equal(
            [
                "keys-psk", "keys-router", "keys-vps", "router-forwarding", "router-packages",
                "vps-forwarding", "vps-packages", "vps-ready", "vps-ssh-client", "vps-ssh-host",
            ],
            same.Where(name => home.Resources[name].Type is "command:remote:Command" or "random:index/randomPassword:RandomPassword").Order());
        Assert.Equal(12, WireGuardKeys(home).Count());
        Assert.Empty(WireGuardKeys(home).Intersect(WireGuardKeys(club)));
        Assert.NotEqual(home.Input("vps-server", "userData"), club.Input("vps-server", "userData"));
        Assert.NotEqual(home.Input("vps-client-0", "publicKey"), club.Input("vps-client-0", "publicKey"));
        Assert.NotEqual(Connection(home)["hostKey"], Connection(club)["hostKey"]);
        Assert.NotEqual(Connection(home)["privateKey"], Connection(club)["privateKey"]);
    }

    [Theory]
    [InlineData("vps-agent")]
    [InlineData("router-agent")]
    public async Task A_machine_s_first_step_says_whose_it_is_so_that_the_other_s_is_refused(string step)
    {
        var (home, club) = await BothAsync();

        // What the agent does with it: SettleTests.
        Assert.EndsWith(" && ./.agent settle ipv6-dmz/home", home.Input(step, "create"));
        Assert.EndsWith(" && ./.agent settle ipv6-dmz/club", club.Input(step, "create"));
        Assert.Equal(home.Input(step, "stdin"), club.Input(step, "stdin"));
    }

    /// <summary>The same configuration but for the way to the router, with random values and addresses of their own.</summary>
    private static async Task<(RecordingMocks Home, RecordingMocks Club)> BothAsync()
    {
        var home = new RecordingMocks { Salt = "home" };
        var club = new RecordingMocks { Salt = "club", Addresses = ("198.18.0.20", "2001:db8:0:99::/64") };
        await ProgramRun.StackAsync<DmzStack>(SampleConfig.InHCloud("native64"), home, name: "home");
        await ProgramRun.StackAsync<DmzStack>(SampleConfig.InHCloud("native64", ("router.connection.host", "192.0.2.2")), club, name: "club");
        Assert.Equal(home.Resources.Keys.Order().Where(name => !name.StartsWith("ipv6-dmz-")), club.Resources.Keys.Order().Where(name => !name.StartsWith("ipv6-dmz-")));
        return (home, club);
    }

    private static IEnumerable<MockResourceArgs> InTheCloud(RecordingMocks run) =>
        run.Resources.Values.Where(resource => resource.Type!.StartsWith("hcloud:"));

    private static (object, object) Labels(MockResourceArgs resource)
    {
        var labels = (ImmutableDictionary<string, object>)resource.Inputs["labels"];
        return (labels["project"], labels["stack"]);
    }

    /// <summary>What a resource's inputs are beside the way to its machine, which is another one for either stack.</summary>
    private static string Rest(RecordingMocks run, string name) =>
        run.Resources.TryGetValue(name, out var resource) ? JsonSerializer.Serialize(resource.Inputs.Remove(Way).OrderBy(input => input.Key)) : "";

    private static ImmutableDictionary<string, object> Connection(RecordingMocks run) => (ImmutableDictionary<string, object>)run.Resources["vps-agent"].Inputs[Way];

    /// <summary>All lines that hold a key or the id of a set of keys: three for each machine, and two in each one's file.</summary>
    private static IEnumerable<string> WireGuardKeys(RecordingMocks run) =>
        new[] { "vps-keys", "router-keys", "vps-wireguard", "router-wireguard", "vps-boot", "router-boot" }.SelectMany(name => run.Input(name, "stdin").Split('\n').Where(IsKey));

    private static bool IsKey(string line) => line.Length > 0 && ((line.EndsWith('=') && line.Length > 40) || line.StartsWith("keys=") || line.All(char.IsAsciiHexDigit));
}
