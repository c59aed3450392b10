namespace Ipv6Dmz.Tests.Lab;

/// <summary>test.sh, lab/build.sh and lab/install.sh on a computer whose programs do as they are told.</summary>
public sealed class ScriptTests : InFolder
{
    private static readonly string Repository = ProjectFolder.Find();

    /// <summary>Whatever is a shell script, outside the components, which have checks of their own.</summary>
    public static TheoryData<string> Scripts =>
    [
        "demo.sh", "test.sh", ".ci/run", "lab/Image/init",
        .. Directory.EnumerateFiles(Path.Combine(Repository, "lab"), "*.sh", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository, file)).Where(file => !file.StartsWith("lab/bin/")),
    ];

    private (int ExitCode, string Output) Sh(string script) => Tool.Run("sh", ["-euc", $"PATH=$PWD/bin:$PATH; {script}"], folder: Folder);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shellcheck_has_nothing_to_say(string script) => Tool.Accepts("shellcheck", ["--external-sources", script], folder: Repository);

    [Theory]
    [InlineData("exit 0", 0, "chosen nuget")]
    [InlineData("echo 'a.csproj : error NU1101: Unable to find package Pulumi'; exit 1", 0, "chosen offline", "NU1101")]
    [InlineData("echo 'a.csproj : error NU1102: Unable to find package Pulumi with version (>= 3.0.0)'; exit 1", 0, "chosen offline", "NU1102")]
    [InlineData("echo 'a.csproj : error NU1301: Unable to load the service index'; exit 1", 0, "chosen offline", "NU1301")]
    [InlineData("echo 'a.csproj : error NU1903: a package has a vulnerability'; exit 1", 1, "NU1903: a package has a vulnerability")]
    public void Packages_that_can_not_be_had_are_stood_in_for_and_any_other_failure_of_the_restore_ends_it(string restore, int exitCode, params string[] said)
    {
        Program("bin/dotnet", restore);
        Write("Directory.Packages.props", "");

        var result = Sh($". {Repository}/lab/build.sh; choose_sdk; echo chosen $SDK");

        Assert.Equal((exitCode, exitCode == 0), (result.ExitCode, result.Output.Contains("chosen")));
        result.Output.MustSay(said);
    }

    [Theory]
    [InlineData("*qemu-utils | *shellcheck", 0, 0, "installing qemu-utils (1 of 2)\n", "installing shellcheck (2 of 2)\n", "apt-get install -qq --no-install-recommends shellcheck")]
    [InlineData("*qemu-utils", 1000, 1, "missing: qemu-utils")]
    [InlineData("nothing", 1000, 0)]
    public void What_is_missing_is_installed_one_by_one_or_named_without_root_and_else_nothing_is_said(string missing, int user, int exitCode, params string[] said)
    {
        Program("bin/dpkg-query", $"case $* in {missing}) exit 1 ;; esac; echo ii");
        Program("bin/id", $"echo {user}");
        Program("bin/apt-get", "echo \"apt-get $*\" >&2");

        var result = Sh($". {Repository}/lab/install.sh");

        Assert.Equal((exitCode, said.Length == 0), (result.ExitCode, result.Output.Length == 0));
        result.Output.MustSay(said);
    }

    [Theory]
    [InlineData("  failed: 0\\n  succeeded: 5\\n  skipped: 1\\n", 0, 0, "20 passed, 0 failed, 4 skipped")]
    [InlineData("\\033[m  failed: 0\\n\\033[32m  succeeded: 5\\n\\033[m  skipped: 1\\033[m\\n", 0, 0, "20 passed, 0 failed, 4 skipped")]
    [InlineData("  failed: 1\\n  succeeded: 4\\n  skipped: 0\\n", 2, 2, "16 passed, 4 failed, 0 skipped")]
    [InlineData("  failed: 0\\n  succeeded: 0\\n  skipped: 0\\n", 0, 8, "0 passed, 0 failed, 0 skipped")]
    public void A_test_run_ends_with_the_worst_part_s_code_and_adds_all_up_and_no_test_at_all_is_not_green(string summary, int status, int exitCode, string lastLine)
    {
        Array.ForEach(["test.sh", "lab/build.sh", "lab/install.sh", "Directory.Packages.props"], file => Write(file, RepositoryFile.Read(file)));
        Program("bin/dotnet", $"case $1 in --version) echo 10.0.100 ;; exec) printf '{summary}'; exit {status} ;; esac");

        var result = Sh("exec sh ./test.sh 2>/dev/null");

        Assert.Equal((exitCode, lastLine), (result.ExitCode, result.Output.TrimEnd().Split('\n')[^1]));
    }

    [Theory]
    [InlineData("--debian 11")]
    [InlineData("--debian --quick")]
    public void A_release_that_the_lab_does_not_know_is_refused(string arguments) =>
        Assert.Equal((1, "--debian: 13, 12 or testing\n"), Sh($"exec {Repository}/test.sh {arguments}"));
}
