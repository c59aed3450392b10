using System.Net;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Infra;

/// <summary>A plan as people read it before there is a server: with words in place of what only that will say.</summary>
public static class ForeseenPlan
{
    private const string Native = "(the server's /64)";

    // Addresses that no configuration holds: broadcast, and the prefix for discarding (RFC 6666), which is not global.
    private static readonly VpsAddresses Nobody = VpsAddresses.InHCloud($"{IPAddress.Broadcast}", "100::/64");

    public static string TableOf(DmzConfig config)
    {
        var table = PlanTable.Of(Planner.Plan(config, Nobody)).Replace($"{Nobody.Ipv4}", "(the server's IPv4)");
        table = Regex.Replace(table, @"(?<![0-9a-f:])100::([0-9a-f]+(?::[0-9a-f]+)?(?:/128)?)(?: of 100::/64)?", $"::$1 of {Native}");
        return Regex.Replace(table, "(?<![0-9a-f:])100::/64", Native);
    }
}
