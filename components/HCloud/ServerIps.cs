using Ipv6Dmz.Config;
using Pulumi;
using Pulumi.HCloud;

namespace Ipv6Dmz.HCloud;

/// <summary>The addresses of a server, which outlive it, and their name in DNS.</summary>
internal sealed class ServerIps
{
    private readonly HCloudServer parent;
    private readonly HCloudServerArgs args;
    private readonly string prefix;
    private readonly InputMap<string> labels;

    /// <param name="name">Prefix of their names in the program.</param>
    /// <param name="parent">The component that they belong to.</param>
    /// <param name="args">Location and reverse name.</param>
    /// <param name="prefix">Prefix of their names in the cloud.</param>
    /// <param name="labels">Their labels.</param>
    public ServerIps(string name, HCloudServer parent, HCloudServerArgs args, string prefix, InputMap<string> labels)
    {
        (this.parent, this.args, this.prefix, this.labels) = (parent, args, prefix, labels);
        Ipv4 = Address(name, "ipv4");
        Ipv6 = Address(name, "ipv6");
        ReverseDns(Ipv4, $"{name}-ipv4-rdns", Ipv4.IpAddress);
        ReverseDns(Ipv6, $"{name}-ipv6-rdns", Ipv6.IpNetwork.Apply(network => IPNetwork.Parse(network).At(1).ToString()));
    }

    public PrimaryIp Ipv4 { get; }

    public PrimaryIp Ipv6 { get; }

    /// <remarks>
    /// The location is in both names. In the cloud's, which is unique: an address elsewhere is made before this one goes, and that it can't while
    /// a server has it. In the resource's: an address elsewhere is another resource, and this one leaves the program with the protection that it
    /// was deployed with. A replacement would have the protection of the new one, and the cloud would refuse it when everything else is done.
    /// </remarks>
    private PrimaryIp Address(string name, string type) => new(
        $"{name}-{type}-{args.Location}",
        new()
        {
            Name = $"{prefix}-{type}-{args.Location}",
            Type = type,
            Location = args.Location,
            AutoDelete = false,
            DeleteProtection = args.Protect,
            Labels = labels,
        },
        new() { Parent = parent, Protect = args.Protect });

    private void ReverseDns(PrimaryIp ip, string name, Output<string> address)
    {
        if (args.ReverseDns is not null)
        {
            _ = new Rdns(
                name,
                new() { PrimaryIpId = CloudName.Number(ip.Id), IpAddress = address, DnsPtr = args.ReverseDns },
                new() { Parent = parent, DeletedWith = ip });
        }
    }
}
