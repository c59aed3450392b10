namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Values on their way from one step to another, and to whoever looks.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentValueTests : Bench
{
    [Fact]
    public async Task Stdout_and_stderr_lose_one_newline_and_no_more()
    {
        Shell.Answer = _ => new(0, "out\n\n", "err\n");

        await UpAsync(() =>
        {
            var a = Step.Make("a");
            _ = Step.Make("b", Output.Format($"[{a.Stdout}][{a.Stderr}]"));
        });

        Assert.Equal("[out\n][err]", Shell.Calls[1].Stdin);
    }

    [Theory]
    [InlineData(43, true)]
    [InlineData(50, false)]
    public async Task A_random_password_is_drawn_once_for_each_length(int length, bool same)
    {
        await UpAsync(() => Step.Make("a", Password("p")));
        var drawn = Shell.Calls[0].Stdin;

        await UpAsync(() => Step.Make("b", Password("p", length)));

        Assert.Matches("^[A-Za-z0-9]{43}$", drawn);
        var second = Shell.Calls[0].Stdin;
        Assert.Equal((length, same), (second.Length, second == drawn));
    }

    [Fact]
    public async Task A_text_too_long_for_a_file_is_shown_by_its_beginning()
    {
        static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(number => $"line {number}\n"));

        var preview = await PreviewAsync(() => _ = (Step.Make("file", Lines(200)), Step.Make("program", Lines(201))));

        var text = string.Join('\n', preview.Changes.SelectMany(ChangeText.Lines));
        text.MustSay("+ line 200", "+ line 12\n      … 189 more lines");
        Assert.Single(text.Split('\n'), "      + line 13");
    }

    [Fact]
    public async Task An_input_that_is_null_is_not_unknown()
    {
        static void Program() => Step.Make("a", Output.Create("x").Apply(_ => (string)null!));
        await UpAsync(Program);

        Assert.False((await PreviewAsync(Program)).HasChanges);
    }

    [Fact]
    public async Task No_secret_stands_in_the_state_file_which_is_its_owner_s_alone_and_every_plain_value_does()
    {
        Shell.Answer = _ => new(0, "", "");

        await UpAsync(() => Step.Make("a", Output.Format($"key {Password("p")}")));

        StateText.MustNotSay(Shell.Calls[0].Stdin["key ".Length..], Step.PrivateKey.Split('\n')[1]);
        StateText.MustSay("\"delete\": \"undo a\"");
        Assert.All(["state.json", "state.key"], name => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At(name))));
    }
}
