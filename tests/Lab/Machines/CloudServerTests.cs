using Ipv6Dmz.HCloud;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Scenarios;
using Ipv6Dmz.Tests.Sdk;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A server of the lab's cloud, ordered by the program's own component.</summary>
[Collection(LabCollection.Name), Trait("Category", "Cloud")]
public sealed class CloudServerTests(CloudFixture lab)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Folder => CloudFixture.Folder.File("state");

    [Fact]
    public async Task From_an_order_to_SSH_with_the_host_key_made_beforehand_another_server_at_the_same_addresses_and_none()
    {
        var machines = await lab.EmptyAsync();
        Clear();
        Assert.Null((await machines.StatusAsync(Ct))[(int)LabMachine.Vps].Pid);

        await UpAsync(image: "debian-12");

        Assert.Equal("done", await SayAsync(machines, LabMachine.Vps, "cloud-init status | sed 's/status: //'"));
        // A first boot makes more of them from Debian 13 on; the deployment asks for the kind that it knows.
        Assert.Equal(
            LabFixture.Debian.Name switch { "12" => "ecdsa", "13" => "ecdsa ed25519 rsa", _ => "ecdsa ed25519 mldsa44-ed25519 rsa" },
            await SayAsync(machines, LabMachine.Vps, "ls /etc/ssh/ssh_host_*_key | sed 's/.*ssh_host_\\(.*\\)_key/\\1/' | xargs"));
        Assert.Equal("2", await SayAsync(machines, LabMachine.Vps, "wc -l <~/.ssh/authorized_keys"));
        Assert.Contains("2001:db8:0:98::1/64", await SayAsync(machines, LabMachine.Vps, "ip -br address show eth0"), StringComparison.Ordinal);
        await SayAsync(machines, LabMachine.Vps, "ping -c 1 -W 5 2001:db8:0:80::80 && ping -c 1 -W 5 198.51.100.80");
        Assert.Equal("", await SayAsync(machines, LabMachine.Vps, "command -v wg dnsmasq ndppd || true"));
        await SayAsync(machines, LabMachine.Vps, "touch /var/later");
        var hostKey = (await machines.TargetAsync(LabMachine.Vps, Ct)).HostKey;

        await UpAsync(image: "debian-12-again");

        Assert.Equal("198.18.0.10", machines.Server!.Ipv4);
        Assert.Equal("debian-12-again", machines.Server.Image);
        Assert.Equal(hostKey, (await machines.TargetAsync(LabMachine.Vps, Ct)).HostKey);
        Assert.Equal("", await SayAsync(machines, LabMachine.Vps, "ls /var/later 2>/dev/null || true"));

        Assert.True((await Deployment().DestroyAsync(force: false, Ct)).Ok);

        Assert.Null((await machines.StatusAsync(Ct))[(int)LabMachine.Vps].Pid);
        Assert.False(File.Exists(CloudFixture.Folder.File("vps.qcow2")));
        Assert.Null(machines.Server);
    }

    [Fact]
    public async Task The_cloud_s_firewall_takes_6in4_away_and_every_port_that_no_rule_names_and_gives_them_back()
    {
        const string tunnel = """
            set -e
            ip tunnel add six mode sit local 198.18.0.10 remote 203.0.113.1
            ip link set dev six up
            ip address add 2001:db8:0:123::2/64 dev six
            """;
        var machines = await lab.EmptyAsync();
        Clear();
        await UpAsync(image: "debian-12");
        await SayAsync(machines, LabMachine.Vps, tunnel);
        async Task<string> KnockAsync(int port) => (await SayAsync(machines, LabMachine.World,
            $"ip netns exec stranger socat -u /dev/null TCP:198.18.0.10:{port},connect-timeout=3 2>&1 | sed 's/.*: //; s/Operation now in progress/Connection timed out/' | tail -n 1 || true")).Trim();
        async Task<bool> TunnelAsync() =>
            (await MachineShell.RunAsync(machines, LabMachine.Vps, "ping -c 3 -i 0.3 -W 2 -I six 2001:db8:0:123::1", Ct)).Ok;
        Assert.True(await TunnelAsync());
        Assert.Equal("Connection refused", await KnockAsync(8080));

        await UpAsync(image: "debian-12", firewall: new(["0.0.0.0/0", "::/0"], 51820));

        Assert.False(await TunnelAsync(), await SayAsync(machines, LabMachine.World, "ip netns exec provider nft list ruleset"));
        Assert.Equal("Connection timed out", await KnockAsync(8080));
        Assert.Equal("", await KnockAsync(22));
        await SayAsync(machines, LabMachine.World, "ip netns exec stranger ping -c 1 -W 5 198.18.0.10 && ip netns exec stranger ping -c 1 -W 5 2001:db8:0:98::1");
        await SayAsync(machines, LabMachine.Vps, "ping -c 1 -W 5 198.51.100.80 && getent ahostsv4 server.example.net");

        await UpAsync(image: "debian-12");

        Assert.True(await TunnelAsync());
        Assert.Equal("Connection refused", await KnockAsync(8080));
    }

    private async Task UpAsync(string image, CloudFirewall? firewall = null)
    {
        ScriptedStack.Body.Value = () => _ = new HCloudServer("vps", new HCloudServerArgs
        {
            Project = "ipv6-dmz",
            Stack = "test",
            Location = "nbg1",
            ServerType = "cx23",
            Image = image,
            Firewall = firewall,
        });
        var result = await Deployment().UpAsync(new StackConfig("project", "dev", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, []), Ct);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
    }

    private StackDeployment Deployment() => new(StackProgram.Of<ScriptedStack>(), Folder, CloudFixture.Shell, new ToTestOutput(), lab.Cloud);

    private static void Clear()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static Task<string> SayAsync(LabMachines machines, LabMachine machine, string command) =>
        MachineShell.SayAsync(machines, machine, command, Ct);
}
