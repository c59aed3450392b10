using System.Net;
using Ipv6Dmz.Uplinks;

namespace Ipv6Dmz.Infra;

/// <summary>A plan as people read it: prefixes, addresses, tables, MTUs.</summary>
public static class PlanTable
{
    private const int Shown = 20;

    public static string Of(Plan plan)
    {
        var (vps, tunnel, dmz, routing, uplink) = (plan.Vps, plan.Tunnel, plan.Dmz, plan.Routing, UplinkModes.Of(plan.Uplink));
        (string What, string Value)[] rows =
        [
            ("uplink", uplink.Summary),
            ("VPS", $"{vps.Ipv4}, {vps.Ipv6}{(plan.OutsideDmz.Contains(vps.Ipv6) ? "/128" : $" of {vps.NativePrefix}")}"),
            ("delegated prefixes", string.Join(", ", plan.DelegatedPrefixes)),
            ("DMZ IPv6", $"{dmz.Prefix}, the router is {dmz.RouterIpv6}"),
            ("DMZ IPv4", $"{dmz.Subnet}, the router is {dmz.RouterIpv4}; DHCP {dmz.Given.DhcpFirst} to {dmz.Given.DhcpLast}"),
            ("tunnel, VPS", End(tunnel.Vps)),
            ("tunnel, router", $"{End(tunnel.Router)}, to {new IPEndPoint(tunnel.Endpoint, tunnel.ListenPort)}{(tunnel.EndpointName is { } name ? $", or where {name} is" : "")}"),
            ("MTU", $"uplink {plan.Uplink.Mtu}, tunnel {tunnel.Mtu}, hosts {tunnel.PathMtu}; TCP MSS {tunnel.Mss4} over IPv4, {tunnel.Mss6} over IPv6"),
            ("tables, VPS", uplink.Tables(plan)),
            ("tables, router", $"{routing.Table} for all but WireGuard's own packets (mark {tunnel.Mark}), by rules from {routing.RulePriority} on"),
            ("unreachable", $"without the tunnel: {string.Join(", ", plan.DelegatedPrefixes)}, {dmz.Subnet}, {tunnel.Subnet}"),
            ("exposure", dmz.Given.Exposure == Exposure.Open ? "open: the internet reaches every host" : $"closed: the internet opens {(plan.Hosts.Any(host => host.Services.Any()) ? "what the list of hosts says" : "nothing towards hosts")}"),
            .. plan.Hosts.Take(Shown).Select(host => ("host", $"{host.Given.Name} {host.Given.Ipv4}, {host.Ipv6}: {Offers(host)}")),
            .. plan.Hosts.Length > Shown ? [("hosts", $"and {plan.Hosts.Length - Shown} more")] : Array.Empty<(string, string)>(),
        ];
        return string.Join('\n', rows.Select(row => $"{row.What.PadRight(rows.Max(other => other.What.Length))}  {row.Value}"));
    }

    /// <summary>How each service is reached from outside, a line each.</summary>
    public static string ServicesOf(Plan plan)
    {
        string[] lines =
        [
            .. from host in plan.Hosts from service in host.Services select Line(host.Given.Name, service, At(plan, host, service)),
            .. from service in plan.VpsServices where service.Enabled select Line("vps", service, [.. new[] { plan.Vps.Ipv6, plan.Vps.Ipv4 }.Where(address => service.From.AnyOf(address.IsIpv6())).Select(address => $"{new IPEndPoint(address, 0)}"[..^1] + service.Ports)]),
        ];
        return string.Join('\n', lines);
    }

    private static string[] At(Plan plan, HostPlan host, ServiceConfig service) =>
    [
        .. service.From.Home || service.From.Vps || service.From.AnyOf(ipv6: true) ? [$"[{host.Ipv6}]:{service.Ports}"] : Array.Empty<string>(),
        .. service.Ipv4 is { } forward ? [$"{plan.Vps.Ipv4}:{forward}"] : Array.Empty<string>(),
        .. service.From.Home ? [$"{host.Given.Ipv4}:{service.Ports} at home"] : Array.Empty<string>(),
    ];

    private static string Line(string host, ServiceConfig service, string[] at) =>
        $"{host} {service.Name} ({service.Protocol}): {string.Join(", ", at)}{(service.From.Internet ? "" : $", from {string.Join(", ", [.. service.From.Prefixes.Select(prefix => $"{prefix}"), .. service.From.Vps ? ["the VPS"] : Array.Empty<string>(), .. service.From.Home ? ["home"] : Array.Empty<string>()])}")}";

    private static string Offers(HostPlan host) => host.Services.Any() ? string.Join(", ", host.Services.Select(service => $"{service.Name} {service.Protocol} {service.Ports}{(service.Ipv4 is { } forward ? $" (IPv4 {forward})" : "")}")) : "nothing";

    private static string End(TunnelEnd end) => $"{end.Interface} {end.Ipv4}, {end.Ipv6}";
}
