using Ipv6Dmz.Tests.Cloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>What a change of an ordered server does, as the real provider does it.</summary>
[Collection(nameof(ProcessState))]
public sealed class CloudOrderTests : Bench
{
    public static TheoryData<string, Order, Order, string[]> Changes => new()
    {
        { "Nothing", new(), new(), [] },
        { "Another image is another server at the same addresses", new(), new("debian-13"), Another("debian-13") },
        { "Other user data are another server", new(), new(UserData: "#cloud-config\n# changed\n"), Another("debian-12") },
        { "Another type switches it off and on", new(), new(Type: "cx33"), ["no filter", "off and on"] },
        { "A firewall is attached", new(), new(Port: 22), ["filter tcp22"] },
        { "A firewall is changed", new(Port: 22), new(Port: 23), ["filter tcp23"] },
        { "A firewall is taken away", new(Port: 23), new(), ["no filter", "no filter"] },
        { "Without the server", new(), new(Server: false), ["delete", "no filter"] },
        {
            "The first server gets the pool's first addresses, which are nobody's, and its keys",
            new(Keys: 2, Server: false), new(Keys: 2, AddressName: "renamed"), Another("debian-12", 2)[2..]
        },
    };

    private static string[] Another(string image, int keys = 1) => ["delete", "no filter", "no filter", $"create server {image} at 198.18.0.10 and 2001:db8:0:98::1 with {keys} keys"];

    private static Action Whole(string location = "nbg1", bool protect = false, string image = "debian-12", int clientKey = 0, CloudFirewall? firewall = null) => () => _ = new HCloudServer(
        "vps", ServerRun.Args.With(location: location, protect: protect, image: image, clientKey: clientKey, firewall: firewall, reverseDns: "dmz.example.net"));

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_the_order_tells_the_hardware_what_the_cloud_would(string what, Order before, Order after, string[] told)
    {
        await MadeAsync(before.Register);

        await MadeAsync(after.Register);

        Assert.Equal(told, Site.Calls);
        Assert.All(Cloud.PrimaryIps, ip => Assert.True(ip.Server == Cloud.Servers.SingleOrDefault()?.Id, what));
        Assert.False((await MadeAsync(after.Register)).HasChanges);
    }

    [Fact]
    public async Task What_the_cloud_would_not_make_is_refused_and_so_is_a_second_server_of_one_name()
    {
        (await FailureAsync(new Order(Location: "fsn1").Register)).MustSay("198.18.0.10 is in nbg1, the server in fsn1");
        (await FailureAsync(new Order(UserData: new string('#', 32769)).Register)).MustSay("more than 32768 bytes");
        await MadeAsync(new Order(DeleteFirst: false).Register);

        (await FailureAsync(new Order("debian-13", DeleteFirst: false).Register)).MustSay("name server is already used");
        Assert.Empty(Site.Calls);
    }

    [Fact]
    public async Task The_whole_component_comes_up_and_goes_again_and_leaves_an_empty_cloud()
    {
        var whole = Whole(firewall: new(["0.0.0.0/0", "::/0"], 51820));
        await MadeAsync(whole);

        Assert.Equal("filter tcp22 udp51820 icmp", Site.Calls[0]);
        Assert.Equal(["198.18.0.10", "2001:db8:0:98::1"], Cloud.ReverseNames.Keys.Order());
        var ready = Assert.Single(Shell.Calls).Connection;
        Assert.Equal(("198.18.0.10", -1), (ready.Host, ready.DialErrorLimit));
        Assert.EndsWith($" hcloud-server-{Cloud.Servers[0].Id}", ready.HostKey);
        Assert.False((await MadeAsync(whole)).HasChanges);

        Assert.True((await DestroyAsync()).Ok);
        Assert.Empty(Shell.Calls);
        Assert.Equal((0, 0, 0, 0, 0), (Cloud.Servers.Count, Cloud.PrimaryIps.Count, Cloud.SshKeys.Count, Cloud.Firewalls.Count, Cloud.ReverseNames.Count));
    }

    [Fact]
    public async Task Protected_addresses_hold_another_location_until_an_up_has_taken_the_protection_away()
    {
        await MadeAsync(Whole(protect: true));
        var before = Cloud.PrimaryIps;

        (await Assert.ThrowsAsync<DeploymentException>(() => UpAsync(Whole("fsn1"))))
            .Message.MustSay("vps-ipv4-nbg1 (hcloud:index/primaryIp:PrimaryIp) is protected and was to be deleted");
        Assert.Empty(Site.Calls);
        Assert.Equal(before, Cloud.PrimaryIps);

        await MadeAsync(Whole());
        await MadeAsync(Whole("fsn1"));
        Assert.Equal(["ipv6-dmz-dev-ipv4-fsn1", "ipv6-dmz-dev-ipv6-fsn1"], Cloud.PrimaryIps.Select(ip => ip.Name).Order());
        Assert.Equal(["198.18.0.11", "2001:db8:0:99::1"], Cloud.ReverseNames.Keys.Order());
    }

    [Fact]
    public async Task After_two_more_client_keys_another_image_is_a_server_with_the_current_ones()
    {
        foreach (var (image, number) in new[] { ("debian-12", 0), ("debian-12", 1), ("debian-12", 2), ("debian-13", 2) })
        {
            await MadeAsync(Whole(image: image, clientKey: number));
        }

        Assert.Equal(["ipv6-dmz-dev-client-1", "ipv6-dmz-dev-client-2"], Cloud.SshKeys.Select(key => key.Name).Order());
        Assert.Equal(Cloud.SshKeys.Select(key => key.PublicKey).Order(), Cloud.Servers[0].PublicKeys.Order());
    }
}
