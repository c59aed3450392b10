using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;
using Pulumi.Random;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>The types, names and defaults of the resources of three providers.</summary>
public sealed class ProviderTests
{
    private const string Defaults = "\"dialErrorLimit\":10,\"host\":\"h\",\"perDialTimeout\":15,\"port\":22,\"user\":\"root\"";

    private static readonly ConnectionArgs Anywhere = new() { Host = "h" };

    public static TheoryData<string, Action, string> Resources => new()
    {
        {
            "command:remote:Command",
            () => _ = new Command("it", new()
            {
                Connection = Anywhere,
                Create = "create",
                Update = "update",
                Delete = "delete",
                Stdin = "text",
                Logging = Logging.StdoutAndStderr,
                AddPreviousOutputInEnv = false,
                Environment = { ["A"] = "b" },
                Triggers = new object[] { "x", 1 },
            }),
            $$$"""
            {"addPreviousOutputInEnv":false,"connection":{{{{Defaults}}}},"create":"create","delete":"delete","environment":{"A":"b"},"logging":"stdoutAndStderr","stdin":"text","triggers":["x",1],"update":"update"}
            """
        },
        {
            "command:remote:Command",
            () => _ = new Command("it", new()
            {
                Connection = new ConnectionArgs
                {
                    Host = "h", User = "u", Port = 1, Password = "p", PrivateKey = "k", PrivateKeyPassword = "pp", HostKey = "hk", AgentSocketPath = "/s", DialErrorLimit = 2, PerDialTimeout = 3,
                    Proxy = new ProxyConnectionArgs { Host = "h" },
                },
            }),
            $$$"""
            {"connection":{"agentSocketPath":"/s","dialErrorLimit":2,"host":"h","hostKey":"hk","password":"p","perDialTimeout":3,"port":1,"privateKey":"k","privateKeyPassword":"pp","proxy":{{{{Defaults}}}},"user":"u"}}
            """
        },
        {
            "random:index/randomPassword:RandomPassword",
            () => _ = new RandomPassword("it", new() { Length = 43, Special = false, Keepers = { ["v"] = "1" } }),
            """{"keepers":{"v":"1"},"length":43,"special":false}"""
        },
        {
            "hcloud:index/sshKey:SshKey",
            () => _ = new SshKey("it", new() { Name = "n", PublicKey = "ssh-ed25519 AAAA", Labels = { ["a"] = "b" } }),
            """{"labels":{"a":"b"},"name":"n","publicKey":"ssh-ed25519 AAAA"}"""
        },
        {
            "hcloud:index/primaryIp:PrimaryIp",
            () => _ = new PrimaryIp("it", new() { Name = "n", Type = "ipv4", AutoDelete = false, Location = "nbg1", DeleteProtection = true }),
            """{"autoDelete":false,"deleteProtection":true,"location":"nbg1","name":"n","type":"ipv4"}"""
        },
        {
            "hcloud:index/rdns:Rdns",
            () => _ = new Rdns("it", new() { PrimaryIpId = 7, IpAddress = "198.18.0.10", DnsPtr = "vps.example.net" }),
            """{"dnsPtr":"vps.example.net","ipAddress":"198.18.0.10","primaryIpId":7}"""
        },
        {
            "hcloud:index/firewall:Firewall",
            () => _ = new Firewall("it", new() { Name = "n", Rules = { new FirewallRuleArgs { Direction = "in", Protocol = "tcp", Port = "22", SourceIps = { "::/0" }, Description = "SSH" } } }),
            """{"name":"n","rules":[{"description":"SSH","direction":"in","port":"22","protocol":"tcp","sourceIps":["::/0"]}]}"""
        },
        {
            "hcloud:index/server:Server",
            () => _ = new Server("it", new()
            {
                Name = "n", ServerType = "cx23", Image = "debian-12", Location = "nbg1", UserData = "#cloud-config", SshKeys = { "1", "2" }, FirewallIds = { 3 },
                PublicNets = { new ServerPublicNetArgs { Ipv4Enabled = true, Ipv4 = 5, Ipv6Enabled = true, Ipv6 = 6 } },
            }),
            """
            {"firewallIds":[3],"image":"debian-12","location":"nbg1","name":"n","publicNets":[{"ipv4":5,"ipv4Enabled":true,"ipv6":6,"ipv6Enabled":true}],"serverType":"cx23","sshKeys":["1","2"],"userData":"#cloud-config"}
            """
        },
    };

    public static TheoryData<string, Action> Incomplete => new()
    {
        { "connection", () => _ = new Command("it", new() { Create = "x" }) },
        { "Length", () => _ = new RandomPassword("it", new()) },
        { "ServerType", () => _ = new Server("it", new()) },
        { "PublicKey", () => _ = new SshKey("it", new()) },
        { "Type", () => _ = new PrimaryIp("it", new()) },
    };

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_resource_has_the_provider_s_type_names_and_defaults(string type, Action program, string inputs)
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, program);

        Assert.Equal((type, inputs), (mocks["it"].Type, Told.Of(mocks.Inputs("it"))));
    }

    [Theory]
    [MemberData(nameof(Incomplete))]
    public async Task What_the_provider_requires_is_required(string property, Action program) =>
        (await Run.FailAsync(new Recorder(), program)).MustSay($"{property} is required but was not given a value");

    [Fact]
    public async Task Connection_and_passwords_are_secret_and_the_rest_is_not()
    {
        var connection = new ConnectionArgs { Host = "h", PrivateKey = "k", Password = "p", PrivateKeyPassword = "pp" };
        var args = new CommandArgs { Connection = connection, Stdin = "text" };

        Assert.True(await Output.IsSecretAsync(args.Connection.ToOutput()));
        Input<string>?[] inputs = [connection.PrivateKey, connection.Password, connection.PrivateKeyPassword, connection.Host, args.Stdin];
        Assert.Equal(["\"k\" secret", "\"p\" secret", "\"pp\" secret", "\"h\"", "\"text\""], await Task.WhenAll(inputs.Select(input => Told.Of(input.ToOutput()))));
    }
}
