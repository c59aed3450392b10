namespace Ipv6Dmz.Tests.Tools;

/// <summary>A shell script in network and mount namespaces of its own, with the running kernel's real nftables, routes and sysctls.
/// Further namespaces come by <c>ip netns add</c>.</summary>
internal static class Namespace
{
    private const string Start = """
        set -e
        mount -t sysfs sysfs /sys
        mount -t tmpfs tmpfs /run
        ip link set dev lo up

        """;

    /// <summary>What it printed, stdout before stderr, without the last newline. It must succeed.</summary>
    public static string Run(string script)
    {
        var (started, reason) = Inside(Start);
        Assert.SkipWhen(started != 0, $"no namespaces of one's own here: {reason}");
        var (exitCode, output) = Inside(Start + script);
        Assert.True(exitCode == 0, $"it ended with {exitCode}:\n{output}\nof:\n{script}");
        return output.TrimEnd();
    }

    private static (int ExitCode, string Output) Inside(string script) => Tool.Run("unshare", ["--net", "--mount", "sh", "-s"], script);
}
