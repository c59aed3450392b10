using System.Text;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>
/// A server with all that it needs in words: <c>order image=debian-13 type=cx33 location=fsn1 data=text keys=2 names=other protect port=22</c>, where the port is
/// what its firewall lets in. <c>bare</c> leaves the server out, <c>create-first</c> its deleteBeforeReplace.
/// </summary>
internal static class Order
{
    public static void Register(string words)
    {
        bool Has(string word) => words.Split(' ').Contains(word);
        string Value(string key, string otherwise) => Step.Value(words, $"{key}=") ?? otherwise;
        PrimaryIp Address(string type, params Resource[] after) => new(
            type,
            new() { Name = $"{Value("names", "address")}-{type}", Type = type, Location = "nbg1", AutoDelete = false, DeleteProtection = Has("protect") },
            new() { DependsOn = after });
        var keys = Enumerable.Range(0, int.Parse(Value("keys", "1"))).Select(key => new SshKey(
            $"key{key}", new() { Name = $"key{key}", PublicKey = $"ssh-ed25519 {Convert.ToBase64String(Encoding.UTF8.GetBytes($"key{key}"))} x" })).ToArray();
        var ipv4 = Address("ipv4");
        // For an order that is the same each time.
        var ipv6 = Address("ipv6", ipv4);
        var firewalls = Value("port", "") is not { Length: > 0 } port ? [] : new[]
        {
            Number(new Firewall("firewall", new()
            {
                Name = "firewall",
                Rules = { new FirewallRuleArgs { Direction = "in", Protocol = "tcp", Port = port, SourceIps = { "0.0.0.0/0", "::/0" } } },
            })),
        };
        if (Has("bare"))
        {
            return;
        }

        var args = new ServerArgs
        {
            Name = "server", ServerType = Value("type", "cx23"), Image = Value("image", "debian-12"), Location = Value("location", "nbg1"),
            UserData = Value("data", "text").PadRight(Has("long") ? 32769 : 0), SshKeys = keys.Select(key => key.Id).ToArray(), FirewallIds = firewalls,
            PublicNets = { new ServerPublicNetArgs { Ipv4 = Number(ipv4), Ipv6 = Number(ipv6) } },
        };
        _ = new Server("server", args, new() { DeleteBeforeReplace = !Has("create-first") });
    }

    private static Output<int> Number(CustomResource resource) => resource.Id.Apply(int.Parse);
}
