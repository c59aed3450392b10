using Ipv6Dmz.Apply;
using Ipv6Dmz.Config;
using Pulumi;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.HCloud;

/// <summary>A server in Hetzner's cloud, up to where a machine from elsewhere starts: it is reached by SSH, as root, by keys that both sides know.</summary>
/// <remarks>Addresses are resources of their own and outlive it. Image, location and user_data replace it, the type reboots it, the rest is live.</remarks>
public sealed class HCloudServer : ComponentResource
{
    private readonly string prefix;
    private readonly HCloudServerArgs args;
    private readonly InputMap<string> labels;

    /// <summary>Public IPv4 address.</summary>
    [Output]
    public Output<string> Ipv4 { get; private set; }

    /// <summary>The /64 that is the server's, e.g. <c>2001:db8:0:98::/64</c>; its own address is the first, <c>::1</c>.</summary>
    [Output]
    public Output<string> Ipv6Network { get; private set; }

    /// <summary>A line of authorized_keys. The host key is the same for the next server; the comment says which it is, so that a server that
    /// takes another's place changes every step's connection, and with it runs every step.</summary>
    [Output]
    public Output<string> HostKey { get; private set; }

    /// <summary>PEM, secret.</summary>
    [Output]
    public Output<string> ClientPrivateKey { get; private set; }

    /// <summary>The cloud's number of the server.</summary>
    [Output]
    public Output<string> ServerId { get; private set; }

    /// <summary>SSH to the server.</summary>
    public SshWay Way { get; }

    /// <summary>The resource with which the engine forgets the server's steps.</summary>
    public Server Server { get; }

    /// <summary>The step after which the server is there, its first start is over, and the connection's key is the only one of this project
    /// that it lets in: every other step comes after it.</summary>
    public Resource Ready { get; }

    /// <summary>Makes the server and waits for it.</summary>
    /// <param name="name">Prefix of the resources' names, e.g. <c>vps</c>; in the cloud project and stack take its place.</param>
    /// <param name="args">Location, size, image and the rest.</param>
    /// <param name="options">The parent.</param>
    public HCloudServer(string name, HCloudServerArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:HCloudServer", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        this.args = args;
        prefix = CloudName.Of(args.Project, args.Stack);
        labels = new Dictionary<string, string>(args.Labels) { ["project"] = CloudName.Label(args.Project), ["stack"] = CloudName.Label(args.Stack) };

        var keys = new ServerKeys($"{name}-ssh", new() { Parent = this });
        var ips = new ServerIps(name, this, args, prefix, labels);
        var given = Output.Tuple(ips.Ipv4.IpAddress, ips.Ipv6.IpNetwork).Apply(both =>
        {
            args.Check?.Invoke(VpsAddresses.InHCloud(both.Item1, both.Item2));
            return both;
        });
        Ipv4 = given.Apply(both => both.Item1);
        Ipv6Network = given.Apply(both => both.Item2);

        Server = MakeServer($"{name}-server", keys, ips, [.. MakeSshKeys(name, keys)], MakeFirewall($"{name}-cloud-firewall"));
        ServerId = Server.Id;
        HostKey = Output.Format($"{keys.HostPublicKey} hcloud-server-{Server.Id}");
        ClientPrivateKey = keys.ClientPrivateKey(args.ClientKey);
        Way = WayWith(ClientPrivateKey);
        Ready = new ServerStart(name, this, keys, args.ClientKey, args.ServerType).Last;
        RegisterOutputs();
    }

    /// <summary>SSH with another client key than the current one.</summary>
    /// <param name="privateKey">PEM, secret.</param>
    internal SshWay WayWith(Output<string> privateKey) => new() { Host = Server.Ipv4Address, HostKey = HostKey, PrivateKey = privateKey };

    /// <summary>An address's number, once the addresses are found to be right.</summary>
    private Output<int> Checked(PrimaryIp ip) => Output.Tuple(CloudName.Number(ip.Id), Ipv4, Ipv6Network).Apply(all => all.Item1);

    private CustomResourceOptions Child => new() { Parent = this };

    /// <summary>The current client key, and the one before it, with which a new server is told of the current one as an old one is.</summary>
    private IEnumerable<SshKey> MakeSshKeys(string name, ServerKeys keys) =>
        from number in Enumerable.Range(0, args.ClientKey + 1).Reverse().Take(2)
        select new SshKey(
            $"{name}-client-{number}",
            new()
            {
                Name = $"{prefix}-client-{number}",
                PublicKey = Output.Format($"{keys.ClientPublicKey(number)} {ServerScripts.KeyComment}"),
                Labels = labels,
            },
            Child);

    private Firewall? MakeFirewall(string name) => args.Firewall is null
        ? null
        : new(name, new() { Name = $"{prefix}-firewall", Labels = labels, Rules = args.Firewall.Rules }, Child);

    private Server MakeServer(string name, ServerKeys keys, ServerIps ips, SshKey[] sshKeys, Firewall? firewall) => new(
        name,
        new()
        {
            Name = $"{prefix}-vps",
            Location = args.Location,
            ServerType = args.ServerType,
            Image = args.Image,
            // A disk that has grown with the type would not fit a smaller one again.
            KeepDisk = true,
            PublicNets = { new ServerPublicNetArgs { Ipv4Enabled = true, Ipv4 = Checked(ips.Ipv4), Ipv6Enabled = true, Ipv6 = Checked(ips.Ipv6) } },
            SshKeys = sshKeys.Select(key => key.Id).ToArray(),
            FirewallIds = firewall is null ? Array.Empty<int>() : new[] { CloudName.Number(firewall.Id) },
            UserData = Output.CreateSecret(Output.Tuple(keys.HostPrivateKey, keys.HostPublicKey).Apply(host => CloudInit.UserData(host.Item1, host.Item2))),
            Labels = labels,
        },
        new()
        {
            Parent = this,
            // They count when a server is made, and then with their values of that time; a change alone would make another.
            IgnoreChanges = { "sshKeys" },
            Protect = args.ProtectServer,
            // Its name is unique, and an address can't be moved while it is in use.
            DeleteBeforeReplace = true,
            AdditionalSecretOutputs = { "userData" },
        });
}
