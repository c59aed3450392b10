namespace Ipv6Dmz.Tests.Graph;

// The whole program with a server that it makes.
public class HCloudTests
{
    [Theory]
    [InlineData("6in4", false)]
    [InlineData("routed", true)]
    [InlineData("native64", true)]
    public async Task What_is_carried_to_the_machines_is_what_a_machine_with_these_addresses_gets(string uplink, bool firewall)
    {
        var made = await ProgramRun.OfAsync($"hcloud {uplink}");
        var there = await ProgramRun.OfAsync($"{uplink} & wireguard.endpointAddress=auto");

        Assert.Equal(there.Commands.Append("vps-ready").Order(), made.Commands.Order());
        Assert.All(there.Commands, name => Assert.Equal(there[name].GetValueOrDefault("stdin"), made[name].GetValueOrDefault("stdin")));
        Assert.Equal(firewall, made.Resources.ContainsKey("vps-cloud-firewall"));
    }

    [Fact]
    public async Task The_router_waits_for_the_addresses_and_not_for_the_server()
    {
        // There is a server only once the router has all that is staged: if the router waited for it, neither would come.
        var run = await ProgramRun.OfAsync("hcloud 6in4", OrderTests.Held("vps-server", until: "router-routing"));

        run.InOrder("+router-routing", "-vps-server");
    }

    [Fact]
    public async Task Outputs_say_the_addresses_that_the_cloud_gave()
    {
        var stack = (await ProgramRun.OfAsync("hcloud 6in4")).Stack;

        Assert.Equal("198.18.0.10", await OutputUtilities.GetValueAsync(stack.PublicIpv4));
        Assert.Equal("[2001:db8:0:98::51]:51820", await OutputUtilities.GetValueAsync(stack.Endpoint));
        Assert.Equal("ssh -p 22 root@198.18.0.10 /var/lib/ipv6-dmz/agent status", await OutputUtilities.GetValueAsync(stack.ShowVps));
    }
}
