namespace Ipv6Dmz.Tests.Lab;

/// <summary>lab/build.sh with a `dotnet` that restores as it is told to, and lab/install.sh on a computer that has of Debian's tools what a test gives it.</summary>
public sealed class BuildScriptTests : InFolder
{
    private (int ExitCode, string Output) Source(string script, string after = "") =>
        Tool.Run("sh", ["-euc", $"PATH={At("bin")}:$PATH; . {Path.Combine(ProjectFolder.Find(), script)}; {after}"], folder: Folder);

    private (int ExitCode, string Output) ChooseSdk(string restore)
    {
        Program("bin/dotnet", restore);
        Write("Directory.Packages.props", "");
        return Source("lab/build.sh", "choose_sdk; echo chosen $SDK");
    }

    private (int ExitCode, string Output) Install(string missing, int user)
    {
        Program("bin/dpkg-query", $"case $* in {missing}) exit 1 ;; esac; echo ii");
        Program("bin/id", $"echo {user}");
        Program("bin/apt-get", "echo \"apt-get $*\" >&2");
        return Source("lab/install.sh");
    }

    [Theory]
    [InlineData("NU1101: Unable to find package Pulumi")]
    [InlineData("NU1102: Unable to find package Pulumi with version (>= 3.0.0)")]
    [InlineData("NU1301: Unable to load the service index")]
    public void Packages_that_can_not_be_had_are_stood_in_for_and_it_says_why(string error)
    {
        var (exitCode, output) = ChooseSdk($"echo 'a.csproj : error {error}'; exit 1");

        Assert.Equal(0, exitCode);
        output.MustSay("chosen offline", error[..6]);
    }

    [Fact]
    public void Any_other_failure_of_the_restore_ends_it_with_what_was_said()
    {
        var (exitCode, output) = ChooseSdk("echo 'a.csproj : error NU1903: a package has a vulnerability'; exit 1");

        Assert.Equal(1, exitCode);
        output.MustSay("NU1903: a package has a vulnerability");
        output.MustNotSay("chosen");
    }

    [Fact]
    public void Packages_that_are_there_are_used() => ChooseSdk("exit 0").Output.MustSay("chosen nuget");

    [Fact]
    public void What_is_missing_is_installed_one_by_one_and_it_says_how_far_it_is()
    {
        var (exitCode, output) = Install("*qemu-utils | *shellcheck", user: 0);

        Assert.Equal(0, exitCode);
        output.MustSay("installing qemu-utils (1 of 2)", "installing shellcheck (2 of 2)", "apt-get install -qq --no-install-recommends shellcheck");
    }

    [Fact]
    public void Where_nothing_is_missing_it_says_nothing() => Assert.Equal((0, ""), Install("nothing", user: 1000));

    [Fact]
    public void Without_root_it_names_what_is_missing()
    {
        var (exitCode, output) = Install("*qemu-utils", user: 1000);

        Assert.Equal(1, exitCode);
        output.MustSay("missing: qemu-utils");
    }
}
