using System.Globalization;
using System.Net;
using Ipv6Dmz.Config;
using Ipv6Dmz.Rendering;
using Pulumi;
using Pulumi.Command.Remote.Inputs;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz;

/// <summary>A server in Hetzner's cloud, up to where a machine from elsewhere starts: it is reached by SSH, as root, by keys that both sides know.</summary>
/// <remarks>Addresses are resources of their own and outlive it. Image, location and user_data replace it, the type reboots it, the rest is live.</remarks>
public sealed class Vps : ComponentResource
{
    private readonly string prefix;
    private readonly VpsArgs args;
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
    public ConnectionArgs Connection { get; }

    /// <summary>What the steps on it are deleted with.</summary>
    public Server Server { get; }

    /// <summary>The step after which the server is there, its first start is over, and the connection's key is the only one of this project
    /// that it lets in: every other step comes after it.</summary>
    public Resource Ready { get; }

    /// <summary>Makes the server and waits for it.</summary>
    /// <param name="name">What its resources are named after, e.g. <c>vps</c>; in the cloud they are named after project and stack.</param>
    /// <param name="args">What it is to be.</param>
    /// <param name="options">The parent.</param>
    public Vps(string name, VpsArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:Vps", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        this.args = args;
        prefix = CloudName.Of(args.Project, args.Stack);
        labels = new Dictionary<string, string>(args.Labels) { ["project"] = CloudName.Label(args.Project), ["stack"] = CloudName.Label(args.Stack) };

        var keys = new VpsKeys($"{name}-ssh", new() { Parent = this });
        var ipv4 = Address($"{name}-ipv4", "ipv4");
        var ipv6 = Address($"{name}-ipv6", "ipv6");
        Ipv4 = ipv4.IpAddress;
        Ipv6Network = ipv6.IpNetwork;
        ReverseDns(ipv4, $"{name}-ipv4-rdns", Ipv4);
        ReverseDns(ipv6, $"{name}-ipv6-rdns", Ipv6Network.Apply(network => IPNetwork.Parse(network).At(1).ToString()));

        Server = MakeServer($"{name}-server", keys, ipv4, ipv6, [.. MakeSshKeys(name, keys)], MakeFirewall($"{name}-firewall"));
        ServerId = Server.Id;
        HostKey = Output.Format($"{keys.HostPublicKey} hcloud-server-{Server.Id}");
        ClientPrivateKey = keys.ClientPrivateKey(args.ClientKey);
        Connection = Connect(ClientPrivateKey);
        Ready = new ServerStart(name, this, keys, args.ClientKey).Last;
        RegisterOutputs();
    }

    /// <summary>SSH with another client key than the current one.</summary>
    /// <param name="privateKey">PEM, secret.</param>
    /// <param name="untilItAnswers">Whether to try for as long as the step may take, as for a machine that is still booting.</param>
    internal ConnectionArgs Connect(Output<string> privateKey, bool untilItAnswers = false)
    {
        var connection = new ConnectionArgs { Host = Server.Ipv4Address, User = "root", Port = 22, HostKey = HostKey, PrivateKey = privateKey };
        if (untilItAnswers)
        {
            connection.DialErrorLimit = -1;
        }

        return connection;
    }

    private CustomResourceOptions Child => new() { Parent = this };

    /// <remarks>The location is in the name, which is unique: an address elsewhere is made before this one goes, and that it can't while a server has it.</remarks>
    private PrimaryIp Address(string name, string type) => new(
        name,
        new()
        {
            Name = $"{prefix}-{type}-{args.Location}",
            Type = type,
            AssigneeType = "server",
            Location = args.Location,
            AutoDelete = false,
            DeleteProtection = args.Protect,
            Labels = labels,
        },
        new() { Parent = this, Protect = args.Protect });

    private void ReverseDns(PrimaryIp ip, string name, Output<string> address)
    {
        if (args.ReverseDns is not null)
        {
            _ = new Rdns(
                name,
                new() { PrimaryIpId = Number(ip.Id), IpAddress = address, DnsPtr = args.ReverseDns },
                new() { Parent = this, DeletedWith = ip });
        }
    }

    /// <summary>The current client key, and the one before it, with which a new server is told of the current one as an old one is.</summary>
    private IEnumerable<SshKey> MakeSshKeys(string name, VpsKeys keys) =>
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

    private Firewall? MakeFirewall(string name) => args.Firewall is not { } firewall ? null : new(
        name,
        new()
        {
            Name = $"{prefix}-firewall",
            Labels = labels,
            Rules =
            {
                Rule("tcp", "22", [.. firewall.SshFrom], "SSH, vps.sshFrom"),
                Rule("udp", $"{firewall.WireGuardPort}", Anywhere, "WireGuard"),
                Rule("icmp", port: null, Anywhere, "ping, path MTU"),
            },
        },
        Child);

    private static string[] Anywhere => ["0.0.0.0/0", "::/0"];

    private static FirewallRuleArgs Rule(string protocol, Input<string>? port, string[] from, string description) =>
        new() { Direction = "in", Protocol = protocol, Port = port, SourceIps = from, Description = description };

    private Server MakeServer(string name, VpsKeys keys, PrimaryIp ipv4, PrimaryIp ipv6, SshKey[] sshKeys, Firewall? firewall) => new(
        name,
        new()
        {
            Name = $"{prefix}-vps",
            Location = args.Location,
            ServerType = args.ServerType,
            Image = args.Image,
            // A disk that has grown with the type would not fit a smaller one again.
            KeepDisk = true,
            PublicNets = { new ServerPublicNetArgs { Ipv4Enabled = true, Ipv4 = Number(ipv4.Id), Ipv6Enabled = true, Ipv6 = Number(ipv6.Id) } },
            SshKeys = sshKeys.Select(key => key.Id).ToArray(),
            FirewallIds = firewall is null ? Array.Empty<int>() : new[] { Number(firewall.Id) },
            UserData = Output.CreateSecret(Output.Tuple(keys.HostPrivateKey, keys.HostPublicKey).Apply(host => CloudInitRendering.UserData(host.Item1, host.Item2))),
            Labels = labels,
        },
        new()
        {
            Parent = this,
            // They count when a server is made, and then with their values of that time; a change alone would make another.
            IgnoreChanges = { "sshKeys" },
            // Its name is unique, and an address can't be moved while it is in use.
            DeleteBeforeReplace = true,
            AdditionalSecretOutputs = { "userData" },
        });

    private static Output<int> Number(Output<string> id) => id.Apply(text => int.Parse(text, CultureInfo.InvariantCulture));
}
