using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Cloud;
using Ipv6Dmz.Tests.Lab.Scenarios;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A server of the lab's cloud, ordered by the program's own component.</summary>
[Collection(LabCollection.Name), Trait("Category", "Cloud")]
public sealed class CloudServerTests(CloudFixture lab)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task UpAsync(CloudFirewall? firewall = null)
    {
        ScriptedStack.Body.Value = () => _ = new HCloudServer("vps", ServerRun.Args.With(firewall: firewall));
        var deployment = new StackDeployment(StackProgram.Of<ScriptedStack>(), CloudFixture.Folder.File("state"), CloudFixture.Shell, new ToTestOutput(), lab.Cloud);
        var result = await deployment.UpAsync(new StackConfig("project", "dev", ImmutableSortedDictionary<string, string>.Empty, []), Ct);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
    }

    [Fact]
    public async Task The_cloud_s_firewall_takes_6in4_away_and_every_port_that_no_rule_names_and_gives_them_back()
    {
        var machines = await lab.EmptyAsync();
        Directory.CreateDirectory(CloudFixture.Folder.File("state"));
        Directory.Delete(CloudFixture.Folder.File("state"), recursive: true);
        Task<string> InWorldAsync(string command) => machines.SayAsync(LabMachine.World, command, Ct);
        async Task<string> KnockAsync(int port) => await InWorldAsync(
            $"ip netns exec stranger socat -u /dev/null TCP:198.18.0.10:{port},connect-timeout=3 2>&1"
            + " | sed 's/.*: //; s/Operation now in progress/Connection timed out/' | tail -n 1 || true");
        async Task<bool> TunnelAsync() => (await machines.RunAsync(LabMachine.Vps, "ping -c 3 -i 0.3 -W 2 -I six 2001:db8:0:123::1", Ct)).Ok;
        await UpAsync();
        await machines.SayAsync(LabMachine.Vps, """
            set -e
            ip tunnel add six mode sit local 198.18.0.10 remote 203.0.113.1
            ip link set dev six up
            ip address add 2001:db8:0:123::2/64 dev six
            """, Ct);
        Assert.Equal((true, "Connection refused"), (await TunnelAsync(), await KnockAsync(8080)));

        await UpAsync(new(["0.0.0.0/0", "::/0"], 51820, []));

        Assert.False(await TunnelAsync(), await InWorldAsync("ip netns exec provider nft list ruleset"));
        Assert.Equal(("Connection timed out", ""), (await KnockAsync(8080), await KnockAsync(22)));
        await InWorldAsync("ip netns exec stranger ping -c 1 -W 5 198.18.0.10 && ip netns exec stranger ping -c 1 -W 5 2001:db8:0:98::1");
        await machines.SayAsync(LabMachine.Vps, "ping -c 1 -W 5 198.51.100.80 && getent ahostsv4 server.example.net", Ct);

        await UpAsync();

        Assert.Equal((true, "Connection refused"), (await TunnelAsync(), await KnockAsync(8080)));
    }
}
