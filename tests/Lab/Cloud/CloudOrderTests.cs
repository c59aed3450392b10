using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Cloud;
using Ipv6Dmz.Tests.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>What a change of an ordered server does, as the real provider does it.</summary>
[Collection(nameof(ProcessState))]
public sealed class CloudOrderTests : IDisposable
{
    private static readonly string[] Another =
        ["delete", "no filter", "no filter", "create server debian-12 at 198.18.0.10 and 2001:db8:0:98::1 with 1 keys"];

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    private async Task<DeploymentResult> UpAsync(Order order)
    {
        var result = await bench.UpAsync(order.Register);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
        return result;
    }

    private async Task<string> RefusedAsync(Order order)
    {
        var result = await bench.UpAsync(order.Register);
        return Assert.Single(result.Failures).Message;
    }

    [Fact]
    public async Task The_first_server_gets_the_pool_s_first_addresses_and_its_keys()
    {
        await UpAsync(new() { Keys = ["one", "two"] });

        Assert.Equal(["no filter", "create server debian-12 at 198.18.0.10 and 2001:db8:0:98::1 with 2 keys"], bench.Site.Calls);
        Assert.All(bench.Cloud.PrimaryIps, ip => Assert.Equal(bench.Cloud.Servers[0].Id, ip.Server));
        Assert.False((await UpAsync(new() { Keys = ["one", "two"] })).HasChanges);
    }

    [Fact]
    public async Task Another_image_is_another_server_at_the_same_addresses()
    {
        await UpAsync(new());

        await UpAsync(new() { Image = "debian-13" });

        Assert.Equal(["delete", "no filter", "no filter", "create server debian-13 at 198.18.0.10 and 2001:db8:0:98::1 with 1 keys"], bench.Site.Calls);
    }

    [Fact]
    public async Task Another_user_data_is_another_server()
    {
        await UpAsync(new());

        await UpAsync(new() { UserData = "#cloud-config\n# changed\n" });

        Assert.Equal(Another, bench.Site.Calls);
    }

    [Fact]
    public async Task Another_type_switches_the_server_off_and_on()
    {
        await UpAsync(new());

        await UpAsync(new() { Type = "cx33" });

        Assert.Equal(["no filter", "off and on"], bench.Site.Calls);
    }

    [Fact]
    public async Task A_firewall_is_attached_changed_and_taken_away_while_the_server_runs()
    {
        await UpAsync(new());

        await UpAsync(new() { Port = 22 });
        Assert.Equal(["filter tcp22"], bench.Site.Calls);
        await UpAsync(new() { Port = 23 });
        Assert.Equal(["filter tcp23"], bench.Site.Calls);
        await UpAsync(new());
        Assert.Equal(["no filter", "no filter"], bench.Site.Calls);
    }

    [Fact]
    public async Task A_server_without_deleteBeforeReplace_is_refused_its_own_name()
    {
        await UpAsync(new() { DeleteBeforeReplace = false });

        Assert.Contains("name server is already used", await RefusedAsync(new() { DeleteBeforeReplace = false, Image = "debian-13" }), StringComparison.Ordinal);
        Assert.Empty(bench.Site.Calls);
    }

    [Fact]
    public async Task An_address_in_another_place_than_the_server_is_refused() =>
        Assert.Contains("198.18.0.10 is in nbg1, the server in fsn1", await RefusedAsync(new() { Location = "fsn1" }), StringComparison.Ordinal);

    [Fact]
    public async Task User_data_has_an_end() =>
        Assert.Contains("more than 32768 bytes", await RefusedAsync(new() { UserData = new string('#', 32769) }), StringComparison.Ordinal);

    [Fact]
    public async Task Without_the_server_its_addresses_stay_and_are_nobody_s_and_the_next_one_gets_them()
    {
        await UpAsync(new());

        await UpAsync(new() { Server = false });
        Assert.Equal(["delete", "no filter"], bench.Site.Calls);
        Assert.All(bench.Cloud.PrimaryIps, ip => Assert.Null(ip.Server));

        await UpAsync(new() { AddressName = "renamed" });
        Assert.Equal("create server debian-12 at 198.18.0.10 and 2001:db8:0:98::1 with 1 keys", bench.Site.Calls[^1]);
    }

    [Fact]
    public async Task Destroy_leaves_an_empty_cloud()
    {
        await UpAsync(new() { Port = 22 });

        Assert.True((await bench.DestroyAsync()).Ok);

        var cloud = bench.Cloud;
        Assert.Equal((0, 0, 0, 0), (cloud.Servers.Count, cloud.PrimaryIps.Count, cloud.SshKeys.Count, cloud.Firewalls.Count));
        Assert.Contains("delete", bench.Site.Calls);
    }

    [Fact]
    public async Task The_whole_component_comes_up_and_goes_again()
    {
        void Program() => _ = new Vps("vps", new VpsArgs
        {
            Project = "ipv6-dmz",
            Stack = "dev",
            Location = "nbg1",
            ServerType = "cx23",
            Image = "debian-12",
            Firewall = new(["0.0.0.0/0", "::/0"], 51820),
            ReverseDns = "dmz.example.net",
        });
        var result = await bench.UpAsync(Program);

        Assert.True(result.Ok, string.Join('\n', result.Failures));
        Assert.Equal("filter tcp22 udp51820 icmp", bench.Site.Calls[0]);
        Assert.Equal(["198.18.0.10", "2001:db8:0:98::1"], bench.Cloud.ReverseNames.Keys.Order(StringComparer.Ordinal));
        var ready = Assert.Single(bench.Shell.Calls);
        Assert.Equal(("198.18.0.10", -1), (ready.Connection.Host, ready.Connection.DialErrorLimit));
        Assert.EndsWith($" hcloud-server-{bench.Cloud.Servers[0].Id}", ready.Connection.HostKey, StringComparison.Ordinal);
        Assert.False((await bench.UpAsync(Program)).HasChanges);

        Assert.True((await bench.DestroyAsync()).Ok);
        Assert.Empty(bench.Shell.Calls);
        Assert.Empty(bench.Cloud.ReverseNames);
    }

    [Fact]
    public async Task Protected_addresses_hold_another_location_until_an_up_has_taken_the_protection_away()
    {
        Assert.True((await bench.UpAsync(() => Whole(protect: true))).Ok);
        var before = bench.Cloud.PrimaryIps;

        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.UpAsync(() => Whole("fsn1")));

        Assert.Contains("vps-ipv4-nbg1 (hcloud:index/primaryIp:PrimaryIp) is protected and was to be deleted", error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Site.Calls);
        Assert.Equal(before, bench.Cloud.PrimaryIps);
        Assert.True((await bench.UpAsync(() => Whole())).Ok);
        Assert.True((await bench.UpAsync(() => Whole("fsn1"))).Ok);
        Assert.Equal(["dev-ipv4-fsn1", "dev-ipv6-fsn1"], bench.Cloud.PrimaryIps.Select(ip => ip.Name["ipv6-dmz-".Length..]).Order(StringComparer.Ordinal));
        Assert.Equal(["198.18.0.11", "2001:db8:0:99::1"], bench.Cloud.ReverseNames.Keys.Order(StringComparer.Ordinal));

        static void Whole(string location = "nbg1", bool protect = false) =>
            _ = new Vps("vps", VpsRun.Args.With(location: location, protect: protect, reverseDns: "dmz.example.net"));
    }

    [Fact]
    public async Task After_two_more_client_keys_another_image_is_a_server_with_the_current_ones()
    {
        foreach (var number in new[] { 0, 1, 2 })
        {
            Assert.True((await bench.UpAsync(() => Whole("debian-12", number))).Ok);
        }

        var result = await bench.UpAsync(() => Whole("debian-13", 2));

        Assert.True(result.Ok, string.Join('\n', result.Failures));
        Assert.Equal(["ipv6-dmz-dev-client-1", "ipv6-dmz-dev-client-2"], bench.Cloud.SshKeys.Select(key => key.Name).Order(StringComparer.Ordinal));
        Assert.Equal(bench.Cloud.SshKeys.Select(key => key.PublicKey).Order(StringComparer.Ordinal), bench.Cloud.Servers[0].PublicKeys.Order(StringComparer.Ordinal));

        static void Whole(string image, int number) => _ = new Vps("vps", VpsRun.Args.With(image: image, clientKey: number));
    }

    [Fact]
    public async Task A_server_that_was_deleted_in_the_console_is_not_noticed_and_fails_whatever_would_change_or_delete_it()
    {
        await UpAsync(new());
        bench.InConsole(cloud => cloud with { Servers = [], PrimaryIps = [.. cloud.PrimaryIps.Select(ip => ip with { Server = null })] });

        Assert.False((await UpAsync(new())).HasChanges);
        Assert.Contains("no server 4 (not_found)", await RefusedAsync(new() { Type = "cx33" }), StringComparison.Ordinal);
        Assert.Contains("no server 4 (not_found)", await RefusedAsync(new() { Image = "debian-13" }), StringComparison.Ordinal);
        Assert.Contains("no server 4 (not_found)", Assert.Single((await bench.DestroyAsync()).Failures).Message, StringComparison.Ordinal);
        Assert.Empty(bench.Site.Calls);
        Assert.Equal(2, bench.Cloud.PrimaryIps.Count);
    }

    [Fact]
    public async Task A_firewall_that_was_deleted_in_the_console_fails_its_own_deletion()
    {
        await UpAsync(new() { Port = 22 });
        bench.InConsole(cloud => cloud with { Firewalls = [], Servers = [.. cloud.Servers.Select(server => server with { Firewalls = [] })] });

        Assert.Contains(" firewall ", Assert.Single((await bench.DestroyAsync()).Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SSH_key_and_a_name_that_are_gone_are_deleted_as_others_are()
    {
        static void Program() => _ = new Vps("vps", VpsRun.Args.With(reverseDns: "dmz.example.net"));
        Assert.True((await bench.UpAsync(Program)).Ok);
        bench.InConsole(cloud => cloud with { SshKeys = [], ReverseNames = cloud.ReverseNames.Clear() });

        var result = await bench.DestroyAsync();

        Assert.True(result.Ok, string.Join('\n', result.Failures));
    }
}
