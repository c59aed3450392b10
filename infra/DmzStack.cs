using Ipv6Dmz.Apply;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Infra;

/// <summary>config → plan → components → outputs.</summary>
public class DmzStack : Stack
{
    /// <exception cref="RunException">The configuration has errors: all of them, one a line. Nothing is registered.</exception>
    public DmzStack()
        : this(null)
    {
    }

    // For tests, which watch resources and messages.
    protected DmzStack(StackOptions? options, Action<string>? warn = null, Action<string>? inform = null)
        : base(options)
    {
        var config = new StackConfig();
        foreach (var warning in ConfigWarnings.Of(config.Dmz, OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("SSH_AUTH_SOCK") is { Length: > 0 }))
        {
            (warn ?? (text => Log.Warn(text)))(warning);
        }

        var vps = config.Vps();
        var dmz = new Dmz("dmz", new()
        {
            Stack = $"{Deployment.Instance.ProjectName}/{Deployment.Instance.StackName}",
            Config = config.Dmz,
            Vps = vps,
            Router = config.ToRouter(vps.Way),
            BrokerKey = config.BrokerKey,
            DnsKey = config.DnsKey,
            Texts = LongText.Files,
        });
        var plan = dmz.Plan;
        if (Deployment.Instance.IsDryRun)
        {
            // For whoever reads the preview. As an output, so that the program waits for it.
            _ = Output.Create(TableAsync(plan, config.Dmz)).Apply(table =>
            {
                (inform ?? (text => Log.Info(text)))(table);
                return table;
            });
        }

        PublicIpv4 = Text(it => it.Vps.Ipv4);
        DelegatedPrefixes = Text(it => string.Join(' ', it.DelegatedPrefixes));
        DmzPrefix = Text(it => it.Dmz.Prefix);
        DmzSubnet = Text(it => it.Dmz.Subnet);
        Endpoint = Text(it => it.Tunnel.EndpointText);
        VpsTunnelIpv4 = Text(it => it.Tunnel.Vps.Ipv4);
        VpsTunnelIpv6 = Text(it => it.Tunnel.Vps.Ipv6);
        RouterTunnelIpv4 = Text(it => it.Tunnel.Router.Ipv4);
        RouterTunnelIpv6 = Text(it => it.Tunnel.Router.Ipv6);
        RouterDmzIpv4 = Text(it => it.Dmz.RouterIpv4);
        RouterDmzIpv6 = Text(it => it.Dmz.RouterIpv6);
        Mtu = plan.Apply(it => it.Tunnel.PathMtu);
        VpsPublicKey = dmz.VpsPublicKey;
        RouterPublicKey = dmz.RouterPublicKey;
        // Of a server that is made, only the address is not in the configuration.
        var toVps = config.Dmz.Vps.Existing is { } existing
            ? Output.Create(existing.Connection)
            : plan.Apply(it => new ConnectionConfig(it.Vps.Ipv4.ToString(), HCloudConfig.SshPort, vps.Way.User, null));
        VpsPrivateKey = vps.PrivateKey?.ToOutput() ?? Output.Create("");
        ShowVps = toVps.Apply(way => $"{On(way, way.Jump)}{Agent.Path} status");
        var onRouter = toVps.Apply(way => On(config.Dmz.Router.Connection, config.Dmz.Router.Via == RouterWay.Vps ? way : config.Dmz.Router.Connection.Jump));
        ShowRouter = onRouter.Apply(router => $"{router}{Agent.Path} status");
        Services = Output.Tuple(plan, onRouter).Apply(both => LongText.Output(PlanTable.ServicesOf(both.Item1), both.Item2, "", "services"));
        Zone = Output.Tuple(plan, onRouter).Apply(both => LongText.Output(Concerns.Zone.Text(both.Item1), both.Item2, "; ", "forward.zone", "reverse.zone"));

        Output<string> Text(Func<Plan, object> value) => plan.Apply(it => $"{value(it)}");
    }

    // The address that the DMZ has on the internet.
    [Output("publicIpv4")] public Output<string> PublicIpv4 { get; private set; }

    // Separated by spaces.
    [Output("delegatedPrefixes")] public Output<string> DelegatedPrefixes { get; private set; }

    [Output("dmzPrefix")] public Output<string> DmzPrefix { get; private set; }
    [Output("dmzSubnet")] public Output<string> DmzSubnet { get; private set; }
    // How each service is reached from outside, a line each.
    [Output("services")] public Output<string> Services { get; private set; }

    // What public DNS is to say of them.
    [Output("zone")] public Output<string> Zone { get; private set; }

    [Output("endpoint")] public Output<string> Endpoint { get; private set; }
    [Output("vpsTunnelIpv4")] public Output<string> VpsTunnelIpv4 { get; private set; }
    [Output("vpsTunnelIpv6")] public Output<string> VpsTunnelIpv6 { get; private set; }
    [Output("routerTunnelIpv4")] public Output<string> RouterTunnelIpv4 { get; private set; }
    [Output("routerTunnelIpv6")] public Output<string> RouterTunnelIpv6 { get; private set; }

    // Gateway and resolvers of the hosts.
    [Output("routerDmzIpv4")] public Output<string> RouterDmzIpv4 { get; private set; }
    [Output("routerDmzIpv6")] public Output<string> RouterDmzIpv6 { get; private set; }

    // Bytes: what hosts are told.
    [Output("mtu")] public Output<int> Mtu { get; private set; }

    [Output("vpsPublicKey")] public Output<string> VpsPublicKey { get; private set; }
    [Output("routerPublicKey")] public Output<string> RouterPublicKey { get; private set; }

    // SSH key of a server that was made, PEM, secret; empty for a VPS that existed.
    [Output("vpsPrivateKey")] public Output<string> VpsPrivateKey { get; private set; }

    [Output("showVps")] public Output<string> ShowVps { get; private set; }
    [Output("showRouter")] public Output<string> ShowRouter { get; private set; }

    // Before there is a server, nobody knows its addresses.
    private static async Task<string> TableAsync(Output<Plan> plan, DmzConfig config) => await OutputUtilities.GetIsKnownAsync(plan)
        ? PlanTable.Of(await OutputUtilities.GetValueAsync(plan))
        : ForeseenPlan.TableOf(config);

    // What stands behind it runs there as root.
    private static string On(ConnectionConfig to, ConnectionConfig? jump)
    {
        var through = jump is null ? "" : $"-J {jump.User}@{(jump.Host.Contains(':') ? $"[{jump.Host}]" : jump.Host)}:{jump.Port} ";
        return $"ssh {through}-p {to.Port} {to.User}@{to.Host} {(to.User == "root" ? "" : "sudo ")}";
    }
}
