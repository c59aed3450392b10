using System.Globalization;
using System.Net.Sockets;
using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>What a stranger on the internet can do to DMZ hosts, to the router and to the VPS.</summary>
internal static class InternetProbes
{
    // What machines like these tend to listen on, and the port on which a listener of the probes does.
    private const string Ports = "21+23+25+53+80+111+123+443+546+547+631+2222+3128+5353+5355+8000+8080+8443+9090";

    private static readonly string _ports = $"{Ports}+{Preparation.Port}";

    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var plan = options.Plan;
        var vps = plan.Vps;
        var endpoint = plan.Tunnel.Endpoint;

        yield return new("The internet reaches a DMZ host by ICMPv6 echo, with its own address", Places.Stranger,
            $"echo; the host saw {StrangerIpv6}", async (context, ct) =>
            {
                var answer = (await context.AskAsync(Places.Stranger, 4, [$"icmp,{context.Facts.HostIpv6}"], ct)).Summary;
                var count = await context.HeardAsync(Captures.Dmz, $"src {StrangerIpv6} and dst {context.Facts.HostIpv6} and icmp6[icmp6type] == icmp6-echo", ct);
                return new($"{answer}; {count} from {StrangerIpv6}", answer == "echo" && count > 0);
            });
        yield return Probe.Asks("SSH of the VPS answers the internet, in both families", Places.Stranger, "open, SSH",
            _ => [$"tcp,{vps.Ipv4},{vps.SshPort}", $"tcp,{vps.Ipv6},{vps.SshPort}"]);
        yield return Probe.Asks("The VPS answers echo from the internet, in both families", Places.Stranger, "echo",
            _ => [$"icmp,{vps.Ipv4}", $"icmp,{vps.Ipv6}"]);
        foreach (var protocol in new[] { "TCP", "UDP" })
        {
            yield return plan.Dmz.Given.Exposure == Exposure.Open
                ? Probe.Asks($"With exposure open the internet reaches a {protocol} service of a DMZ host", Places.Stranger, $"seen as {StrangerIpv6}",
                    context => [Service(context, protocol)])
                : Probe.Waits($"With exposure closed the internet reaches no {protocol} service of a DMZ host", Places.Stranger, "nothing; 0 packets in the DMZ",
                    context => [Service(context, protocol)], async (context, answers, ct) =>
                    {
                        var count = await context.CountAsync(Captures.Dmz, $"src {StrangerIpv6} and {protocol.ToLowerInvariant()} dst port {Preparation.Port}", ct);
                        return new($"{answers.Leaks}; {count} packets in the DMZ", answers.IsNothing && count == 0);
                    });
        }
        yield return Scan("The VPS offers nothing but SSH and WireGuard on its IPv4 address, and what is listed", $"{vps.Ipv4}");
        yield return Scan("The VPS offers nothing but SSH and WireGuard on its native IPv6 address, and what is listed", $"{vps.Ipv6}");
        if (endpoint.AddressFamily == AddressFamily.InterNetworkV6)
        {
            yield return Scan("The VPS offers nothing but SSH and WireGuard on WireGuard's own address", $"{endpoint}");
        }
        yield return Scan("The VPS offers the internet nothing at all on its addresses inside the tunnels", $"+{vps.SshPort}",
            [.. Uplink.OwnAddresses(plan).Append(plan.Tunnel.Vps.Ipv6).Select(address => $"{address}")]);
        yield return Silent("The VPS answers none of the protocols that it doesn't use: GRE, ESP, AH, SCTP", _ => OtherProtocols(plan));
        yield return Silent("WireGuard stays silent to a stranger", _ => [$"udp,{endpoint},{plan.Tunnel.ListenPort}"]);
        yield return Scan("The router offers the internet nothing on its addresses in the DMZ and in the tunnel", $"+{plan.Router.SshPort}",
            $"{plan.Dmz.RouterIpv6}", $"{plan.Tunnel.Router.Ipv6}");
    }

    // In IPv6 AH is a header among others, which the kernel passes over.
    internal static string[] OtherProtocols(Plan plan) => [$"ip,{plan.Vps.Ipv4},47+50+51+132", $"ip,{plan.Vps.Ipv6},47+50+132"];

    private static string Service(ProbeContext context, string protocol) =>
        $"{protocol.ToLowerInvariant()},{context.Facts.HostIpv6},{Preparation.Port}";

    private static Probe Scan(string name, string address) => Scan(name, "", address);

    private static Probe Scan(string name, string more, params string[] addresses) => Silent(name,
        context => [.. addresses.SelectMany(address => new[] { $"tcp,{address},{Unlisted(context.Plan, address, "tcp")}{more}", $"udp,{address},{Unlisted(context.Plan, address, "udp")}" })]);

    // What the list of hosts opens on one of the VPS's addresses, HostProbes and ServerProbes ask for.
    private static string Unlisted(Plan plan, string address, string protocol)
    {
        var forwards = from host in plan.Hosts from service in host.Given.Services where service.Protocol == protocol && $"{plan.Vps.Ipv4}" == address select service.Ipv4;
        var own = from service in plan.VpsServices where service.Protocol == protocol && (address == $"{plan.Vps.Ipv4}" || address == $"{plan.Vps.Ipv6}") select service.Ports;
        var listed = forwards.OfType<Ports>().Concat(own).ToArray();
        return string.Join('+', _ports.Split('+').Where(port => !listed.Any(ports => int.Parse(port, CultureInfo.InvariantCulture) is var number && ports.First <= number && number <= ports.Last)));
    }

    private static Probe Silent(string name, Func<ProbeContext, string[]> questions) =>
        Probe.Waits(name, Places.Stranger, "silence", questions, (_, answers, _) => Task.FromResult(Observation.Exactly("silence", answers.Summary)));
}
