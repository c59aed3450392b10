using Ipv6Dmz.HCloud;
using Ipv6Dmz.Tests.Cloud;
using Ipv6Dmz.Tests.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>What somebody deletes at the cloud's console, and no state knows of.</summary>
[Collection(nameof(ProcessState))]
public sealed class CloudConsoleTests : Bench
{
    [Fact]
    public async Task A_server_that_was_deleted_in_the_console_is_not_noticed_and_fails_whatever_would_change_or_delete_it()
    {
        await MadeAsync(new Order().Register);
        InConsole(cloud => cloud with { Servers = [], PrimaryIps = [.. cloud.PrimaryIps.Select(ip => ip with { Server = null })] });

        Assert.False((await MadeAsync(new Order().Register)).HasChanges);
        foreach (var change in new Order[] { new(Type: "cx33"), new("debian-13") })
        {
            (await FailureAsync(change.Register)).MustSay("no server 4 (not_found)");
        }

        Assert.Single((await DestroyAsync()).Failures).Message.MustSay("no server 4 (not_found)");
        Assert.Empty(Site.Calls);
        Assert.Equal(2, Cloud.PrimaryIps.Count);
    }

    [Fact]
    public async Task A_firewall_that_was_deleted_in_the_console_fails_its_own_deletion()
    {
        await MadeAsync(new Order(Port: 22).Register);
        InConsole(cloud => cloud with { Firewalls = [], Servers = [.. cloud.Servers.Select(server => server with { Firewalls = [] })] });

        Assert.Single((await DestroyAsync()).Failures).Message.MustSay(" firewall ");
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
