using Ipv6Dmz.HCloud;
using Ipv6Dmz.Tests.Cloud;
using Pulumi.HCloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>What the real provider does with an address, and refuses to do.</summary>
[Collection(nameof(ProcessState))]
public sealed class CloudAddressTests : Bench
{
    private static Action Address(string name = "address", bool protect = false) => () => _ = new PrimaryIp(
        "address", new() { Name = name, Type = "ipv4", Location = "nbg1", AutoDelete = false, DeleteProtection = protect });

    private static void None()
    {
    }

    /// <summary>A server takes the address, and the address's resource isn't told.</summary>
    private void Assign() => InConsole(cloud => cloud with
    {
        Servers = [FakeSite.Server],
        PrimaryIps = [.. cloud.PrimaryIps.Select(ip => ip with { Server = FakeSite.Server.Id })],
    });

    [Fact]
    public async Task A_protected_one_is_not_deleted_until_an_update_has_taken_that_away()
    {
        await MadeAsync(Address(protect: true));

        (await FailureAsync(None)).MustSay("(protected)");
        Assert.Single(Cloud.PrimaryIps);

        await MadeAsync(Address());
        await MadeAsync(None);
        Assert.Empty(Cloud.PrimaryIps);
    }

    [Fact]
    public async Task One_that_a_server_has_taken_since_it_was_made_is_not_deleted()
    {
        await MadeAsync(Address());
        Assign();

        (await FailureAsync(None)).MustSay("(must_be_unassigned)");
        Assert.Empty(Site.Calls);
    }

    [Fact]
    public async Task One_that_is_known_to_be_a_server_s_is_taken_from_it_while_that_is_off()
    {
        await MadeAsync(Address());
        Assign();
        await MadeAsync(Address("renamed"));

        await MadeAsync(None);

        Assert.Equal(["off and on"], Site.Calls);
        Assert.Empty(Cloud.PrimaryIps);
    }

    [Fact]
    public async Task The_server_loses_it_even_where_the_delete_is_then_refused()
    {
        await MadeAsync(Address());
        Assign();
        await MadeAsync(Address(protect: true));

        (await FailureAsync(None)).MustSay("(protected)");

        Assert.Null(Assert.Single(Cloud.PrimaryIps).Server);
    }

    [Fact]
    public async Task An_address_a_key_and_a_name_that_are_gone_are_deleted_as_others_are()
    {
        await MadeAsync(() => _ = new HCloudServer("vps", ServerRun.Args.With(reverseDns: "dmz.example.net")));
        InConsole(cloud => cloud with { SshKeys = [], PrimaryIps = [], ReverseNames = cloud.ReverseNames.Clear() });

        var result = await DestroyAsync();

        Assert.True(result.Ok, string.Join('\n', result.Failures));
    }
}
