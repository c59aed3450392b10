using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi;
using static Ipv6Dmz.Tests.Lab.Deployment.Bench;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentPreviewTests : IDisposable
{
    private const string Before = "line 1\nline 2\nline 3\nrange=100,199\nline 5\nline 6\nline 7\n";
    private static readonly string After = Before.Replace("199", "150", StringComparison.Ordinal);
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    private static string Text(DeploymentResult result) =>
        string.Join('\n', result.Changes.Where(change => change.Kind != ChangeKind.Same).SelectMany(ChangeText.Lines));

    [Fact]
    public async Task A_preview_says_what_would_be_created_and_does_none_of_it()
    {
        var result = await bench.PreviewAsync(() => Command("a", stdin: Password("p").Result));

        Assert.Equal(2, result.Count(ChangeKind.Create));
        Assert.Empty(bench.Shell.Calls);
        Assert.Empty(bench.StateNames);
        Assert.Contains("+ a\n    create: create a", Text(result), StringComparison.Ordinal);
        Assert.Equal("2 to create", ChangeText.Summary(result, preview: true));
    }

    [Fact]
    public async Task Of_a_new_step_its_files_are_shown_what_is_secret_or_not_yet_known_as_a_word()
    {
        var text = Text(await bench.PreviewAsync(() =>
        {
            Command("file", stdin: "line 1\n  line 2\n");
            Command("key", stdin: Output.CreateSecret("line 1\nline 2\n"));
            Command("later", stdin: Command("first").Stdout);
        }));

        Assert.Contains("+ file\n    create: create file\n    stdin:\n      + line 1\n      +   line 2\n+ ", text, StringComparison.Ordinal);
        Assert.Contains("+ key\n    create: create key\n    stdin: [secret]", text, StringComparison.Ordinal);
        Assert.Contains("+ later\n    create: create later\n    stdin: known only when", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_too_long_for_a_file_is_shown_by_its_beginning()
    {
        static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(number => $"line {number}\n"));

        var text = Text(await bench.PreviewAsync(() =>
        {
            Command("file", stdin: Lines(200));
            Command("program", stdin: Lines(201));
        }));

        Assert.Contains("+ line 200", text, StringComparison.Ordinal);
        Assert.Contains("+ line 12\n      … 189 more lines", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), "      + line 13");
    }

    [Fact]
    public async Task A_changed_file_is_shown_as_a_line_diff()
    {
        await bench.UpAsync(() => Command("a", stdin: Before));

        var result = await bench.PreviewAsync(() => Command("a", stdin: After));

        Assert.Equal("""
            ~ a
                stdin:
                    …
                    line 2
                    line 3
                  - range=100,199
                  + range=100,150
                    line 5
                    line 6
                    …
            """, Text(result), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_newline_at_the_end_of_a_file_is_no_line_of_it()
    {
        Assert.Equal(["  a", "- b", "+ c"], LineDiff.Between("a\nb\n", "a\nc\n"));
        Assert.Equal(["  a", "- "], LineDiff.Between("a\n", "a"));
    }

    [Fact]
    public async Task A_secret_stdin_is_shown_as_secret_and_nothing_of_it()
    {
        await bench.UpAsync(() => Command("a", stdin: Output.CreateSecret(Before)));

        var text = Text(await bench.PreviewAsync(() => Command("a", stdin: Output.CreateSecret(After))));

        Assert.Equal("~ a\n    stdin: [secret] → [secret]", text);
    }

    [Fact]
    public async Task What_was_secret_stays_hidden_when_the_program_no_longer_marks_it()
    {
        await bench.UpAsync(() => Command("a", stdin: Output.CreateSecret(Before)));

        Assert.DoesNotContain("range", Text(await bench.PreviewAsync(() => Command("a", stdin: After))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_hangs_on_a_changed_resource_is_unknown()
    {
        static void Program(string stdin)
        {
            var a = Command("a", stdin: stdin);
            Command("b", stdin: a.Stdout);
            Command("c", after: [a]);
        }

        bench.Shell.Answer = call => new(0, $"{call.Command} said", "");
        await bench.UpAsync(() => Program("1"));

        var text = Text(await bench.PreviewAsync(() => Program("2")));

        Assert.Equal("~ a\n    stdin: 1 → 2\n~ b\n    stdin: create a said → [unknown]", text);
    }

    [Fact]
    public async Task An_input_that_is_null_is_not_unknown()
    {
        static void Program() => Command("a", stdin: Output.Create("x").Apply(_ => (string)null!));
        await bench.UpAsync(Program);

        Assert.False((await bench.PreviewAsync(Program)).HasChanges);
    }

    [Fact]
    public async Task Replacements_and_deletes_are_announced()
    {
        await bench.UpAsync(() =>
        {
            Command("a", triggers: ["1"]);
            Command("gone");
        });

        var result = await bench.PreviewAsync(() => Command("a", triggers: ["2"]));

        Assert.Equal("± a\n    triggers: [\"1\"] → [\"2\"]\n- gone", Text(result));
        Assert.Equal("1 to replace, 1 to delete", ChangeText.Summary(result, preview: true));
    }

    [Fact]
    public async Task A_changed_connection_shows_no_part_of_the_key()
    {
        await bench.UpAsync(() => Command("a"));

        Assert.Equal("~ a\n    connection: [secret] → [secret]", Text(await bench.PreviewAsync(() => Command("a", host: "192.0.2.9"))));
    }
}
