using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Cloud;

namespace Ipv6Dmz.Tests.Config;

/// <summary>What the documents say of keys, ports and each other.</summary>
public partial class DocumentTests
{
    /// <summary>But for a domain and a file that are called like one.</summary>
    [Fact]
    public void The_keys_that_documents_name_are_there() => Assert.All(
        Directory.EnumerateFiles(RepositoryFile.Path("docs"), "*.md", SearchOption.AllDirectories).Append(RepositoryFile.Path("README.md")).SelectMany(file => KeyName().Matches(File.ReadAllText(file))),
        match => Assert.True(match.Groups[1].Value is "dmz.home.arpa" or "router.gone" || ConfigKeys.All.Any(key => key.Name == match.Groups[1].Value || key.Name.StartsWith($"{match.Groups[1].Value}.")), match.Value));

    [Fact]
    public async Task The_server_that_is_taken_out_of_the_state_by_hand_is_called_so()
    {
        Assert.Contains("::vps-server$", RepositoryFile.Read("docs/hetzner.md"));
        Assert.Contains("vps-server", (await ProgramRun.OfAsync("hcloud routed")).Resources.Keys);
    }

    [Fact]
    public void Every_key_that_a_copied_file_needs_changed_is_in_the_steps_of_a_deployment()
    {
        var steps = Between("docs/deploy.md", "**2. The configuration.**", "**4. Look");
        var samples = Assert.Single(ConfigWarnings.Of(SampleConfig.Parse("6in4 & router.connection.host=192.168.1.2"))).Split(": ")[0].Split(", ");

        Assert.All(samples.Concat(ConfigKeys.All.Where(key => key.IsRequired).Select(key => key.Name)), key => Assert.Matches($"(`|--path ){key}(`| )", steps));
    }

    [Fact]
    public void The_lab_s_ports_are_the_ones_that_the_code_takes()
    {
        var lab = Between("docs/lab.md", "The lab takes TCP ports", "on the loopback address");

        foreach (var folder in LabFolder.Tests("/lab").Prepend(LabFolder.Dev("/lab")))
        {
            Assert.Contains($"{folder.Port(LabMachine.World)}-{folder.Port(LabMachine.Router)}", lab);
            var cables = LabMachineExtensions.All.SelectMany(Cable.Of).OfType<Cable>().Select(cable => folder.CablePort(cable.Local)).Order().ToArray();
            Assert.Contains($"{cables[0]}-{cables[^1]}", lab);
        }
    }

    [Fact]
    public void The_index_has_every_document()
    {
        var documents = Directory.EnumerateFiles(RepositoryFile.Path("docs"), "*.md").Select(Path.GetFileName).Where(name => name != "README.md");

        Assert.All(documents, name => Assert.Contains($"({name})", RepositoryFile.Read("docs/README.md")));
    }

    /// <summary>Files and headings that links of the documents lead to.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(document)!;

        foreach (Match link in Link().Matches(RepositoryFile.Read(document)))
        {
            var (path, heading) = (link.Groups[1].Value, link.Groups[2].Value);
            var target = path == "" ? document : Path.GetRelativePath(RepositoryFile.Path(""), Path.GetFullPath(Path.Combine(RepositoryFile.Path(folder), path)));
            Assert.True(Path.Exists(RepositoryFile.Path(target)), $"{document}: {link.Value}");
            Assert.True(heading == "" || Headings(RepositoryFile.Read(target)).Contains(heading), $"{document}: {link.Value}");
        }
    }

    public static TheoryData<string> Documents =>
        ["README.md", .. Directory.EnumerateFiles(RepositoryFile.Path("docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFile.Path(""), file))];

    /// <summary>As a forge makes anchors of them.</summary>
    private static IEnumerable<string> Headings(string text) => text.Split('\n').Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchors().Replace(line.TrimStart('#', ' ').ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Between(string document, string start, string end)
    {
        var text = RepositoryFile.Read(document);
        var from = text.IndexOf(start);
        return text[from..text.IndexOf(end, from)];
    }

    /// <summary>As code, alone or in an assignment.</summary>
    [GeneratedRegex(@"`((?:vps|uplink|wireguard|dmz|router|apply)\.[A-Za-z.0-9]*[A-Za-z0-9])[`: ]")]
    private static partial Regex KeyName();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
