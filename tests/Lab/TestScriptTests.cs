using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Lab;

/// <summary>test.sh with a `dotnet` that ends as it is told to.</summary>
public sealed class TestScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int ExitCode, string[] Lines) Run(string summary, int status)
    {
        foreach (var file in new[] { "test.sh", "lab/build.sh", "lab/install.sh", "Directory.Packages.props" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(ProjectFolder.Find(), file), Path.Combine(folder, file), overwrite: true);
        }

        var dotnet = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\ncase $1 in --version) echo 10.0.100 ;; exec) printf '{summary}'; exit {status} ;; esac\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var (exitCode, output) = Tool.Run("sh", ["-c", "PATH=$PWD/bin:$PATH; export PATH; exec sh ./test.sh 2>/dev/null"], folder: folder);
        return (exitCode, output.TrimEnd().Split('\n'));
    }

    private (int ExitCode, string LastLine) End(string summary, int status)
    {
        var (exitCode, lines) = Run(summary, status);
        return (exitCode, lines[^1]);
    }

    [Theory]
    [InlineData("  failed: 0\\n  succeeded: 5\\n  skipped: 1\\n")]
    [InlineData("\\033[m  failed: 0\\n\\033[32m  succeeded: 5\\n\\033[m  skipped: 1\\033[m\\n")]
    public void The_last_line_adds_up_all_runs_however_they_are_coloured(string summary) =>
        Assert.Equal((0, "20 passed, 0 failed, 4 skipped"), End(summary, 0));

    [Theory]
    [InlineData("--debian 11")]
    [InlineData("--quick --debian")]
    [InlineData("--debian --quick")]
    public void A_release_that_the_lab_does_not_know_is_refused(string arguments)
    {
        var (exitCode, output) = Tool.Run("sh", ["-c", $"exec ./test.sh {arguments}"], folder: ProjectFolder.Find());

        Assert.Equal((1, "--debian: 13, 12 or testing"), (exitCode, output.TrimEnd()));
    }

    [Fact]
    public void A_failed_run_ends_with_its_code_and_is_counted() =>
        Assert.Equal((2, "16 passed, 4 failed, 0 skipped"), End("  failed: 1\\n  succeeded: 4\\n  skipped: 0\\n", 2));

    [Fact]
    public void No_test_at_all_is_not_green() =>
        Assert.Equal((8, "0 passed, 0 failed, 0 skipped"), End("  failed: 0\\n  succeeded: 0\\n  skipped: 0\\n", 0));

    [Fact]
    public void What_failed_stands_at_the_end_once_more()
    {
        var (_, lines) = Run("passed A\\nfailed B\\n  why\\n[slow] C\\npassed C\\nfailed D\\nTest run summary: Failed!\\n  failed: 2\\n  succeeded: 2\\n", 2);

        Assert.Equal(string.Join(' ', Enumerable.Repeat("failed B   why failed D", 4)), string.Join(' ', lines[^14..^2]));
        Assert.StartsWith("took ", lines[^2], StringComparison.Ordinal);
    }
}
