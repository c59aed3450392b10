using System.Text.RegularExpressions;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed partial class LabScriptTests
{
    private static readonly string World = File.ReadAllText(Assets.Folder("World/world.sh"));

    private static readonly string Repository = ProjectFolder.Find();

    /// <summary>Whatever has a shell's first line or a name like one, outside the components, which have checks of their own.</summary>
    public static TheoryData<string> Scripts =>
    [
        "demo.sh", "test.sh", ".ci/run", "lab/Image/init",
        .. Directory.EnumerateFiles(Path.Combine(Repository, "lab"), "*.sh", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository, file))
            .Where(file => !file.StartsWith("lab/bin/", StringComparison.Ordinal) && !file.StartsWith("lab/obj/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shellcheck_has_nothing_to_say(string script) =>
        Ipv6Dmz.Tests.Tools.Tool.Accepts("shellcheck", ["--external-sources", script], folder: Repository);

    [Fact]
    public void The_list_of_scripts_has_the_known_ones() =>
        Assert.Superset(
            new HashSet<string> { "lab/build.sh", "lab/install.sh", "lab/Image/build.sh", "lab/World/world.sh", "lab/World/udhcpc.sh", "lab/Probes/Tools/lib.sh" },
            Scripts.Select(row => row.Data).ToHashSet());

    [Fact]
    public void Perl_can_read_the_probes_program() =>
        Ipv6Dmz.Tests.Tools.Tool.Accepts("perl", ["-c", "lab/Probes/Tools/net.pl"], folder: Repository);

    [Fact]
    public void The_image_announces_as_many_steps_as_the_progress_counts() =>
        Assert.Equal(ImageBuilder.Steps, Step().Count(File.ReadAllText(Assets.Folder("Image/build.sh"))));

    [Fact]
    public void The_drawing_shows_every_namespace()
    {
        var drawing = World[..World.IndexOf("set -eu", StringComparison.Ordinal)];
        var namespaces = Namespaces().Match(World).Groups[1].Value.Split(' ');

        Assert.Equal(11, namespaces.Length);
        Assert.All(namespaces, name => Assert.Matches($@"\b{name}\b", drawing));
    }

    [Fact]
    public void World_s_cables_are_plugged_where_the_script_looks_for_them()
    {
        var own = Cable.Of(LabMachine.World).Select((cable, index) => (cable, index)).Where(c => c.cable is not null);

        Assert.All(own, c => Assert.Contains($"{c.cable!.Mac}:eth{c.index}", World, StringComparison.Ordinal));
    }

    [Fact]
    public void The_router_s_lease_is_tied_to_the_card_that_the_lab_gives_it() =>
        Assert.Contains($"--dhcp-host={Cable.Of(LabMachine.Router)[0]!.Mac},192.168.1.2", World, StringComparison.Ordinal);

    [GeneratedRegex("^step ['\"]", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex("^namespaces='(.*)'$", RegexOptions.Multiline)]
    private static partial Regex Namespaces();
}
