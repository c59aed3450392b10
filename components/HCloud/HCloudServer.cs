using Ipv6Dmz.Apply;
using Pulumi;
using Pulumi.HCloud;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.HCloud;

/// <summary>A server in Hetzner's cloud, up to where a machine from elsewhere starts: reached by SSH, as root, by keys that both sides know.</summary>
/// <remarks>Addresses are resources of their own and outlive it. Image, location and user_data replace it, the type reboots it, the rest is live.</remarks>
public sealed partial class HCloudServer : ComponentResource
{
    private readonly HCloudServerArgs args;
    private readonly HCloudConfig cloud;
    private readonly string prefix;
    private readonly InputMap<string> labels;
    private readonly bool protect;

    /// <summary>Its public addresses.</summary>
    public Output<VpsAddresses> Addresses { get; }

    /// <summary>A line of authorized_keys. The key is the same for the next server; the comment says which server it is, so that one that takes another's
    /// place changes every step's connection, and with it runs every step.</summary>
    public Output<string> HostKey { get; }

    /// <summary>SSH to the server.</summary>
    public SshWay Way { get; }

    /// <summary>The engine forgets the server's steps with it.</summary>
    public Server Server { get; }

    /// <summary>After this step the first start is over, and the connection's key is the only one of this project that the server lets in.</summary>
    public Resource Ready { get; }

    /// <summary>Makes the server and waits for it.</summary>
    /// <param name="name">Prefix of the resources' names, e.g. <c>vps</c>; in the cloud project and stack take its place.</param>
    public HCloudServer(string name, HCloudServerArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:HCloudServer", name, args, options)
    {
        (this.args, cloud, prefix, protect) = (args, args.Cloud, CloudName.Of(args.Project, args.Stack), args.Cloud.Protects(args.Stack));
        labels = new Dictionary<string, string>(cloud.Labels) { ["project"] = CloudName.Label(args.Project), ["stack"] = CloudName.Label(args.Stack) };

        var keys = new ServerKeys($"{name}-ssh", new() { Parent = this });
        var (ipv4, ipv6) = (MakeAddress(name, "ipv4"), MakeAddress(name, "ipv6"));
        var given = Output.Tuple(ipv4.IpAddress, ipv6.IpNetwork).Apply(both => VpsAddresses.InHCloud(both.Item1, both.Item2));
        MakeReverseDns($"{name}-ipv4-rdns", ipv4, ipv4.IpAddress);
        MakeReverseDns($"{name}-ipv6-rdns", ipv6, given.Apply(addresses => $"{addresses.Ipv6}"));
        Addresses = given.Apply(addresses =>
        {
            args.Check?.Invoke(addresses);
            return addresses;
        });

        Server = MakeServer($"{name}-server", keys, Checked(ipv4), Checked(ipv6), [.. MakeSshKeys(name, keys)], MakeFirewall($"{name}-cloud-firewall"));
        HostKey = Output.Format($"{keys.HostPublicKey} hcloud-server-{Server.Id}");
        Way = WayWith(keys.ClientPrivateKey(cloud.ClientKey));
        Ready = Start(name, keys);
        RegisterOutputs();
    }

    private CustomResourceOptions Child => new() { Parent = this };

    private SshWay WayWith(Output<string> privateKey) => new() { Host = Server.Ipv4Address, HostKey = HostKey, PrivateKey = privateKey };

    // An address's number, once the addresses are found to be right.
    private Output<int> Checked(PrimaryIp ip) => Output.Tuple(CloudName.Number(ip.Id), Addresses).Apply(both => both.Item1);

    // The location is in both names. In the cloud names are unique, and an address elsewhere is made before this one goes: no address goes while a server
    // has it. To the engine an address elsewhere is another resource: a replacement would take the new protection, and the cloud would refuse it.
    private PrimaryIp MakeAddress(string name, string type) => new(
        $"{name}-{type}-{cloud.Location}",
        new()
        {
            Name = $"{prefix}-{type}-{cloud.Location}",
            Type = type,
            Location = cloud.Location,
            AutoDelete = false,
            DeleteProtection = protect,
            Labels = labels,
        },
        new() { Parent = this, Protect = protect });

    private void MakeReverseDns(string name, PrimaryIp ip, Output<string> address)
    {
        if (cloud.ReverseDns is not null)
        {
            _ = new Rdns(name, new() { PrimaryIpId = CloudName.Number(ip.Id), IpAddress = address, DnsPtr = cloud.ReverseDns }, new() { Parent = this, DeletedWith = ip });
        }
    }

    // The current client key, and the one before it, with which a new server is told of the current one as an old one is.
    private IEnumerable<SshKey> MakeSshKeys(string name, ServerKeys keys) =>
        from number in Enumerable.Range(0, cloud.ClientKey + 1).Reverse().Take(2)
        let line = Output.Format($"{keys.ClientPublicKey(number)} {ServerScripts.KeyComment}")
        select new SshKey($"{name}-client-{number}", new() { Name = $"{prefix}-client-{number}", PublicKey = line, Labels = labels }, Child);

    private Firewall? MakeFirewall(string name) =>
        args.Firewall is null ? null : new(name, new() { Name = $"{prefix}-firewall", Labels = labels, Rules = args.Firewall.Rules }, Child);

    private Server MakeServer(string name, ServerKeys keys, Output<int> ipv4, Output<int> ipv6, SshKey[] sshKeys, Firewall? firewall) => new(
        name,
        new()
        {
            Name = $"{prefix}-vps",
            Location = cloud.Location,
            ServerType = cloud.ServerType,
            Image = cloud.Image,
            // A disk that has grown with the type would not fit a smaller one again.
            KeepDisk = true,
            PublicNets = { new ServerPublicNetArgs { Ipv4Enabled = true, Ipv4 = ipv4, Ipv6Enabled = true, Ipv6 = ipv6 } },
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
