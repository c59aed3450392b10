using System.Text.RegularExpressions;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Machines;
using Tool = Ipv6Dmz.Tests.Tools.Tool;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed partial class LabScriptTests
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

    [Fact]
    public void The_image_announces_as_many_steps_as_the_progress_counts() =>
        Assert.Equal(ImageBuilder.Steps, Step().Count(File.ReadAllText(Assets.Folder("Image/build.sh"))));

    [GeneratedRegex("^step ['\"]", RegexOptions.Multiline)]
    private static partial Regex Step();
}
