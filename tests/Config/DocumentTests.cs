namespace Ipv6Dmz.Tests.Config;

public partial class DocumentTests
{
    private static readonly string Root = RepositoryFile.Root();
    private static readonly string[] Documents = [Path.Combine(Root, "README.md"), .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)];

    // But for a domain and a file that are called like one.
    [Fact]
    public void The_keys_that_documents_name_are_there() => Assert.All(
        from file in Documents from match in KeyName().Matches(File.ReadAllText(file)) select match.Groups[1].Value into name where name is not ("dmz.home.arpa" or "router.gone") select name,
        name => Assert.Contains(ConfigKeys.All, key => key.Name == name || key.Name.StartsWith($"{name}.")));

    [Fact]
    public void Every_key_that_a_copied_file_needs_changed_is_in_the_steps_of_a_deployment()
    {
        var steps = RepositoryFile.Read("docs/deploy.md").Split("**2. The configuration.**")[1].Split("**4. Look")[0];
        var samples = Assert.Single(ConfigWarnings.Of(SampleConfig.Parse("6in4 & router.connection.host=192.168.1.2"))).Split(": ")[0].Split(", ");

        Assert.All(samples.Concat(ConfigKeys.All.Where(key => key.IsRequired).Select(key => key.Name)), key => Assert.Matches($"(`|--path ){key}(`| )", steps));
    }

    [Fact]
    public void The_index_has_every_document() => RepositoryFile.Read("docs/README.md").MustSay(
        [.. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(Path.GetFileName).Where(name => name != "README.md").Select(name => $"({name})")]);

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading() => Assert.All(
        from document in Documents from it in Link().Matches(File.ReadAllText(document)) select (document, path: it.Groups[1].Value, heading: it.Groups[2].Value), link =>
        {
            var target = link.path == "" ? link.document : Path.Combine(Path.GetDirectoryName(link.document)!, link.path);
            Assert.True(Path.Exists(target), $"{link}");
            Assert.True(link.heading == "" || Headings(target).Contains(link.heading), $"{link}");
        });

    // As a forge makes anchors of them.
    private static IEnumerable<string> Headings(string file) => File.ReadLines(file).Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchors().Replace(line.TrimStart('#', ' ').ToLowerInvariant(), "").Replace(' ', '-'));

    // As code, alone or in an assignment.
    [GeneratedRegex(@"`((?:vps|uplink|wireguard|dmz|router|apply)\.[A-Za-z.0-9]*[A-Za-z0-9])[`: ]")]
    private static partial Regex KeyName();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
