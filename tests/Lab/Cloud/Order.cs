using System.Text;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>A server with all that it needs, of which a test changes one thing.</summary>
/// <param name="Port">The one that the firewall lets in; 0: there is no firewall.</param>
/// <param name="Server">Whether there is one, or its addresses alone.</param>
public sealed record Order(
    string Image = "debian-12", string Type = "cx23", string Location = "nbg1", string UserData = "#cloud-config\n", int Keys = 1, int Port = 0,
    bool DeleteFirst = true, bool Server = true, string AddressName = "address")
{
    public void Register()
    {
        var keys = Enumerable.Range(0, Keys).Select(key => new SshKey(
            $"key{key}", new() { Name = $"key{key}", PublicKey = $"ssh-ed25519 {Convert.ToBase64String(Encoding.UTF8.GetBytes($"key{key}"))} x" })).ToArray();
        var (ipv4, ipv6) = (Address("ipv4"), Address("ipv6"));
        var firewalls = Port == 0 ? [] : new[]
        {
            new Firewall("firewall", new()
            {
                Name = "firewall",
                Rules = { new FirewallRuleArgs { Direction = "in", Protocol = "tcp", Port = $"{Port}", SourceIps = { "0.0.0.0/0", "::/0" } } },
            }),
        };
        if (Server)
        {
            var args = new ServerArgs
            {
                Name = "server", ServerType = Type, Image = Image, Location = Location, UserData = UserData, SshKeys = keys.Select(key => key.Id).ToArray(),
                FirewallIds = firewalls.Select(firewall => Number(firewall.Id)).ToArray(),
                PublicNets = { new ServerPublicNetArgs { Ipv4 = Number(ipv4.Id), Ipv6 = Number(ipv6.Id) } },
            };
            _ = new Server("server", args, new() { DeleteBeforeReplace = DeleteFirst });
        }
    }

    private PrimaryIp Address(string type) => new(type, new() { Name = $"{AddressName}-{type}", Type = type, Location = "nbg1", AutoDelete = false });

    private static Output<int> Number(Output<string> id) => id.Apply(int.Parse);
}
