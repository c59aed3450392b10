using Ipv6Dmz.Config;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Machines;

namespace Ipv6Dmz.Tests.Config;

public class ReadmeTests
{
    [Fact]
    public void The_table_of_keys_is_the_one_that_the_program_uses()
    {
        var table = RepositoryFile.Read("README.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(ConfigKeys.All.Select(Row), table);
    }

    [Fact]
    public void Every_key_that_a_copied_file_needs_changed_is_in_the_steps_of_a_deployment()
    {
        var steps = Between("**2. The configuration.**", "**4. Look");
        var samples = Assert.Single(ConfigWarnings.Of(SampleConfig.Parse(SampleConfig.DevWith(("router.connection.host", "192.168.1.2"))))).Split(": ")[0].Split(", ");

        Assert.All(samples.Concat(ConfigKeys.All.Where(key => key.IsRequired).Select(key => key.Name)), key => Assert.Matches($"(`|--path ){key}(`| )", steps));
    }

    [Fact]
    public void The_lab_s_ports_are_the_ones_that_the_code_takes()
    {
        var lab = Between("## Try it", "## Deploy it");

        foreach (var folder in LabFolder.Tests("/lab").Prepend(LabFolder.Dev("/lab")))
        {
            Assert.Contains($"{folder.Port(LabMachine.World)}-{folder.Port(LabMachine.Router)}", lab, StringComparison.Ordinal);
            var cables = LabMachineExtensions.All.SelectMany(Cable.Of).OfType<Cable>().Select(cable => folder.CablePort(cable.Local)).Order().ToArray();
            Assert.Contains($"{cables[0]}-{cables[^1]}", lab, StringComparison.Ordinal);
        }
    }

    private static string Between(string start, string end)
    {
        var text = RepositoryFile.Read("README.md");
        var from = text.IndexOf(start, StringComparison.Ordinal);
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Row(ConfigKey key)
    {
        var value = key switch
        {
            { IsSecret: true, Default: null } => "required, secret",
            { IsSecret: true } => "none, secret",
            { Default: null } => "required",
            { Default: "" } => "none",
            _ => $"`{key.Default}`",
        };
        return $"| `{key.Name}` | {value} | {key.Description} |";
    }
}
