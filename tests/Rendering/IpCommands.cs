namespace Ipv6Dmz.Tests.Rendering;

// A machine's lines of ip(8), run for real in a network namespace of their own. tun interfaces take the place of links that the
// kernel here may not know (WireGuard, sit) and of those that only the machines have.
internal static class IpCommands
{
    // Links before what is routed into them, as the manifest has it.
    private static readonly string[] Order = ["sixinfour", "wireguard", "dhcp-dns", "routing"];

    public static void Check(IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach (var machine in files.Where(file => file.Key.EndsWith(".ip")).GroupBy(file => file.Key.Split('/')[0]))
        {
            CheckMachine(machine.OrderBy(file => Array.IndexOf(Order, file.Key.Split('/')[1])).SelectMany(file => file.Value.Split('\n')));
        }
    }

    private static void CheckMachine(IEnumerable<string> lines)
    {
        var commands = lines.Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var links = commands.Select(Link).OfType<string>().Distinct();
        string[] script =
        [
            "set -e",
            .. links.SelectMany(link => new[] { $"ip tuntap add dev {link} mode tun", $"ip link set dev {link} up" }),
            .. commands.Where(line => !line.StartsWith("link add")).Select(line => $"ip {line}"),
        ];
        Tool.Accepts("unshare", ["--net", "sh", "-s"], string.Join('\n', script));
    }

    private static string? Link(string line)
    {
        var words = line.Split(' ');
        var dev = Array.IndexOf(words, "dev");
        return dev < 0 ? null : words[dev + 1];
    }
}
