using Pulumi.Command.Remote.Inputs;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;
using Pulumi.Random;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>The types, names and defaults of the resources of three providers.</summary>
public sealed class ProviderTests
{
    private const string Resources = "tests/Sdk/Resources.txt";

    [Fact]
    public async Task A_resource_has_the_provider_s_type_names_and_defaults()
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () =>
        {
            _ = new Command("command", new()
            {
                Connection = new ConnectionArgs { Host = "h" },
                Create = "c", Update = "u", Delete = "d", Stdin = "text", Logging = Logging.StdoutAndStderr, AddPreviousOutputInEnv = false, Environment = { ["A"] = "b" },
                Triggers = new object[] { "x", 1 },
            });
            _ = new Command("connection", new()
            {
                Connection = new ConnectionArgs
                {
                    Host = "h", User = "u", Port = 1, Password = "p", PrivateKey = "k", PrivateKeyPassword = "pp", HostKey = "hk", AgentSocketPath = "/s",
                    DialErrorLimit = 2, PerDialTimeout = 3, Proxy = new ProxyConnectionArgs { Host = "h" },
                },
            });
            _ = new RandomPassword("password", new() { Length = 43, Special = false, Keepers = { ["v"] = "1" } });
            _ = new SshKey("key", new() { Name = "n", PublicKey = "ssh-ed25519 AAAA", Labels = { ["a"] = "b" } });
            _ = new PrimaryIp("address", new() { Name = "n", Type = "ipv4", AutoDelete = false, Location = "nbg1", DeleteProtection = true });
            _ = new Rdns("name", new() { PrimaryIpId = 7, IpAddress = "198.18.0.10", DnsPtr = "vps.example.net" });
            _ = new Firewall("firewall", new()
            {
                Name = "n", Rules = { new FirewallRuleArgs { Direction = "in", Protocol = "tcp", Port = "22", SourceIps = { "::/0" }, Description = "SSH" } },
            });
            _ = new Server("server", new()
            {
                Name = "n", ServerType = "cx23", Image = "debian-12", Location = "nbg1", UserData = "#cloud-config", SshKeys = { "1", "2" }, FirewallIds = { 3 },
                PublicNets = { new ServerPublicNetArgs { Ipv4Enabled = true, Ipv4 = 5, Ipv6Enabled = true, Ipv6 = 6 } },
            });
        });

        var told = string.Concat(mocks.Names.Order().Select(name => $"{name} {mocks[name].Type} {Told.Of(mocks.Inputs(name))}\n"));
        if (Environment.GetEnvironmentVariable("IPV6_DMZ_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(RepositoryFile.Path(Resources), told);
        }

        Assert.Equal(RepositoryFile.Read(Resources), told);
    }

    public static TheoryData<string, Action> Incomplete => new()
    {
        { "connection", () => _ = new Command("it", new() { Create = "x" }) },
        { "Length", () => _ = new RandomPassword("it", new()) },
        { "ServerType", () => _ = new Server("it", new()) },
        { "PublicKey", () => _ = new SshKey("it", new()) },
        { "Type", () => _ = new PrimaryIp("it", new()) },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public async Task What_the_provider_requires_is_required(string property, Action program) =>
        (await Run.FailAsync(new Recorder(), program)).MustSay($"{property} is required but was not given a value");
}
