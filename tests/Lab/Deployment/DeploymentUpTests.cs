using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi;
using static Ipv6Dmz.Tests.Lab.Deployment.Bench;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentUpTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_first_up_creates_everything_in_the_order_of_dependencies()
    {
        var result = await bench.UpAsync(() =>
        {
            var first = Command("first");
            var second = Command("second", stdin: first.Stdout.Apply(text => $"after {text}"));
            Command("third", after: [second]);
        });

        Assert.True(result.Ok);
        Assert.Equal(["create first", "create second", "create third"], bench.Shell.Commands);
        Assert.Equal(["first", "second", "third"], bench.StateNames);
        Assert.Equal(3, result.Count(ChangeKind.Create));
        Assert.Contains("planned 3", bench.Events.Lines);
        Assert.Contains("finished Create third", bench.Events.Lines);
    }

    [Fact]
    public async Task A_second_up_of_the_same_program_dials_nobody()
    {
        void Program() => Command("a", stdin: Password("p").Result);
        await bench.UpAsync(Program);

        var result = await bench.UpAsync(Program);

        Assert.False(result.HasChanges);
        Assert.Empty(bench.Shell.Calls);
        Assert.Equal("no changes", ChangeText.Summary(result, preview: false));
    }

    [Fact]
    public async Task A_changed_stdin_runs_update_with_the_new_stdin()
    {
        await bench.UpAsync(() => Command("a", stdin: "old\n", update: "change a"));

        var result = await bench.UpAsync(() => Command("a", stdin: "new\n", update: "change a"));

        var call = Assert.Single(bench.Shell.Calls);
        Assert.Equal(("change a", "new\n"), (call.Command, call.Stdin));
        Assert.Equal(1, result.Count(ChangeKind.Update));
    }

    [Fact]
    public async Task Without_an_update_a_change_runs_create_again()
    {
        await bench.UpAsync(() => Command("a", stdin: "old"));

        await bench.UpAsync(() => Command("a", stdin: "new"));

        Assert.Equal(["create a"], bench.Shell.Commands);
    }

    [Fact]
    public async Task An_update_with_nothing_to_run_keeps_the_outputs()
    {
        bench.Shell.Answer = _ => new(0, "said\n", "");
        await bench.UpAsync(() => Program(create: "say", stdin: null));

        var result = await bench.UpAsync(() => Program(create: null, stdin: "new"));

        Assert.Equal(1, result.Count(ChangeKind.Update));
        Assert.Empty(bench.Shell.Calls);
        Assert.Contains("said", bench.StateText, StringComparison.Ordinal);

        static void Program(string? create, string? stdin) => _ = new Pulumi.Command.Remote.Command("a", new()
        {
            Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "192.0.2.1", PrivateKey = PrivateKey },
            Create = create!,
            Stdin = stdin!,
        });
    }

    [Theory]
    [InlineData("connection")]
    [InlineData("delete")]
    public async Task Any_changed_input_counts(string input)
    {
        await bench.UpAsync(() => Command("a"));

        var result = await bench.UpAsync(() => Command(
            "a", host: input == "connection" ? "192.0.2.2" : "192.0.2.1", delete: input == "delete" ? "undo" : null));

        Assert.Equal(["create a"], bench.Shell.Commands);
        Assert.Equal(input, Assert.Single(Assert.Single(result.Changes).Inputs).Name);
    }

    [Fact]
    public async Task Only_what_a_change_reaches_runs_again()
    {
        void Program(string value)
        {
            var changed = Command("changed", stdin: value);
            Command("follows", stdin: changed.Stdin.Apply(text => $"from {text}"), after: [changed]);
            Command("apart", after: [changed]);
        }

        await bench.UpAsync(() => Program("1"));
        await bench.UpAsync(() => Program("2"));

        Assert.Equal(["create changed", "create follows"], bench.Shell.Commands);
    }

    [Fact]
    public async Task A_changed_trigger_creates_the_new_before_it_deletes_the_old()
    {
        await bench.UpAsync(() => Command("a", stdin: "one", delete: "undo a", triggers: ["1"]));

        var result = await bench.UpAsync(() => Command("a", stdin: "two", delete: "undo a", triggers: ["2"]));

        Assert.Equal([("create a", "two"), ("undo a", "one")], bench.Shell.Calls.Select(call => (call.Command, call.Stdin)));
        Assert.Equal(1, result.Count(ChangeKind.Replace));
        Assert.Equal(["a"], bench.StateNames);
    }

    [Fact]
    public async Task DeleteBeforeReplace_turns_that_round()
    {
        static void Before(CustomResourceOptions options) => options.DeleteBeforeReplace = true;
        await bench.UpAsync(() => Command("a", delete: "undo a", triggers: ["1"], options: Before));

        await bench.UpAsync(() => Command("a", delete: "undo a", triggers: ["2"], options: Before));

        Assert.Equal(["undo a", "create a"], bench.Shell.Commands);
    }

    [Fact]
    public async Task What_the_program_no_longer_registers_is_deleted_last_created_first()
    {
        await bench.UpAsync(() =>
        {
            var a = Command("a", delete: "undo a", stdin: "recorded");
            var b = Command("b", delete: "undo b", after: [a]);
            Command("kept", after: [b]);
        });

        var result = await bench.UpAsync(() => Command("kept"));

        Assert.Equal(["undo b", "undo a"], bench.Shell.Commands);
        Assert.Equal("recorded", bench.Shell.Calls[1].Stdin);
        Assert.Equal(2, result.Count(ChangeKind.Delete));
        Assert.Equal(["kept"], bench.StateNames);
    }

    [Fact]
    public async Task Stdout_and_stderr_lose_one_newline_and_no_more()
    {
        bench.Shell.Answer = call => call.Command == "create a" ? new(0, "out\n\n", "err\n") : new(0, "", "");

        await bench.UpAsync(() =>
        {
            var a = Command("a");
            Command("b", stdin: Output.Format($"[{a.Stdout}][{a.Stderr}]"));
        });

        Assert.Equal("[out\n][err]", bench.Shell.Calls[1].Stdin);
    }

    [Fact]
    public async Task A_random_password_is_drawn_once()
    {
        void Program() => Command("a", stdin: Password("p").Result);
        await bench.UpAsync(Program);
        var drawn = bench.Shell.Calls[0].Stdin;

        await bench.UpAsync(() => Command("b", stdin: Password("p").Result));

        Assert.Matches("^[A-Za-z0-9]{43}$", drawn);
        Assert.Equal(drawn, bench.Shell.Calls.Single(call => call.Command == "create b").Stdin);
    }

    [Fact]
    public async Task A_new_length_draws_a_new_password()
    {
        await bench.UpAsync(() => Command("a", stdin: Password("p", 43).Result));
        await bench.UpAsync(() => Command("a", stdin: Password("p", 50).Result));

        Assert.Equal(50, bench.Shell.Calls.Single().Stdin.Length);
    }

    [Fact]
    public async Task Components_hold_a_place_in_the_state_and_nothing_more()
    {
        void Program() => Command("inner", options: options => options.Parent = new ComponentResource("test:index:Group", "group"));

        await bench.UpAsync(Program);

        Assert.Contains("\"parent\": \"group\"", bench.StateText, StringComparison.Ordinal);
        Assert.Contains("\"phase\": \"Component\"", bench.StateText, StringComparison.Ordinal);
        Assert.False((await bench.UpAsync(Program)).HasChanges);
        Assert.True((await bench.UpAsync(() => Command("inner"))).Ok);
        Assert.DoesNotContain("Component", bench.StateText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_reads_the_config_it_is_deployed_with()
    {
        bench.Config = bench.Config.With([new("word", "hello"), new("key", "k", Secret: true)]);

        await bench.UpAsync(() => Command("a", stdin: new Pulumi.Config().Require("word")));

        Assert.Equal("hello", bench.Shell.Calls.Single().Stdin);
        Assert.Null(Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
    }
}
