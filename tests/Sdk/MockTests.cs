using Pulumi.Command.Remote.Inputs;
using Pulumi.Random;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>What mocks are given, and what a program makes of their answers.</summary>
public sealed class MockTests
{
    /// <summary>What mocks answer, whether in a preview, and the result, length, special and keepers of a password.</summary>
    public static TheoryData<Dictionary<string, object>, bool, string> Answers => new()
    {
        {
            new() { ["result"] = "t", ["length"] = 3, ["special"] = true, ["keepers"] = new Dictionary<string, object> { ["k"] = "v" }, ["nobody"] = "asked" },
            false, "\"t\" 3 true {\"k\":\"v\"}"
        },
        {
            new() { ["result"] = Output.CreateSecret<object>("s"), ["keepers"] = new Dictionary<string, object> { ["k"] = Output.CreateSecret("v") } },
            false, "\"s\" secret 0 false {\"k\":\"v\"} secret"
        },
        { new() { ["result"] = 1, ["length"] = "of the wrong type" }, false, "null 0 false null" },
        { [], false, "null 0 false null" },
        { [], true, "unknown unknown unknown unknown" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Outputs_take_their_values_from_the_answer(Dictionary<string, object> state, bool preview, string expected)
    {
        RandomPassword password = null!;
        void Program() => password = new("password", new() { Length = 43 });
        var mocks = new Recorder { State = _ => state };
        await (preview ? Run.PreviewAsync(mocks, Program) : Run.UpAsync(mocks, Program));

        var told = await Task.WhenAll(Told.Of(password.Result), Told.Of(password.Length), Told.Of(password.Special), Told.Of(password.Keepers));
        Assert.Equal(expected, string.Join(' ', told));
        Assert.Equal("\"password-id\"", await Told.Of(password.Id));
        Assert.Equal([password], await OutputUtilities.GetDependenciesAsync(password.Result.Apply(text => text)));
    }

    [Fact]
    public async Task An_input_that_holds_anything_unknown_is_dropped_whole_and_a_secret_comes_plain()
    {
        var unknown = OutputUtilities.CreateUnknown("?");
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () => _ = new Command("it", new()
        {
            Connection = new ConnectionArgs { Host = "h", PrivateKey = unknown },
            Create = Output.CreateSecret("s"),
            Update = (string)null!,
            Stdin = Output.Format($"known and {unknown}"),
            Environment = { ["k"] = unknown },
            Triggers = new object[] { "a", unknown },
        }));

        Assert.Equal("""{"create":"s"}""", Told.Of(mocks.Inputs("it")));
    }

    [Fact]
    public async Task A_secret_input_that_is_echoed_comes_back_plain_and_an_id_that_mocks_do_not_give_is_unknown()
    {
        Thing thing = null!;
        await Run.UpAsync(new Recorder { Id = _ => null }, () => thing = new("thing", new() { Text = Output.CreateSecret("s") }));

        Assert.Equal("\"s\" unknown", $"{await Told.Of(thing.Text)} {await Told.Of(thing.Id)}");
    }
}
