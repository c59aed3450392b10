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
    public async Task One_that_a_server_has_taken_is_not_deleted_until_that_is_known_and_then_taken_from_it_while_that_is_off()
    {
        await MadeAsync(Address());
        InConsole(cloud => cloud with { Servers = [FakeSite.Server], PrimaryIps = [.. cloud.PrimaryIps.Select(ip => ip with { Server = FakeSite.Server.Id })] });

        (await FailureAsync(None)).MustSay("(must_be_unassigned)");
        Assert.Empty(Site.Calls);

        await MadeAsync(Address("renamed"));
        await MadeAsync(None);
        Assert.Equal(["off and on"], Site.Calls);
        Assert.Empty(Cloud.PrimaryIps);
    }

    [Fact]
    public async Task An_address_a_key_and_a_name_that_are_gone_are_deleted_as_others_are()
    {
        await MadeAsync(() => _ = new HCloudServer("vps", ServerRun.Args.With(reverseDns: "dmz.example.net")));
        InConsole(cloud => cloud with { SshKeys = [], PrimaryIps = [], ReverseNames = cloud.ReverseNames.Clear() });

        Assert.Empty((await DestroyAsync()).Failures);
    }
}
