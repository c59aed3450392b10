using System.Text.RegularExpressions;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed partial class LabScriptTests
{
    private static readonly string World = File.ReadAllText(Assets.Folder("World/world.sh"));

    public static TheoryData<string> Scripts => ["World/world.sh", "World/udhcpc.sh", "Image/build.sh", "Image/init"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shellcheck_has_nothing_to_say(string script) => Ipv6Dmz.Tests.Tools.Tool.Accepts("shellcheck", [Assets.Folder(script)]);

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

    [GeneratedRegex("^step '", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex("^namespaces='(.*)'$", RegexOptions.Multiline)]
    private static partial Regex Namespaces();
}
