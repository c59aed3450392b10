namespace Ipv6Dmz.Tests.Graph;

// Two stacks of one project, each with a server in the same cloud, don't disturb each other: everything they register is compared.
public class TwoStacksTests
{
    [Fact]
    public async Task In_the_cloud_no_name_is_the_other_s_and_labels_say_whose_a_resource_is()
    {
        foreach (var (run, stack) in (await BothAsync()).Zip(["home", "club"]))
        {
            var made = run.Resources.Values.Where(resource => resource.Type!.StartsWith("hcloud:")).ToArray();
            Assert.Equal(["Firewall", "PrimaryIp", "PrimaryIp", "Server", "SshKey"], made.Select(resource => resource.Type!.Split(':')[^1]).Order());
            Assert.Distinct(made.Select(resource => resource.Inputs["name"]));
            Assert.All(made, resource => Assert.StartsWith($"ipv6-dmz-{stack}-", (string)resource.Inputs["name"]));
            Assert.All(made, resource => Assert.Equal(new Dictionary<string, object> { ["project"] = "ipv6-dmz", ["stack"] = stack }, run.Group(resource.Name!, "labels")));
        }
    }

    [Fact]
    public async Task Everything_that_comes_from_a_password_differs_and_the_rest_is_named()
    {
        var (home, club) = await BothAsync() is [var one, var other] ? (one, other) : default;

        // The machines are different ones; what runs on them may well be alike where it holds no key and no address of the VPS.
        Assert.Equal(
            "keys-psk keys-router keys-vps router-forwarding router-packages vps-forwarding vps-packages vps-ready vps-ssh-client vps-ssh-host",
            string.Join(' ', home.Resources.Values.Where(resource => resource.Type is "command:remote:Command" or "random:index/randomPassword:RandomPassword")
                .Select(resource => resource.Name!).Where(name => Rest(home, name) == Rest(club, name)).Order()));
        Assert.Equal(12, WireGuardKeys(home).Count());
        Assert.Empty(WireGuardKeys(home).Intersect(WireGuardKeys(club)));
        Assert.NotEqual(home.Input("vps-server", "userData"), club.Input("vps-server", "userData"));
        Assert.NotEqual(home.Input("vps-client-0", "publicKey"), club.Input("vps-client-0", "publicKey"));
        Assert.All(["hostKey", "privateKey"], key => Assert.NotEqual(home.Connection("vps-agent")[key], club.Connection("vps-agent")[key]));
    }

    [Theory]
    [InlineData("vps-agent")]
    [InlineData("router-agent")]
    public async Task A_machine_s_first_step_says_whose_it_is_so_that_the_other_s_is_refused(string step)
    {
        var runs = await BothAsync();

        // What the agent does with it: SettleTests.
        Assert.EndsWith(" && ./.agent settle ipv6-dmz/home", runs[0].Input(step, "create"));
        Assert.EndsWith(" && ./.agent settle ipv6-dmz/club", runs[1].Input(step, "create"));
        Assert.Equal(runs[0].Input(step, "stdin"), runs[1].Input(step, "stdin"));
    }

    // The same configuration but for the way to the router, with random values and addresses of their own.
    private static async Task<RecordingMocks[]> BothAsync()
    {
        var home = await ProgramRun.OfAsync("hcloud native64", new() { Salt = "home" }, name: "home");
        var club = await ProgramRun.OfAsync(
            "hcloud native64 & router.connection.host=192.0.2.2", new() { Salt = "club", Addresses = ("198.18.0.20", "2001:db8:0:99::/64") }, name: "club");
        Assert.Equal(Names(home), Names(club));
        return [home, club];

        static IEnumerable<string> Names(RecordingMocks run) => run.Resources.Keys.Order().Where(name => !name.StartsWith("ipv6-dmz-"));
    }

    // What a resource's inputs are beside the way to its machine, which is another one for either stack.
    private static string Rest(RecordingMocks run, string name) => JsonSerializer.Serialize(run[name].Remove("connection").OrderBy(input => input.Key));

    // All lines that hold a key or the id of a set of keys: three for each machine, and two in each one's file.
    private static IEnumerable<string> WireGuardKeys(RecordingMocks run) =>
        new[] { "vps", "router" }.SelectMany(machine => new[] { "keys", "wireguard", "boot" }.SelectMany(step => run.Input($"{machine}-{step}", "stdin").Split('\n').Where(IsKey)));

    private static bool IsKey(string line) => line.Length > 0 && ((line.EndsWith('=') && line.Length > 40) || line.StartsWith("keys=") || line.All(char.IsAsciiHexDigit));
}
