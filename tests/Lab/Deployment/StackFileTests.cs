using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Lab.Deployment;

public sealed class StackFileTests : InFolder
{
    private static readonly string Corpus = Path.Combine(RepositoryFile.Root(), "tests", "StackFiles");

    /// <summary>Stack files that the CLI 3.259.0 was given, with its verdict in their first line, and what a program gets of those that it takes.
    /// Where one has no Pulumi.yaml of its own, it is StackFiles/Pulumi.yaml.</summary>
    public static TheoryData<string> Cases => [.. Directory.GetFiles(Corpus, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

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
        var (verdict, program) = Unpack(File.ReadAllText(Path.Combine(Corpus, $"{name}.txt")));

        if (verdict == "accepted")
        {
            var (config, expected) = (Load(), JsonNode.Parse(program)!.AsObject());

            Assert.Equal(expected.Select(key => key.Key).Order(StringComparer.Ordinal), config.Values.Keys);
            Assert.All(expected, key => Assert.True(JsonNode.DeepEquals(key.Value, Whole(config.Values[key.Key])), $"{key.Key}: {config.Values[key.Key]} instead of {key.Value}"));
            return;
        }

        var refusal = Assert.Throws<StackFileException>(() => Load()).Message;
        var file = At("Pulumi.case.yaml");
        Assert.StartsWith(verdict.Split(' ') switch
        {
            ["missing", ..] => $"{file}: {verdict["missing ".Length..]} — Pulumi.yaml has no default for ",
            ["plain", var key] => $"{file}: {key} — Pulumi.yaml says that it is secret, and here it is plain text",
            ["type", var key, var type] => $"{file}: {key} — it is not of the type {type} that Pulumi.yaml gives it",
            ["unreadable"] => Folder,
            _ => throw new InvalidOperationException(verdict),
        }, refusal.StartsWith(Folder, StringComparison.Ordinal) ? refusal : $"{Folder}: {refusal}", StringComparison.Ordinal);
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
    public void An_encrypted_value_is_an_error_unless_the_lab_gives_its_own()
    {
        const string stack = "config:\n  p:key:\n    secure: AAAA\n";

        Assert.Throws<StackFileException>(() => Load(stack)).Message.MustSay("p:key is encrypted");
        Assert.Equal("mine", Load(stack, new ConfigValue("key", "mine", Secret: true)).Values["p:key"]);
    }

    [Fact]
    public void A_missing_stack_file_and_a_project_without_a_name_are_said()
    {
        Write("Pulumi.yaml", "name: p");
        Assert.Throws<StackFileException>(() => Load()).Message.MustSay("Pulumi.case.yaml: no such file");

        Write("Pulumi.yaml", "description: no name");
        Assert.Throws<StackFileException>(() => Load()).Message.MustSay("it has no name");
    }

    /// <summary>Writes the files of a case, and gives back its verdict and what a program gets.</summary>
    private (string Verdict, string Program) Unpack(string text)
    {
        File.Copy(Path.Combine(Corpus, "Pulumi.yaml"), At("Pulumi.yaml"));
        var parts = text.Split("\n--- ");
        foreach (var part in parts[1..])
        {
            var name = part.Split('\n')[0];
            Write(name, part[(name.Length + 1)..]);
        }

        var head = parts[0].Split('\n');
        return (head[0], head.ElementAtOrDefault(1) ?? "");
    }

    private static JsonNode? Whole(string value) => value is ['{' or '[', ..] ? JsonNode.Parse(value) : JsonValue.Create(value);
}
