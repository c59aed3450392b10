using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Lab;

/// <summary>lab/build.sh with a `dotnet` that fails to restore as it is told to.</summary>
public sealed class BuildScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int ExitCode, string Output) ChooseSdk(string restore)
    {
        var bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        var dotnet = Path.Combine(bin, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\n{restore}\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "");
        var script = Path.Combine(ProjectFolder.Find(), "lab/build.sh");
        return Tool.Run("sh", ["-euc", $"PATH={bin}:$PATH; . {script}; choose_sdk; echo chosen $SDK"], folder: folder);
    }

    [Theory]
    [InlineData("NU1101: Unable to find package Pulumi")]
    [InlineData("NU1102: Unable to find package Pulumi with version (>= 3.0.0)")]
    [InlineData("NU1301: Unable to load the service index")]
    public void Packages_that_can_not_be_had_are_stood_in_for_and_it_says_why(string error)
    {
        var (exitCode, output) = ChooseSdk($"echo 'a.csproj : error {error}'; exit 1");

        Assert.Equal(0, exitCode);
        Assert.Contains("chosen offline", output, StringComparison.Ordinal);
        Assert.Contains(error[..6], output, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_failure_of_the_restore_ends_it_with_what_was_said()
    {
        var (exitCode, output) = ChooseSdk("echo 'a.csproj : error NU1903: a package has a vulnerability'; exit 1");

        Assert.Equal(1, exitCode);
        Assert.Contains("NU1903: a package has a vulnerability", output, StringComparison.Ordinal);
        Assert.DoesNotContain("chosen", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_that_are_there_are_used()
    {
        Assert.Contains("chosen nuget", ChooseSdk("exit 0").Output, StringComparison.Ordinal);
    }
}
