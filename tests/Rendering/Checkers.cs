namespace Ipv6Dmz.Tests.Rendering;

// The real programs' own checks, by kind of file.
internal static class Checkers
{
    // Everything but units: no value of a configuration stands in those.
    public static void Check(IEnumerable<KeyValuePair<string, string>> rendered) => InFolder(folder =>
    {
        // As the agent does it on a machine whose default route is by eth0.
        var files = rendered.ToDictionary(file => file.Key, file => file.Value.Replace("@uplink@", "eth0").Replace(", \"@management@\"", ""));
        IpCommands.Check(files);
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, Path.GetFileName(path));
            File.WriteAllText(file, content);
            switch (Path.GetFileName(path))
            {
                case var name when name.EndsWith(".nft"):
                    Tool.Accepts("nft", ["-c", "-f", file]);
                    break;
                case "forwarding.sysctl" or "accept-ra.conf":
                    Sysctls.Check(file);
                    break;
                case "dnsmasq.conf":
                    Tool.Accepts("dnsmasq", ["--test", $"--conf-file={file}"]);
                    break;
                case "wg-dmz.conf" or "wg-vps.conf":
                    Tool.Accepts("wg-quick", ["strip", file]);
                    break;
            }
        }
    });

    // A machine at a time: both have units of the same names.
    public static void CheckUnits(IEnumerable<KeyValuePair<string, string>> files) => Assert.All(
        files.Where(file => Path.GetExtension(file.Key) is ".service" or ".timer").GroupBy(file => file.Key.Split('/')[0]), machine => InFolder(folder =>
        {
            // The agent is not installed where the tests run.
            Assert.All(machine, file => File.WriteAllText(Path.Combine(folder, Path.GetFileName(file.Key)), file.Value.Replace(Agent.Path, "/bin/true")));
            Tool.Accepts("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", .. Directory.GetFiles(folder)]);
        }));

    private static void InFolder(Action<string> check)
    {
        var folder = Directory.CreateTempSubdirectory("ipv6-dmz-check-").FullName;
        try
        {
            check(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
