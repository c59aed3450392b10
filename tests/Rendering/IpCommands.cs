using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Rendering;

/// <summary>Lines of ip(8), run for real in a network namespace of their own. Stand-ins take the place of links that the kernel here may
/// not know (WireGuard, sit) and of interfaces that only the machines have.</summary>
internal static class IpCommands
{
    public static void Check(string lines)
    {
        var commands = lines.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var links = commands.Select(Link).OfType<string>().Distinct();
        var script = string.Join('\n', ["set -e", .. links.SelectMany(Create), .. commands.Where(line => !line.StartsWith("link add", StringComparison.Ordinal)).Select(line => $"ip {line}")]);
        Tool.Accepts("unshare", ["--net", "sh", "-s"], script);
    }

    private static string? Link(string line)
    {
        var words = line.Split(' ');
        var dev = Array.IndexOf(words, "dev");
        return dev < 0 ? null : words[dev + 1];
    }

    private static string[] Create(string link) => link == "he-ipv6"
        // The next hop of the default route has to be on the link.
        ? [$"ip tuntap add dev {link} mode tun", $"ip link set dev {link} up", $"ip -6 address replace 2001:db8:0:123::2/64 dev {link} nodad"]
        : [$"ip tuntap add dev {link} mode tun", $"ip link set dev {link} up"];
}
