using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Lab;

/// <summary>lab/install.sh on a computer that has of Debian's tools what a test gives it.</summary>
public sealed class InstallScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int ExitCode, string Output) Install(string dpkgQuery, int user)
    {
        foreach (var (name, script) in new[] { ("dpkg-query", dpkgQuery), ("id", $"echo {user}"), ("apt-get", "echo \"apt-get $*\" >&2") })
        {
            var file = Path.Combine(folder, name);
            File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return Tool.Run("sh", ["-c", $"PATH={folder}:$PATH; . {Path.Combine(ProjectFolder.Find(), "lab/install.sh")}"]);
    }

    [Fact]
    public void What_is_missing_is_installed_one_by_one_and_it_says_how_far_it_is()
    {
        var (exitCode, output) = Install("case $* in *qemu-utils | *shellcheck) exit 1 ;; esac; echo ii", user: 0);

        Assert.Equal(0, exitCode);
        Assert.Contains("installing qemu-utils (1 of 2)", output, StringComparison.Ordinal);
        Assert.Contains("installing shellcheck (2 of 2)", output, StringComparison.Ordinal);
        Assert.Contains("apt-get install -qq --no-install-recommends shellcheck", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_missing_it_says_nothing() => Assert.Equal((0, ""), Install("echo ii", user: 1000));

    [Fact]
    public void Without_root_it_names_what_is_missing()
    {
        var (exitCode, output) = Install("case $* in *qemu-utils) exit 1 ;; esac; echo ii", user: 1000);

        Assert.Equal(1, exitCode);
        Assert.Contains("missing: qemu-utils", output, StringComparison.Ordinal);
    }
}
