namespace Ipv6Dmz.Tests.Lab;

/// <summary>test.sh with a `dotnet` that ends as it is told to.</summary>
public sealed class TestScriptTests : InFolder
{
    private (int ExitCode, string LastLine) End(string summary, int status)
    {
        foreach (var file in new[] { "test.sh", "lab/build.sh", "lab/install.sh", "Directory.Packages.props" })
        {
            Write(file, File.ReadAllText(Path.Combine(ProjectFolder.Find(), file)));
        }

        Program("bin/dotnet", $"case $1 in --version) echo 10.0.100 ;; exec) printf '{summary}'; exit {status} ;; esac");
        var (exitCode, output) = Tool.Run("sh", ["-c", "PATH=$PWD/bin:$PATH exec sh ./test.sh 2>/dev/null"], folder: Folder);
        return (exitCode, output.TrimEnd().Split('\n')[^1]);
    }

    [Theory]
    [InlineData("  failed: 0\\n  succeeded: 5\\n  skipped: 1\\n", 0, 0, "20 passed, 0 failed, 4 skipped")]
    [InlineData("\\033[m  failed: 0\\n\\033[32m  succeeded: 5\\n\\033[m  skipped: 1\\033[m\\n", 0, 0, "20 passed, 0 failed, 4 skipped")]
    [InlineData("  failed: 1\\n  succeeded: 4\\n  skipped: 0\\n", 2, 2, "16 passed, 4 failed, 0 skipped")]
    [InlineData("  failed: 0\\n  succeeded: 0\\n  skipped: 0\\n", 0, 8, "0 passed, 0 failed, 0 skipped")]
    public void It_ends_with_the_worst_run_s_code_and_adds_all_up_and_no_test_at_all_is_not_green(string summary, int status, int exitCode, string lastLine) =>
        Assert.Equal((exitCode, lastLine), End(summary, status));

    [Theory]
    [InlineData("--debian 11")]
    [InlineData("--debian --quick")]
    public void A_release_that_the_lab_does_not_know_is_refused(string arguments)
    {
        var (exitCode, output) = Tool.Run("sh", ["-c", $"exec ./test.sh {arguments}"], folder: ProjectFolder.Find());

        Assert.Equal((1, "--debian: 13, 12 or testing\n"), (exitCode, output));
    }
}
