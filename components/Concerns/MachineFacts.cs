using Ipv6Dmz.Keys;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

/// <summary>What the agent has to know beside what it puts into effect: <c>key=value</c>, empty where it means nothing.</summary>
public static class MachineFacts
{
    /// <summary>The file's name in the concern boot.</summary>
    public const string Name = "machine.facts";

    internal static Artifact Vps(Plan plan, WireGuardPublic keys, Uplink uplink)
    {
        var tunnel = plan.Tunnel;
        return new(Name, $"""
            role=vps
            links={string.Join(' ', uplink.Interfaces.Append(tunnel.Vps.Interface))}
            outside={plan.Vps.UplinkInterface}
            inside=
            table={plan.Routing.Table}
            tunnel={tunnel.Vps.Interface}
            far={tunnel.Router.Ipv4}
            keys={keys.Id}
            peer={keys.RouterPublicKey}
            mark=
            endpoint=
            port=
            endpoint_name=
            lookup_user=
            dedicated={(tunnel.EndpointIsDedicated ? $"{tunnel.Endpoint}" : "")}
            proxied={uplink.Proxied(plan)}
            {Subnets(plan)}
            advertised=
            """);
    }

    internal static Artifact Router(Plan plan, WireGuardPublic keys)
    {
        var tunnel = plan.Tunnel;
        return new(Name, $"""
            role=router
            links={tunnel.Router.Interface}
            outside={plan.Router.HomeInterface}
            inside={plan.Router.DmzInterface}
            table={plan.Routing.Table}
            tunnel={tunnel.Router.Interface}
            far={tunnel.Vps.Ipv4}
            keys={keys.Id}
            peer={keys.VpsPublicKey}
            mark={tunnel.Mark}
            endpoint={tunnel.Endpoint}
            port={tunnel.ListenPort}
            endpoint_name={tunnel.EndpointName ?? ""}
            lookup_user={plan.Routing.ResolverUser}
            dedicated=
            proxied=
            {Subnets(plan)}
            advertised={plan.Router.DmzInterface} {DhcpAndDns.RouterLifetime} {plan.Dmz.Prefix.BaseAddress}
            """);
    }

    private static string Subnets(Plan plan) => $"subnets=dmz.subnet={plan.Dmz.Subnet} wireguard.tunnelSubnet={plan.Tunnel.Subnet}";
}
