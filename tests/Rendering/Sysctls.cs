namespace Ipv6Dmz.Tests.Rendering;

// A file of sysctls, set for real by systemd in a network namespace that has the interfaces it names.
internal static class Sysctls
{
    public static void Check(string file)
    {
        // '-' before a key: not there is no error, at boot; here it would hide a mistake.
        var lines = File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimStart('-')).ToArray();
        var links = lines.Select(line => line.Split(' ')[0].Split('/')).Where(key => key is [_, _, "conf", not "all", _]).Select(key => key[3]).Distinct();
        File.WriteAllLines(file, lines);
        Tool.Accepts("unshare", ["--net", "sh", "-s"], string.Join('\n', [
            "set -e",
            .. links.Select(link => $"ip tuntap add dev {link} mode tun"),
            $"said=$(/lib/systemd/systemd-sysctl {file} 2>&1)",
            """[ -z "$said" ] || { echo "$said"; exit 1; }""",
            .. lines.Select(line => line.Split(" = ")).Select(pair => $"[ \"$(cat /proc/sys/{pair[0]})\" = \"{pair[1]}\" ] || {{ echo \"{pair[0]} is not {pair[1]}\"; exit 1; }}"),
        ]));
    }
}
