namespace Ipv6Dmz.Tests.Rendering;

// git on Windows, told so, or an unpacked archive gives the sources other line ends; what goes to the machines has to stay the same.
public sealed class CrlfTests : InFolder
{
    // These very tests, with a components.dll that is built from a copy with CRLF.
    [Fact]
    public void A_clone_with_CRLF_line_ends_renders_the_same_bytes()
    {
        var sdk = typeof(Deployment).Assembly.GetName().Name == "Pulumi.Offline" ? "offline" : "nuget";
        Assert.All(["*.props", "global.json", "NuGet.config", "Infra.sln", "Pulumi.dev.yaml"], file => Copy("", file, SearchOption.TopDirectoryOnly));
        Assert.All(["components", "offline"], project => Copy(project, "*", SearchOption.AllDirectories));

        Tool.Accepts("dotnet", ["build", At("components"), $"-p:PulumiSdk={sdk}", "-nologo", "-v", "quiet"]);
        var bin = Directory.CreateDirectory(At("bin")).FullName;
        Tool.Accepts("cp", ["-a", $"{AppContext.BaseDirectory.TrimEnd('/')}/.", bin]);
        Tool.Accepts("cp", [At($"components/bin/Debug/net10.0/{Path.GetFileName(typeof(Agent).Assembly.Location)}"), bin]);

        var tests = Path.Combine(bin, Path.GetFileName(typeof(CrlfTests).Assembly.Location));
        Tool.Accepts("dotnet", [
            "exec", tests, "--filter-class", typeof(GoldenTests).FullName!, "--filter-class", typeof(CrlfTests).FullName!,
            "--filter-not-method", $"*{nameof(A_clone_with_CRLF_line_ends_renders_the_same_bytes)}"]);
    }

    // Run by the test above, too.
    [Fact]
    public void No_text_that_goes_to_a_machine_has_a_carriage_return() => Assert.All(
        [Agent.Text, ServerScripts.Ready, ServerScripts.Authorize("key"), ServerScripts.AuthorizeOnly("key", "other"), CloudInit.UserData("a\nb", "c")],
        text => Assert.DoesNotContain('\r', text));

    private void Copy(string below, string pattern, SearchOption depth)
    {
        var from = Path.Combine(RepositoryFile.Root(), below);
        foreach (var file in Directory.GetFiles(from, pattern, depth).Where(file => !(file.Contains("/bin/") || file.Contains("/obj/"))))
        {
            var to = At(Path.Combine(below, Path.GetRelativePath(from, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }
    }
}
