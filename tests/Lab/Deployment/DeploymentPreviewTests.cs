using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentPreviewTests : Bench
{
    private const string Before = "line 1\nline 2\nline 3\nrange=100,199\nline 5\nline 6\nline 7\n";
    private static readonly string After = Before.Replace("199", "150", StringComparison.Ordinal);

    public static TheoryData<string, Step[], Step[], string> Previews => new()
    {
        { "A new step", [], [new("a", "x")], "1 to create\n+ a\n    create: create a\n    stdin: x" },
        { "A new step's files", [], [new("a", "line 1\n  line 2\n")], "1 to create\n+ a\n    create: create a\n    stdin:\n      + line 1\n      +   line 2" },
        { "A new step's secret", [], [new("a", Before, Secret: true)], "1 to create\n+ a\n    create: create a\n    stdin: [secret]" },
        {
            "What is not known yet",
            [new("a")],
            [new("a"), new("b"), new("later", Of: "b")],
            "2 to create, 1 unchanged\n+ b\n    create: create b\n+ later\n    create: create later\n    stdin: known only when `up` has made what goes into it"
        },
        { "A changed file is a line diff", [new("a", Before)], [new("a", After)], """
            1 to update
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
            """ },
        { "A newline at the end that goes", [new("a", "a\nb\n")], [new("a", "a\nb")], "1 to update\n~ a\n    stdin:\n        a\n        b\n      - " },
        { "A changed secret", [new("a", Before, Secret: true)], [new("a", After, Secret: true)], "1 to update\n~ a\n    stdin: [secret] → [secret]" },
        { "What was secret and is no longer marked", [new("a", Before, Secret: true)], [new("a", After)], "1 to update\n~ a\n    stdin: [secret] → [secret]" },
        {
            "What hangs on a changed step is unknown",
            [new("a", "1"), new("b", Of: "a"), new("c", After: ["a"])],
            [new("a", "2"), new("b", Of: "a"), new("c", After: ["a"])],
            "2 to update, 1 unchanged\n~ a\n    stdin: 1 → 2\n~ b\n    stdin: 1 → [unknown]"
        },
        {
            "A replacement and a delete",
            [new("a", Trigger: "1"), new("gone")],
            [new("a", Trigger: "2")],
            "1 to replace, 1 to delete\n± a\n    triggers: [\"1\"] → [\"2\"]\n- gone"
        },
        { "A changed connection shows no part of the key", [new("a")], [new("a", Host: "192.0.2.9")], "1 to update\n~ a\n    connection: [secret] → [secret]" },
    };

    [Theory]
    [MemberData(nameof(Previews))]
    public async Task A_preview_shows_what_would_be_done_and_does_none_of_it(string what, Step[] before, Step[] after, string shown)
    {
        Assert.True((await UpAsync(before)).Ok, what);
        var state = StateNames;

        var result = await PreviewAsync(after);

        Assert.Equal(shown, $"{ChangeText.Summary(result, preview: true)}\n{Text(result)}", ignoreLineEndingDifferences: true);
        Assert.Empty(Shell.Calls);
        Assert.Equal(state, StateNames);
    }

    [Fact]
    public async Task A_text_too_long_for_a_file_is_shown_by_its_beginning()
    {
        static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(number => $"line {number}\n"));

        var text = Text(await PreviewAsync(new("file", Lines(200)), new("program", Lines(201))));

        text.MustSay("+ line 200", "+ line 12\n      … 189 more lines");
        Assert.Single(text.Split('\n'), "      + line 13");
    }

    [Fact]
    public async Task An_input_that_is_null_is_not_unknown()
    {
        static void Program() => new Step("a").Register(stdin: Output.Create("x").Apply(_ => (string)null!));
        await UpAsync(Program);

        Assert.False((await PreviewAsync(Program)).HasChanges);
    }

    private static string Text(DeploymentResult result) => string.Join('\n', result.Changes
        .Where(change => change.Kind != ChangeKind.Same).OrderBy(change => change.Kind == ChangeKind.Delete).ThenBy(change => change.Key.Name)
        .SelectMany(ChangeText.Lines));
}
