using System.Collections.Immutable;
using Ipv6Dmz.HCloud;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Cloud;
using Ipv6Dmz.Tests.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Scenarios;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A server of the lab's cloud, ordered by the program's own component.</summary>
[Collection(LabCollection.Name), Trait("Category", "Cloud")]
public sealed class CloudServerTests(CloudFixture lab)
{
    private static readonly string Folder = CloudFixture.Folder.File("state");
    private LabMachines machines = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private StackDeployment Deployment => new(StackProgram.Of<ScriptedStack>(), Folder, CloudFixture.Shell, new ToTestOutput(), lab.Cloud);

    private async Task RestoreAsync()
    {
        machines = await lab.EmptyAsync();
        Directory.CreateDirectory(Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private Task<string> OnVpsAsync(string command) => machines.SayAsync(LabMachine.Vps, command, Ct);

    private Task<string> InWorldAsync(string command) => machines.SayAsync(LabMachine.World, command, Ct);

    private async Task<int?> VpsPidAsync() => (await machines.StatusAsync(Ct))[(int)LabMachine.Vps].Pid;

    private async Task UpAsync(string image = "debian-12", CloudFirewall? firewall = null)
    {
        ScriptedStack.Body.Value = () => _ = new HCloudServer("vps", ServerRun.Args.With(image: image, firewall: firewall));
        var result = await Deployment.UpAsync(new StackConfig("project", "dev", ImmutableSortedDictionary<string, string>.Empty, []), Ct);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
    }

    [Fact]
    public async Task From_an_order_to_SSH_with_the_host_key_made_beforehand_another_server_at_the_same_addresses_and_none()
    {
        await RestoreAsync();
        Assert.Null(await VpsPidAsync());

        await UpAsync();

        Assert.Equal("done", await OnVpsAsync("cloud-init status | sed 's/status: //'"));
        // A first boot makes more of them from Debian 13 on; the deployment asks for the kind that it knows.
        Assert.Equal(
            TestLab.Debian.Name switch { "12" => "ecdsa", "13" => "ecdsa ed25519 rsa", _ => "ecdsa ed25519 mldsa44-ed25519 rsa" },
            await OnVpsAsync("ls /etc/ssh/ssh_host_*_key | sed 's/.*ssh_host_\\(.*\\)_key/\\1/' | xargs"));
        Assert.Equal("2", await OnVpsAsync("wc -l <~/.ssh/authorized_keys"));
        (await OnVpsAsync("ip -br address show eth0")).MustSay("2001:db8:0:98::1/64");
        await OnVpsAsync("ping -c 1 -W 5 2001:db8:0:80::80 && ping -c 1 -W 5 198.51.100.80");
        Assert.Equal("", await OnVpsAsync("command -v wg dnsmasq ndppd || true"));
        await OnVpsAsync("touch /var/later");
        var hostKey = (await machines.TargetAsync(LabMachine.Vps, Ct)).HostKey;

        await UpAsync("debian-12-again");

        Assert.Equal(("198.18.0.10", "debian-12-again"), (machines.Server!.Ipv4, machines.Server.Image));
        Assert.Equal(hostKey, (await machines.TargetAsync(LabMachine.Vps, Ct)).HostKey);
        await OnVpsAsync("! test -e /var/later");

        Assert.True((await Deployment.DestroyAsync(force: false, Ct)).Ok);

        Assert.Null(await VpsPidAsync());
        Assert.False(File.Exists(CloudFixture.Folder.File("vps.qcow2")));
        Assert.Null(machines.Server);
    }

    [Fact]
    public async Task The_cloud_s_firewall_takes_6in4_away_and_every_port_that_no_rule_names_and_gives_them_back()
    {
        async Task<string> KnockAsync(int port) => await InWorldAsync(
            $"ip netns exec stranger socat -u /dev/null TCP:198.18.0.10:{port},connect-timeout=3 2>&1 | sed 's/.*: //; s/Operation now in progress/Connection timed out/' | tail -n 1 || true");
        async Task<bool> TunnelAsync() => (await machines.RunAsync(LabMachine.Vps, "ping -c 3 -i 0.3 -W 2 -I six 2001:db8:0:123::1", Ct)).Ok;
        await RestoreAsync();
        await UpAsync();
        await OnVpsAsync("""
            set -e
            ip tunnel add six mode sit local 198.18.0.10 remote 203.0.113.1
            ip link set dev six up
            ip address add 2001:db8:0:123::2/64 dev six
            """);
        Assert.Equal((true, "Connection refused"), (await TunnelAsync(), await KnockAsync(8080)));

        await UpAsync(firewall: new(["0.0.0.0/0", "::/0"], 51820));

        Assert.False(await TunnelAsync(), await InWorldAsync("ip netns exec provider nft list ruleset"));
        Assert.Equal(("Connection timed out", ""), (await KnockAsync(8080), await KnockAsync(22)));
        await InWorldAsync("ip netns exec stranger ping -c 1 -W 5 198.18.0.10 && ip netns exec stranger ping -c 1 -W 5 2001:db8:0:98::1");
        await OnVpsAsync("ping -c 1 -W 5 198.51.100.80 && getent ahostsv4 server.example.net");

        await UpAsync();

        Assert.Equal((true, "Connection refused"), (await TunnelAsync(), await KnockAsync(8080)));
    }
}
