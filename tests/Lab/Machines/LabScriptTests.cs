namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class LabScriptTests
{
    private static readonly string Repository = ProjectFolder.Find();

    /// <summary>Whatever is a shell script, outside the components, which have checks of their own.</summary>
    public static TheoryData<string> Scripts =>
    [
        "demo.sh", "test.sh", ".ci/run", "lab/Image/init",
        .. Directory.EnumerateFiles(Path.Combine(Repository, "lab"), "*.sh", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository, file)).Where(file => !file.StartsWith("lab/bin/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shellcheck_has_nothing_to_say(string script) => Tool.Accepts("shellcheck", ["--external-sources", script], folder: Repository);
}
