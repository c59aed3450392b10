using System.Collections.Immutable;
using Pulumi;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class HCloudTests
{
    [Fact]
    public async Task Resources_have_the_providers_types_and_names()
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () =>
        {
            _ = new SshKey("key", new() { Name = "n", PublicKey = "ssh-ed25519 AAAA", Labels = { ["a"] = "b" } });
            _ = new PrimaryIp("ip", new() { Name = "n", Type = "ipv4", AssigneeType = "server", AutoDelete = false, Location = "nbg1", DeleteProtection = true, Labels = { ["a"] = "b" } });
            _ = new Rdns("rdns", new() { PrimaryIpId = 7, IpAddress = "198.18.0.10", DnsPtr = "vps.example.net" });
            _ = new Firewall("firewall", new()
            {
                Name = "n",
                Labels = { ["a"] = "b" },
                Rules =
                {
                    new FirewallRuleArgs { Direction = "in", Protocol = "tcp", Port = "22", SourceIps = { "0.0.0.0/0", "::/0" }, Description = "SSH" },
                },
            });
            _ = new Server("server", new()
            {
                Name = "n", ServerType = "cx23", Image = "debian-12", Location = "nbg1", UserData = "#cloud-config",
                SshKeys = { "1", "2" }, FirewallIds = { 3 }, Labels = { ["a"] = "b" },
                PublicNets = { new ServerPublicNetArgs { Ipv4Enabled = true, Ipv4 = 5, Ipv6Enabled = true, Ipv6 = 6 } },
            });
        });

        Assert.Equal(
            ["hcloud:index/firewall:Firewall", "hcloud:index/primaryIp:PrimaryIp", "hcloud:index/rdns:Rdns", "hcloud:index/server:Server", "hcloud:index/sshKey:SshKey"],
            mocks.Names.Select(name => mocks[name].Type).Order());
        Assert.Equal(["labels", "name", "publicKey"], Keys("key"));
        Assert.Equal(["assigneeType", "autoDelete", "deleteProtection", "labels", "location", "name", "type"], Keys("ip"));
        Assert.Equal(["dnsPtr", "ipAddress", "primaryIpId"], Keys("rdns"));
        Assert.Equal(7.0, mocks.Inputs("rdns")["primaryIpId"]);
        Assert.Equal(["firewallIds", "image", "labels", "location", "name", "publicNets", "serverType", "sshKeys", "userData"], Keys("server"));
        Assert.Equal([3.0], Assert.IsType<ImmutableArray<object>>(mocks.Inputs("server")["firewallIds"]));
        var net = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(Assert.IsType<ImmutableArray<object>>(mocks.Inputs("server")["publicNets"])));
        Assert.Equal(new Dictionary<string, object> { ["ipv4Enabled"] = true, ["ipv4"] = 5.0, ["ipv6Enabled"] = true, ["ipv6"] = 6.0 }, net);
        var rule = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(Assert.IsType<ImmutableArray<object>>(mocks.Inputs("firewall")["rules"])));
        Assert.Equal(["description", "direction", "port", "protocol", "sourceIps"], rule.Keys.Order(StringComparer.Ordinal));

        IEnumerable<string> Keys(string name) => mocks.Inputs(name).Keys.Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_id_is_a_text_and_becomes_a_number_where_it_is_referred_to()
    {
        var mocks = new Recorder { Id = args => args.Name == "ip" ? "4711" : "0" };
        await Run.UpAsync(mocks, () =>
        {
            var ip = new PrimaryIp("ip", new() { Type = "ipv4" });
            _ = new Server("server", new() { ServerType = "cx23", PublicNets = { new ServerPublicNetArgs { Ipv4 = ip.Id.Apply(int.Parse) } } });
        });

        var net = (ImmutableDictionary<string, object>)((ImmutableArray<object>)mocks.Inputs("server")["publicNets"])[0];
        Assert.Equal(4711.0, net["ipv4"]);
        Assert.True(mocks.EndedBeforeStart("ip", "server"));
    }

    [Fact]
    public async Task Outputs_have_the_providers_types()
    {
        Server server = null!;
        PrimaryIp ip = null!;
        Firewall firewall = null!;
        var mocks = new Recorder
        {
            State = args => args.Name switch
            {
                "server" => args.Inputs.SetItem("ipv4Address", "198.18.0.10").SetItem("ipv6Network", "2001:db8:0:98::/64").SetItem("status", "running"),
                "ip" => args.Inputs.SetItem("ipAddress", "2001:db8:0:98::").SetItem("ipNetwork", "2001:db8:0:98::/64"),
                _ => args.Inputs,
            },
        };
        await Run.UpAsync(mocks, () =>
        {
            ip = new("ip", new() { Type = "ipv6" });
            firewall = new("firewall", new() { Rules = { new FirewallRuleArgs { Direction = "in", Protocol = "icmp", SourceIps = { "::/0" } } } });
            server = new("server", new() { ServerType = "cx23", FirewallIds = { 3 }, PublicNets = { new ServerPublicNetArgs { Ipv6 = 6 } }, Labels = { ["a"] = "b" } });
        });

        Assert.Equal("2001:db8:0:98::/64", await OutputUtilities.GetValueAsync(ip.IpNetwork));
        Assert.Equal("198.18.0.10", await OutputUtilities.GetValueAsync(server.Ipv4Address));
        Assert.Equal("2001:db8:0:98::/64", await OutputUtilities.GetValueAsync(server.Ipv6Network));
        Assert.Equal([3], await OutputUtilities.GetValueAsync(server.FirewallIds));
        Assert.Equal("b", (await OutputUtilities.GetValueAsync(server.Labels))!["a"]);
        var net = Assert.Single(await OutputUtilities.GetValueAsync(server.PublicNets));
        Assert.Equal((null, 6), (net.Ipv4, net.Ipv6));
        Assert.Equal("icmp", Assert.Single(await OutputUtilities.GetValueAsync(firewall.Rules)).Protocol);
    }

    [Theory]
    [InlineData("server", "ServerType")]
    [InlineData("key", "PublicKey")]
    [InlineData("ip", "Type")]
    public async Task What_the_provider_requires_is_required(string resource, string property) => Assert.Contains(
        $"{property} is required but was not given a value",
        await Run.FailAsync(new Recorder(), () =>
        {
            _ = resource switch
            {
                "server" => (CustomResource)new Server("r", new()),
                "key" => new SshKey("r", new()),
                _ => new PrimaryIp("r", new()),
            };
        }),
        StringComparison.Ordinal);
}
