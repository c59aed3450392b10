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

    // A port once, whichever host it leads to; what the VPS alone may reach needs none.
    [Fact]
    public async Task The_cloud_s_firewall_lets_in_what_services_open_and_is_left_off_beyond_its_limit()
    {
        var run = await ProgramRun.OfAsync($"hcloud native64 & hosts={SampleConfig.Hosts}");
        var rules =
            from ImmutableDictionary<string, object> rule in (ImmutableArray<object>)run["vps-cloud-firewall"]["rules"]
            where rule["description"] is "hosts"
            select $"{rule["protocol"]} {rule["port"]} {string.Join(' ', (ImmutableArray<object>)rule["sourceIps"])}";
        Assert.Equal(
            [
                "tcp 17-18 ::/0", "tcp 22 2001:db8:0:a0::/64", "tcp 2222 192.0.2.0/24", "tcp 443 0.0.0.0/0 ::/0", "tcp 53 ::/0", "tcp 80 0.0.0.0/0 ::/0", "udp 27015-27020 0.0.0.0/0 ::/0", "udp 27115-27116 ::/0",
                "udp 28115-28116 0.0.0.0/0", "udp 53 ::/0",
            ], rules.Order(StringComparer.Ordinal));

        var services = string.Join(',', Enumerable.Range(1, 48).Select(port => $$"""{"name": "s{{port}}", "ports": {{port + 100}} }"""));
        var many = $$"""hcloud native64 & hosts={"web": {"services": [{{services}}] } }""";
        Assert.Contains("needs 48 rules, and the cloud's firewall takes 47", Assert.Single((await ProgramRun.OfAsync(many)).Warnings, warning => warning.StartsWith("vps.hcloud.firewall")));
        var error = Assert.Single(DmzConfigParser.Parse(SampleConfig.Stack($"{many} & vps.hcloud.firewall=on")).Errors);
        Assert.Equal(("vps.hcloud.firewall", "on"), (error.Key, error.Value));
        Assert.Contains("needs 48 rules", error.Rule);
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
