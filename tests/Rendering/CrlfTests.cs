namespace Ipv6Dmz.Tests.Rendering;

/// <summary>git on Windows, told so, or an unpacked archive gives the sources other line ends; what goes to the machines has to stay the same.</summary>
public sealed class CrlfTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>These very tests, with a components.dll that is built from a copy with CRLF.</summary>
    [Fact]
    public void A_clone_with_CRLF_line_ends_renders_the_same_bytes()
    {
        var sdk = typeof(Deployment).Assembly.GetName().Name == "Pulumi.Offline" ? "offline" : "nuget";
        foreach (var file in new[] { "*.props", "global.json", "NuGet.config", "Infra.sln", "Pulumi.dev.yaml" })
        {
            Copy("", file, SearchOption.TopDirectoryOnly);
        }

        foreach (var project in new[] { "components", "offline" })
        {
            Copy(project, "*", SearchOption.AllDirectories);
        }

        Tool.Accepts("dotnet", ["build", Path.Combine(folder, "components"), $"-p:PulumiSdk={sdk}", "-nologo", "-v", "quiet"]);
        var bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        Tool.Accepts("cp", ["-a", $"{AppContext.BaseDirectory.TrimEnd('/')}/.", bin]);
        Tool.Accepts("cp", [Path.Combine(folder, "components/bin/Debug/net10.0", Path.GetFileName(typeof(Agent).Assembly.Location)), bin]);

        var tests = Path.Combine(bin, Path.GetFileName(typeof(CrlfTests).Assembly.Location));
        Tool.Accepts("dotnet", ["exec", tests, "--filter-class", typeof(GoldenTests).FullName!, "--filter-class", typeof(CrlfTests).FullName!, "--filter-not-method", $"*{nameof(A_clone_with_CRLF_line_ends_renders_the_same_bytes)}"]);
    }

    /// <summary>Run by the test above, too.</summary>
    [Fact]
    public void No_text_that_goes_to_a_machine_has_a_carriage_return()
    {
        string[] texts = [Agent.Text, ServerScripts.Ready, ServerScripts.Authorize("key"), ServerScripts.AuthorizeOnly("key", "other"), CloudInit.UserData("a\nb", "c")];

        Assert.All(texts, text => Assert.DoesNotContain('\r', text));
    }

    private void Copy(string below, string pattern, SearchOption depth)
    {
        var from = Path.Combine(RepositoryFile.Root(), below);
        foreach (var file in Directory.GetFiles(from, pattern, depth).Where(file => !file.Contains("/bin/") && !file.Contains("/obj/")))
        {
            var to = Path.Combine(folder, below, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }
    }
}
