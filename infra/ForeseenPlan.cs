using System.Net;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Infra;

/// <summary>A plan as people read it before there is one: with words in place of what only a server that is yet to be made will say.</summary>
public static partial class ForeseenPlan
{
    private const string Ipv4 = "(the server's IPv4)";
    private const string Native = "(the server's /64)";

    // Addresses that no configuration holds: broadcast, and the prefix for discarding (RFC 6666), which is not global.
    private static readonly VpsAddresses Nobody = VpsAddresses.InHCloud($"{IPAddress.Broadcast}", "100::/64");

    /// <summary>The same table as <see cref="PlanTable"/>'s.</summary>
    public static string TableOf(DmzConfig config)
    {
        var table = PlanTable.Of(Planner.Plan(config, Nobody)).Replace($"{Nobody.Ipv4}", Ipv4);
        return Prefix().Replace(Address().Replace(table, $"::$1 of {Native}"), Native);
    }

    [GeneratedRegex(@"(?<![0-9a-f:])100::([0-9a-f]+(?::[0-9a-f]+)?(?:/128)?)(?: of 100::/64)?")]
    private static partial Regex Address();

    [GeneratedRegex("(?<![0-9a-f:])100::/64")]
    private static partial Regex Prefix();
}
