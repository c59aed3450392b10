using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.Infra;

/// <summary>The VPS as the rest of the program sees it, whether it was there or has been made.</summary>
/// <param name="Connection">The way to it.</param>
/// <param name="User">Who logs in.</param>
/// <param name="Plan">What follows from its addresses, once there are any.</param>
/// <param name="Ready">What its steps wait for.</param>
/// <param name="PrivateKey">The key that lets people in, where nobody has it yet; secret.</param>
/// <param name="Server">What its steps are deleted with.</param>
internal sealed record VpsMachine(ConnectionArgs Connection, string User, Output<Plan> Plan, Resource? Ready = null, Resource? Server = null, Output<string>? PrivateKey = null)
{
    public static VpsMachine Of(StackConfig config) => config.Dmz.Vps.Origin switch
    {
        ExistingVpsConfig existing => new(config.Connection("vps", existing.Connection), existing.Connection.User, Output.Create(Planner.Plan(config.Dmz))),
        HCloudConfig cloud => Made(config, cloud),
        var other => throw new InvalidOperationException($"vps.provider {other}"),
    };

    private static VpsMachine Made(StackConfig config, HCloudConfig cloud)
    {
        var stack = Deployment.Instance.StackName;
        var vps = new Vps("vps", new()
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
        var plan = Output.Tuple(vps.Ipv4, vps.Ipv6Network).Apply(given => Planner.Plan(config.Dmz, VpsAddresses.InHCloud(given.Item1, given.Item2)));
        return new(vps.Connection, "root", plan, vps.Ready, vps.Server, vps.ClientPrivateKey);
    }
}
