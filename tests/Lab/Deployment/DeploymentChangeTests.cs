using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>A program, the same program changed, and what the second up says and sends.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentChangeTests : Bench
{
    private static readonly Action<CustomResourceOptions> DeleteFirst = it => it.DeleteBeforeReplace = true;
    private static readonly Action<CustomResourceOptions> IgnoreStdin = it => it.IgnoreChanges = ["stdin"];
    private static readonly Step[] Kept = [new("kept")];

    public static TheoryData<string, Step[], Step[], string, string[]> Changes => new()
    {
        { "The same program dials nobody", [new("a", "x")], [new("a", "x")], "no changes", [] },
        { "A changed stdin runs update with the new one", [new("a", "old", Update: "change a")], [new("a", "new", Update: "change a")], "1 updated", ["change a < new"] },
        { "Without an update create runs again", [new("a", "old")], [new("a", "new")], "1 updated", ["create a < new"] },
        { "A changed connection counts", [new("a")], [new("a", Host: "192.0.2.2")], "1 updated", ["create a"] },
        { "A changed delete counts", [new("a")], [new("a", Delete: "undo it")], "1 updated", ["create a"] },
        { "An update with nothing to run keeps the outputs", [new("a", "old"), new("b", Of: "a")], [new("a", "new", Create: ""), new("b", Of: "a")], "1 updated, 1 unchanged", [] },
        {
            "Only what a change reaches runs again",
            [new("changed", "1"), new("follows", Of: "changed"), new("apart", After: ["changed"])],
            [new("changed", "2"), new("follows", Of: "changed"), new("apart", After: ["changed"])],
            "2 updated, 1 unchanged",
            ["create changed < 2", "create follows < 2"]
        },
        { "A changed trigger creates the new before it deletes the old", [new("a", "one", Trigger: "1")], [new("a", "two", Trigger: "2")], "1 replaced, 1 deleted", ["create a < two", "undo a < one"] },
        {
            "DeleteBeforeReplace turns that round",
            [new("a", "one", Trigger: "1", Options: DeleteFirst)],
            [new("a", "two", Trigger: "2", Options: DeleteFirst)],
            "1 replaced",
            ["undo a < one", "create a < two"]
        },
        {
            "What the program no longer registers is deleted with the recorded stdin, last created first",
            [new("a", "recorded"), new("b", After: ["a"]), new("kept", After: ["b"])],
            Kept,
            "2 deleted, 1 unchanged",
            ["undo b", "undo a < recorded"]
        },
        { "An input whose changes are ignored is no change", [new("a", "old", Options: IgnoreStdin)], [new("a", "new", Options: IgnoreStdin)], "no changes", [] },
        {
            "An input whose changes are ignored stays as it was made",
            [new("a", "old", Options: IgnoreStdin)],
            [new("a", "new", Create: "two", Options: IgnoreStdin)],
            "1 updated",
            ["two < old"]
        },
        {
            "An input whose changes are ignored is the current one for a replacement",
            [new("a", "old", Trigger: "1", Options: IgnoreStdin)],
            [new("a", "new", Trigger: "2", Options: IgnoreStdin)],
            "1 replaced, 1 deleted",
            ["create a < new", "undo a < old"]
        },
        { "Protection may go in the up that replaces", [Step.Protected("a", "1")], [Step.Protected("a", "2", false)], "1 replaced, 1 deleted", ["create a", "undo a"] },
        { "Protection may come in the up that replaces", [Step.Protected("a", "1", false)], [Step.Protected("a", "2")], "1 replaced, 1 deleted", ["create a", "undo a"] },
        {
            "What goes with another is deleted when it goes alone",
            [new("on it", Options: it => it.DeletedWith = new Step("kept").Register())],
            Kept,
            "1 deleted, 1 unchanged",
            ["undo on it"]
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_the_program_sends_what_the_provider_would_and_a_further_up_nothing(string what, Step[] before, Step[] after, string summary, string[] sent)
    {
        Assert.True((await UpAsync(before)).Ok, what);

        var result = await UpAsync(after);

        Assert.True(result.Ok, what);
        Assert.Equal(summary, ChangeText.Summary(result, preview: false));
        Assert.Equal(sent, Shell.Said);
        Assert.Equal(after.Select(step => step.Name), StateNames);
        Assert.False((await UpAsync(after)).HasChanges);
        Assert.Empty(Shell.Said);
    }

    [Fact]
    public async Task A_first_up_creates_everything_in_the_order_of_dependencies()
    {
        var result = await UpAsync(new("first", "x"), new("second", Of: "first"), new("third", After: ["second"]));

        Assert.Equal(["create first < x", "create second < x", "create third"], Shell.Said);
        Assert.Equal(["first", "second", "third"], StateNames);
        Assert.Equal("3 created", ChangeText.Summary(result, preview: false));
        Events.All.MustSay("planned 3", "finished Create third");
    }

    [Fact]
    public async Task Stdout_and_stderr_lose_one_newline_and_no_more()
    {
        Shell.Answer = call => call.Command == "create a" ? new(0, "out\n\n", "err\n") : FakeShell.Fine;

        await UpAsync(() =>
        {
            var a = new Step("a").Register();
            new Step("b").Register(stdin: Output.Format($"[{a.Stdout}][{a.Stderr}]"));
        });

        Assert.Equal("[out\n][err]", Shell.Calls[1].Stdin);
    }

    [Theory]
    [InlineData(43, true)]
    [InlineData(50, false)]
    public async Task A_random_password_is_drawn_once_for_each_length(int length, bool same)
    {
        await UpAsync(() => new Step("a").Register(stdin: Password("p").Result));
        var drawn = Shell.Calls[0].Stdin;

        await UpAsync(() => new Step("b").Register(stdin: Password("p", length).Result));

        Assert.Matches("^[A-Za-z0-9]{43}$", drawn);
        var second = Shell.Calls.Single(call => call.Command == "create b").Stdin;
        Assert.Equal((length, same), (second.Length, second == drawn));
    }

    [Fact]
    public async Task The_program_reads_the_config_it_is_deployed_with()
    {
        Config = Config.With([new("word", "hello"), new("key", "k", Secret: true)]);

        await UpAsync(() => new Step("a").Register(stdin: new Pulumi.Config().Require("word")));

        Assert.Equal(["create a < hello"], Shell.Said);
        Assert.Null(Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
    }
}
