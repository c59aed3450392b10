using Pulumi.HCloud;

namespace Ipv6Dmz.Tests.Cloud;

public class ServerTests
{
    private const string Everything = """hcloud routed & vps.hcloud.reverseDns=vps.example.net & vps.hcloud.clientKey=2 & vps.hcloud.labels=["owner=me"]"""
        + """ & vps.sshFrom=["192.0.2.0/24","2001:db8:0:5::/64"] & wireguard.listenPort=51821""";

    [Fact]
    public async Task There_is_a_server_with_two_addresses_of_its_own_and_a_key_and_nothing_else()
    {
        var run = await ProgramRun.OfAsync("hcloud 6in4");
        var server = run["vps-server"];

        Assert.Equal(
            "vps-client-0 vps-ipv4-nbg1 vps-ipv6-nbg1 vps-server",
            string.Join(' ', run.Resources.Values.Where(resource => resource.Type!.StartsWith("hcloud:")).Select(resource => resource.Name).Order()));
        Assert.Equal(("ipv6-dmz-dev-vps", "nbg1", "cx23", "debian-13", true), (server["name"], server["location"], server["serverType"], server["image"], server["keepDisk"]));
        Assert.Equal(["vps-client-0"], (ImmutableArray<object>)server["sshKeys"]);
        Assert.Equal(
            new Dictionary<string, object> { ["ipv4Enabled"] = true, ["ipv4"] = 4.0, ["ipv6Enabled"] = true, ["ipv6"] = 6.0 },
            (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)server["publicNets"]));
        Assert.Empty(server.TryGetValue("firewallIds", out var ids) ? (ImmutableArray<object>)ids : []);
        // The server has its host key from the start. Its name is unique, and an address can't be moved while it is in use.
        Assert.Contains($"\n  ecdsa_public: {$"{run.Connection("vps-ready")["hostKey"]}".Replace(" hcloud-server-900", "")}\n", run.Input("vps-server", "userData"));
        Assert.True(run.Options("vps-server").DeleteBeforeReplace);
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("auto", false)]
    public async Task Addresses_outlive_the_server_and_are_protected_if_asked_for(string protect, bool isProtected)
    {
        var run = await ProgramRun.OfAsync($"hcloud 6in4 & vps.hcloud.protect={protect}");

        Assert.All(["ipv4", "ipv6"], type =>
        {
            var address = run[$"vps-{type}-nbg1"];
            Assert.Equal((type, false, "nbg1", isProtected), (address["type"], address["autoDelete"], address["location"], address["deleteProtection"]));
            Assert.Equal(isProtected, run.Options($"vps-{type}-nbg1").Protect);
            // The provider warns of it where there is no assigneeId, and the second up would update for nothing.
            Assert.DoesNotContain("assigneeType", address.Keys);
        });
        // A server that could not be replaced could not be changed.
        Assert.NotEqual(true, run.Options("vps-server").Protect);
    }

    [Fact]
    public async Task Configuration_decides_what_is_made_and_all_of_it_belongs_to_the_component()
    {
        var run = await ProgramRun.OfAsync($"{Everything} & vps.hcloud.location=fsn1 & vps.hcloud.serverType=cax11");

        Assert.Equal(("fsn1", "cax11"), (run.Input("vps-server", "location"), run.Input("vps-server", "serverType")));
        // Addresses elsewhere are other resources.
        Assert.Equal(
            "vps-client-1 vps-client-2 vps-cloud-firewall vps-ipv4-fsn1 vps-ipv4-rdns vps-ipv6-fsn1 vps-ipv6-rdns vps-server",
            string.Join(' ', run.Resources.Values.Where(resource => resource.Type!.StartsWith("hcloud:")).Select(resource => resource.Name).Order()));
        Assert.All(["vps-server", "vps-cloud-firewall", "vps-client-2", "vps-ipv4-fsn1"], name => Assert.Equal(
            new Dictionary<string, object> { ["project"] = "ipv6-dmz", ["stack"] = "dev", ["owner"] = "me" }, run.Group(name, "labels")));
        var rules =
            from ImmutableDictionary<string, object> rule in (ImmutableArray<object>)run["vps-cloud-firewall"]["rules"]
            let sources = string.Join(' ', (ImmutableArray<object>)rule["sourceIps"])
            select $"{rule["direction"]} {rule["protocol"]} {rule.GetValueOrDefault("port", "-")} {sources}: {rule["description"]}";
        Assert.Equal(
            """
            in tcp 22 192.0.2.0/24 2001:db8:0:5::/64: SSH, vps.sshFrom
            in udp 51821 0.0.0.0/0 ::/0: WireGuard
            in icmp - 0.0.0.0/0 ::/0: ping, path MTU
            """,
            string.Join('\n', rules));
        Assert.Equal([3.0], (ImmutableArray<object>)run["vps-server"]["firewallIds"]);
        foreach (var (type, address, number) in new[] { ("ipv4", "198.18.0.10", 4.0), ("ipv6", "2001:db8:0:98::1", 6.0) })
        {
            var name = run[$"vps-{type}-rdns"];
            Assert.Equal((address, number, "vps.example.net"), (name["ipAddress"], name["primaryIpId"], name["dnsPtr"]));
            Assert.Equal($"vps-{type}-fsn1", run.Options($"vps-{type}-rdns").DeletedWith!.GetResourceName());
        }

        var ofTheServer = run.Registered.Where(it => it.Value.Resource.GetResourceType().StartsWith("hcloud:") || Regex.IsMatch(it.Key, "^vps-(ssh-|client-|ready$)"));
        Assert.All(ofTheServer, it => Assert.Equal(it.Key.StartsWith("vps-ssh") ? "vps-ssh" : "vps", it.Value.Options.Parent!.GetResourceName()));
    }

    [Fact]
    public async Task Private_keys_are_secrets_and_the_rest_is_not()
    {
        var run = await ProgramRun.OfAsync(Everything);

        Assert.True(await Output.IsSecretAsync(((ServerArgs)run.Registered["vps-server"].Args).UserData!.ToOutput()));
        Assert.Contains("userData", run.Options("vps-server").AdditionalSecretOutputs);
        var server = (HCloudServer)run.Options("vps-server").Parent!;
        Assert.True(await Output.IsSecretAsync(server.Way.PrivateKey!.ToOutput()));
        Assert.False(await Output.IsSecretAsync(server.Addresses));
        Assert.False(await Output.IsSecretAsync(server.HostKey));

        Assert.All(run.Resources.Values, resource => Assert.DoesNotContain(
            "PRIVATE KEY", string.Concat(resource.Inputs.Remove("connection").Remove(resource.Name == "vps-server" ? "userData" : "").Values.OfType<string>())));
    }
}
