using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Lab.Deployment;

public sealed class StackFileTests : InFolder
{
    private static readonly string Corpus = RepositoryFile.Path("tests/StackFiles");

    /// <summary>Stack files that the CLI 3.259.0 was given, with its verdict in their first line, and what a program gets of those that it takes.
    /// Where one has no Pulumi.yaml of its own, it is StackFiles/Pulumi.yaml.</summary>
    public static TheoryData<string> Cases => [.. Directory.GetFiles(Corpus, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    private StackConfig Load(params ConfigValue[] overrides) => StackFile.Load(Folder, "case", overrides);

    private StackConfig Load(string stack, params ConfigValue[] overrides)
    {
        Write("Pulumi.yaml", "name: p\nconfig:\n  p:key: { type: string, secret: true }\n");
        Write("Pulumi.case.yaml", stack);
        return Load(overrides);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_lab_says_what_the_CLI_said(string name)
    {
        var parts = File.ReadAllText(Path.Combine(Corpus, $"{name}.txt")).Split("\n--- ");
        File.Copy(Path.Combine(Corpus, "Pulumi.yaml"), At("Pulumi.yaml"));
        foreach (var (file, text) in parts[1..].Select(part => part.Split('\n', 2)).Select(part => (part[0], part[1])))
        {
            Write(file, text);
        }

        var head = parts[0].Split('\n');
        if (head[0] == "accepted")
        {
            var (config, expected) = (Load(), JsonNode.Parse(head[1])!.AsObject());
            Assert.Equal(expected.Select(key => key.Key).Order(StringComparer.Ordinal), config.Values.Keys);
            Assert.All(expected, key => Assert.True(
                JsonNode.DeepEquals(key.Value, Whole(config.Values[key.Key])), $"{key.Key}: {config.Values[key.Key]} instead of {key.Value}"));
            return;
        }

        Assert.StartsWith(head[0].Split(' ') switch
        {
            ["missing", ..] => $"{At("Pulumi.case.yaml")}: {head[0]["missing ".Length..]} — Pulumi.yaml has no default for ",
            ["plain", var key] => $"{At("Pulumi.case.yaml")}: {key} — Pulumi.yaml says that it is secret, and here it is plain text",
            ["type", var key, var type] => $"{At("Pulumi.case.yaml")}: {key} — it is not of the type {type} that Pulumi.yaml gives it",
            ["unreadable"] => "",
            _ => throw new InvalidOperationException(head[0]),
        }, Assert.Throws<StackFileException>(() => Load()).Message);
    }

    [Fact]
    public void Overrides_win_lead_into_their_groups_by_dots_and_a_secret_makes_its_group_one()
    {
        var config = Load(
            "config:\n  p:a: 1\n  p:vps:\n    port: 22\n",
            new("a", "2"), new("key", "k", Secret: true), new("vps.host", "a"), new("vps.list", """["b"]"""), new("vps.key", "k", Secret: true));

        Assert.Equal("2", config.Values["p:a"]);
        Assert.Equal("""{"port":22,"host":"a","list":["b"],"key":"k"}""", config.Values["p:vps"]);
        Assert.Equal("""["p:key","p:vps"]""", config.SecretKeysJson());
    }

    [Fact]
    public void An_encrypted_value_is_an_error_unless_the_lab_gives_its_own_and_what_is_missing_is_said()
    {
        const string stack = "config:\n  p:key:\n    secure: AAAA\n";
        Assert.Equal("mine", Load(stack, new ConfigValue("key", "mine", Secret: true)).Values["p:key"]);
        Assert.Throws<StackFileException>(() => Load(stack)).Message.MustSay("p:key is encrypted");

        File.Delete(At("Pulumi.case.yaml"));
        Assert.Throws<StackFileException>(() => Load()).Message.MustSay("Pulumi.case.yaml: no such file");
        Write("Pulumi.yaml", "description: no name");
        Assert.Throws<StackFileException>(() => Load()).Message.MustSay("it has no name");
    }

    private static JsonNode? Whole(string value) => value is ['{' or '[', ..] ? JsonNode.Parse(value) : JsonValue.Create(value);
}
