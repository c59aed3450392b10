using Ipv6Dmz.Tests.Cloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>The program's own component in the lab's cloud.</summary>
[Collection(nameof(ProcessState))]
public sealed class CloudOrderTests : Bench
{
    private static Action Whole(string location = "nbg1", bool protect = false, string image = "debian-12", int clientKey = 0) => () => _ = new HCloudServer(
        "vps", ServerRun.Args.With(location: location, protect: protect, image: image, clientKey: clientKey, reverseDns: "dmz.example.net"));

    [Fact]
    public async Task An_address_a_key_and_a_name_that_are_gone_are_deleted_as_others_are()
    {
        await MadeAsync(Whole());
        InConsole(cloud => cloud with { SshKeys = [], PrimaryIps = [], ReverseNames = cloud.ReverseNames.Clear() });

        Assert.Empty((await DestroyAsync()).Failures);
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
