using Pulumi;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>A server with all that it needs, of which a test changes one thing.</summary>
internal sealed record Order
{
    public string Image { get; init; } = "debian-12";

    public string Type { get; init; } = "cx23";

    public string Location { get; init; } = "nbg1";

    public string UserData { get; init; } = "#cloud-config\n";

    public string[] Keys { get; init; } = ["one"];

    /// <summary>Port that the firewall lets in; 0: there is none.</summary>
    public int Port { get; init; }

    public bool DeleteBeforeReplace { get; init; } = true;

    public bool Server { get; init; } = true;

    public string AddressName { get; init; } = "address";

    public void Register()
    {
        var keys = Keys.Select(key => new SshKey(key, new() { Name = key, PublicKey = $"ssh-ed25519 {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key))} x" })).ToArray();
        var ipv4 = Address("ipv4");
        var ipv6 = Address("ipv6");
        var firewall = Port == 0 ? null : new Firewall("firewall", new()
        {
            Name = "firewall",
            Rules = { new FirewallRuleArgs { Direction = "in", Protocol = "tcp", Port = $"{Port}", SourceIps = { "0.0.0.0/0", "::/0" } } },
        });
        if (!Server)
        {
            return;
        }

        _ = new Server(
            "server",
            new()
            {
                Name = "server",
                ServerType = Type,
                Image = Image,
                Location = Location,
                UserData = UserData,
                SshKeys = keys.Select(key => key.Id).ToArray(),
                FirewallIds = firewall is null ? Array.Empty<int>() : new[] { Number(firewall.Id) },
                PublicNets = { new ServerPublicNetArgs { Ipv4 = Number(ipv4.Id), Ipv6 = Number(ipv6.Id) } },
            },
            new() { DeleteBeforeReplace = DeleteBeforeReplace });
    }

    private PrimaryIp Address(string type) => new(type, new() { Name = $"{AddressName}-{type}", Type = type, Location = "nbg1", AutoDelete = false });

    private static Output<int> Number(Output<string> id) => id.Apply(int.Parse);
}
