using Ipv6Dmz.Concerns;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>What mocks are given, and what a program makes of their answers.</summary>
public sealed class MockTests
{
    private static Output<string> Unknown => OutputUtilities.CreateUnknown("?");

    public static TheoryData<string, Func<ThingArgs>, string> Inputs => new()
    {
        {
            "Plain values under their own names",
            () => new()
            {
                Text = Output.CreateSecret("t"), Count = 3, Flag = true, Items = { "a", Output.CreateSecret("b") }, Labels = { ["k"] = "v" },
                Part = new ThingPartArgs { WheelSize = 26, Colour = Output.Create("red") },
            },
            """{"count":3,"flag":true,"items":["a","b"],"labels":{"k":"v"},"part":{"colour":"red","wheelSize":26},"text":"t"}"""
        },
        { "What is null is not there", () => new() { Text = (string)null! }, "{}" },
        { "An empty list is there", () => new() { Items = new() }, """{"items":[]}""" },
        {
            "What holds anything unknown is dropped whole",
            () => new()
            {
                Text = Output.Format($"known and {Unknown}"), Count = 1, Items = { "a", Unknown }, Labels = { ["k"] = Unknown },
                Part = new ThingPartArgs { WheelSize = 26, Colour = Unknown },
            },
            """{"count":1}"""
        },
    };

    /// <summary>Text, count, maybe, items and labels of a thing.</summary>
    public static TheoryData<string, Dictionary<string, object>, bool, string[]> Answers => new()
    {
        {
            "Values",
            new() { ["text"] = "t", ["count"] = 3, ["maybe"] = true, ["items"] = new[] { "a", "b" }, ["labels"] = new Dictionary<string, object> { ["k"] = "v" }, ["nobody"] = "asked" },
            false,
            ["\"t\"", "3", "true", """["a","b"]""", """{"k":"v"}"""]
        },
        { "Nothing, in a preview", [], true, ["unknown", "unknown", "unknown", "unknown", "unknown"] },
        { "Nothing", new() { ["items"] = Array.Empty<string>() }, false, ["null", "0", "null", "[]", "null"] },
        {
            "Secrets",
            new() { ["text"] = Output.CreateSecret<object>("s"), ["count"] = 1, ["items"] = new object[] { "a", Output.CreateSecret("b") } },
            false,
            ["\"s\" secret", "1", "null", """["a","b"] secret""", "null"]
        },
        { "Of the wrong type", new() { ["text"] = 1, ["count"] = "three", ["items"] = Array.Empty<string>() }, false, ["null", "0", "null", "[]", "null"] },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Mocks_get_inputs_of_few_types(string what, Func<ThingArgs> args, string expected)
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () => _ = new Thing("thing", args()));

        Assert.Equal((what, expected), (what, Told.Of(mocks.Inputs("thing"))));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Outputs_take_their_values_from_the_answer(string what, Dictionary<string, object> state, bool preview, string[] expected)
    {
        Thing thing = null!;
        void Program() => thing = new("thing", null, new() { AdditionalSecretOutputs = { "count" } });
        var mocks = new Recorder { State = _ => state };
        await (preview ? Run.PreviewAsync(mocks, Program) : Run.UpAsync(mocks, Program));

        Assert.Equal(expected, await Task.WhenAll(Told.Of(thing.Text), Told.Of(thing.Count), Told.Of(thing.Maybe), Told.Of(thing.Items), Told.Of(thing.Labels)));
        Assert.True(await Told.Of(thing.Id) == "\"thing-id\"", what);
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Text.Apply(t => t)));
    }

    [Fact]
    public async Task A_secret_input_that_is_echoed_comes_back_plain()
    {
        Thing thing = null!;
        await Run.UpAsync(new Recorder(), () => thing = new("thing", new() { Text = Output.CreateSecret("s") }));

        Assert.Equal("\"s\"", await Told.Of(thing.Text));
    }

    [Fact]
    public async Task Mocks_see_type_and_name_and_may_give_no_id()
    {
        var mocks = new Recorder { Id = _ => null };
        Thing thing = null!;
        await Run.UpAsync(mocks, () =>
        {
            thing = new("plain");
            _ = new Group("group", _ => { });
        });

        Assert.Equal(("test:index:Thing", "plain", "test:index:Group", "{}"), (mocks["plain"].Type, mocks["plain"].Name, mocks["group"].Type, Told.Of(mocks.Inputs("group"))));
        Assert.True(string.IsNullOrEmpty(mocks["plain"].Id));
        Assert.Equal("unknown", await Told.Of(thing.Id));
    }
}
