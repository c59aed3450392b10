using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using static Ipv6Dmz.Lab.Probes.Internet;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>What a DMZ host gets from the router, and how the internet sees it.</summary>
internal static class DmzHostProbes
{
    public static IEnumerable<Probe> All(ProbeOptions options)
    {
        var dmz = options.Plan.Dmz;
        var mtu = options.Plan.Tunnel.PathMtu;

        yield return new(
            "A DMZ host that is switched on has a SLAAC address in the DMZ prefix within 30 seconds",
            Places.DmzHost2, $"an address in {dmz.Prefix} after at most 30 s", SwitchOnAsync);
        yield return new(
            "DHCP gives a DMZ host an address in the range, the router as gateway and resolver, and the DMZ's domain",
            Places.DmzHost2, $"{dmz.Given.DhcpFirst}-{dmz.Given.DhcpLast}, router {dmz.RouterIpv4}, dns {dmz.RouterIpv4}, domain {dmz.Given.Domain}", LeaseAsync);
        yield return new(
            "The IPv6 default route of a DMZ host comes from the router's advertisement, with the MTU of the way out",
            Places.DmzHost, $"via the router, mtu {mtu}", RouteAsync);
        yield return new(
            "The IPv4 default route of a DMZ host is the router", Places.DmzHost, $"{dmz.RouterIpv4}",
            async (context, ct) => Observation.Exactly(
                $"{dmz.RouterIpv4}",
                await context.On(Places.DmzHost, @"ip -4 route show default | sed -n 's/.* via \([^ ]*\).*/\1/p'", ct)));

        yield return Probe.Asks("The router answers a DMZ host's DNS question for an IPv6 address, asked over either family",
            Places.DmzHost, NameIpv6, _ => [$"dns,{dmz.RouterIpv6},{Name}/AAAA", $"dns,{dmz.RouterIpv4},{Name}/AAAA"]);
        yield return Probe.Asks("The router answers a DMZ host's DNS question for an IPv4 address, asked over either family",
            Places.DmzHost, NameIpv4, _ => [$"dns,{dmz.RouterIpv6},{Name}/A", $"dns,{dmz.RouterIpv4},{Name}/A"]);
        yield return Probe.Asks("The router tells a DMZ host no home address under a name of the internet",
            Places.DmzHost, "no such record", _ => [$"dns,{dmz.RouterIpv4},{RebindingName}/A"]);
        yield return Probe.Asks("The router tells a DMZ host what a DNS block list says of an address",
            Places.DmzHost, "127.0.0.2", _ => [$"dns,{dmz.RouterIpv4},{ListedName}/A"]);
        yield return Probe.Asks("Names of the DMZ's own domain never leave for the internet",
            Places.DmzHost, "no such name", _ => [$"dns,{dmz.RouterIpv4},nobody.{dmz.Given.Domain}/AAAA"]);

        foreach (var protocol in new[] { "tcp", "udp" })
        {
            var upper = protocol.ToUpperInvariant();
            yield return new($"IPv6 {upper} from a DMZ host arrives with the host's own address", Places.DmzHost, "seen as the host's own address",
                async (context, ct) => Observation.Exactly(
                    $"seen as {context.Facts.HostIpv6}",
                    (await context.AskAsync(Places.DmzHost, 4, [$"{protocol},{ServerIpv6},{ServerPort}"], ct)).Summary));
            yield return Probe.Asks($"IPv4 {upper} from a DMZ host arrives with the VPS's address", Places.DmzHost,
                $"seen as {options.Plan.Vps.Ipv4}", _ => [$"{protocol},{ServerIpv4},{ServerPort}"]);
        }
        yield return Echo("IPv6", ServerIpv6, "icmp6[icmp6type] == icmp6-echo", context => context.Facts.HostIpv6);
        yield return Echo("IPv4", ServerIpv4, "icmp[icmptype] == icmp-echo", context => $"{context.Plan.Vps.Ipv4}");

        yield return Probe.Asks("DMZ hosts reach each other over the switch, in both families", Places.DmzHost, "echo",
            context => [$"icmp,{context.Facts.Host2Ipv6}", $"icmp,{context.Facts.Host2Ipv4}"]);
    }

    private static Probe Echo(string family, string to, string filter, Func<ProbeContext, string> source) => new(
        $"{family} echo from a DMZ host arrives with the address that the server may answer to",
        Places.DmzHost, family == "IPv6" ? "echo; the server saw the host's own address" : "echo; the server saw the VPS's address",
        async (context, ct) =>
        {
            var answer = (await context.AskAsync(Places.DmzHost, 4, [$"icmp,{to}"], ct)).Summary;
            var from = source(context);
            var count = await context.HeardAsync(Captures.Server, $"{filter} and src {from} and dst {to}", ct);
            return new($"{answer}; {count} from {from}", answer == "echo" && count > 0);
        });

    private static async Task<Observation> SwitchOnAsync(ProbeContext context, CancellationToken ct)
    {
        // Off and on for IPv6 alone: the link-local address, its duplicate check and the solicitation all start again.
        var seen = (await context.On(Places.DmzHost2, First +
            """
            echo 1 >/proc/sys/net/ipv6/conf/eth0/disable_ipv6
            echo 0 >/proc/sys/net/ipv6/conf/eth0/disable_ipv6
            start=$(date +%s)
            while found=$(first) && [ -z "$found" ] && [ $(($(date +%s) - start)) -le 30 ]; do sleep 0.2; done
            echo "$found $(($(date +%s) - start))"
            """, ct)).Split(' ');
        if (seen is not [var address, var seconds])
        {
            return new("no address within 30 s", false);
        }
        var isIn = IPAddress.TryParse(address, out var parsed) && context.Plan.Dmz.Prefix.Contains(parsed);
        return new($"{address} after {seconds} s", isIn && int.Parse(seconds, CultureInfo.InvariantCulture) <= 30);
    }

    private const string First =
        """
        first() { ip -6 -o address show dev eth0 scope global dynamic -tentative | sed -n '1s/.* inet6 \([^/ ]*\).*/\1/p'; }

        """;

    private static async Task<Observation> RouteAsync(ProbeContext context, CancellationToken ct)
    {
        var seen = await context.On(Places.DmzHost,
            @"echo ""$(ip -6 route show default proto ra dev eth0 | sed -n '1s/.*via \([^ ]*\).*/\1/p'), mtu $(cat /proc/sys/net/ipv6/conf/eth0/mtu)""", ct);
        return Observation.Exactly($"{context.Facts.RouterDmzLinkLocal}, mtu {context.Plan.Tunnel.PathMtu}", seen);
    }

    private static async Task<Observation> LeaseAsync(ProbeContext context, CancellationToken ct)
    {
        var dmz = context.Plan.Dmz;
        var seen = await context.On(Places.DmzHost2, $"busybox udhcpc -i eth0 -f -n -q -t 5 -T 2 -s {Tools.Folder}/lease.sh 2>/dev/null | sed -n '$p'", ct);
        var (address, rest) = seen.Split(' ', 2) is [var first, var others] ? (first, others) : (seen, "");
        var isIn = IPAddress.TryParse(address, out var parsed) && IsBetween(dmz.Given.DhcpFirst, parsed, dmz.Given.DhcpLast);
        var expected = $"router {dmz.RouterIpv4} dns {dmz.RouterIpv4} domain {dmz.Given.Domain} lease ";
        return new(seen.Length > 0 ? seen : "no lease", isIn && rest.StartsWith(expected, StringComparison.Ordinal));
    }

    private static bool IsBetween(IPAddress first, IPAddress address, IPAddress last) =>
        Number(first) <= Number(address) && Number(address) <= Number(last);

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
