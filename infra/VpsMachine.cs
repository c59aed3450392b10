using Ipv6Dmz.Apply;
using Ipv6Dmz.Config;
using Ipv6Dmz.HCloud;
using Pulumi;

namespace Ipv6Dmz.Infra;

/// <summary>The VPS as the rest of the program sees it, whether it was there or has been made.</summary>
/// <param name="Way">The way to it.</param>
/// <param name="Addresses">Its addresses, once there are any.</param>
/// <param name="Ready">The VPS's steps wait for this resource.</param>
/// <param name="PrivateKey">The key that lets people in, where nobody has it yet; secret.</param>
/// <param name="Server">The engine forgets the VPS's steps with this resource.</param>
internal sealed record VpsMachine(SshWay Way, Output<VpsAddresses> Addresses, Resource? Ready = null, Resource? Server = null, Output<string>? PrivateKey = null)
{
    public static VpsMachine Of(StackConfig config) => config.Dmz.Vps.Origin switch
    {
        ExistingVpsConfig existing => new(config.Way("vps", existing.Connection), Output.Create(existing.Addresses)),
        HCloudConfig cloud => Made(config, cloud),
        var other => throw new InvalidOperationException($"vps.provider {other}"),
    };

    private static VpsMachine Made(StackConfig config, HCloudConfig cloud)
    {
        var stack = Deployment.Instance.StackName;
        var server = new HCloudServer("vps", new()
        {
            Project = Deployment.Instance.ProjectName,
            Stack = stack,
            Location = cloud.Location,
            ServerType = cloud.ServerType,
            Image = cloud.Image,
            Protect = cloud.Protects(stack),
            // Another server knows nothing of the tunnel through which the router would have to be told of it.
            ProtectServer = config.Dmz.Router.Via == RouterWay.Vps,
            Firewall = cloud.Firewall ? new([.. config.Dmz.Vps.SshFrom.Select(prefix => prefix.ToString())], config.Dmz.WireGuard.ListenPort) : null,
            ReverseDns = cloud.ReverseDns,
            Labels = cloud.Labels,
            ClientKey = cloud.ClientKey,
            Check = config.Check,
        });
        var addresses = Output.Tuple(server.Ipv4, server.Ipv6Network).Apply(given => VpsAddresses.InHCloud(given.Item1, given.Item2));
        return new(server.Way, addresses, server.Ready, server.Server, server.ClientPrivateKey);
    }
}
