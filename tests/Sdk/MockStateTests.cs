using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class MockStateTests
{
    [Fact]
    public async Task Outputs_take_their_values_from_the_answer()
    {
        var thing = await ThingAsync(new()
        {
            ["text"] = "t",
            ["count"] = 3,
            ["maybe"] = true,
            ["items"] = new[] { "a", "b" },
            ["labels"] = new Dictionary<string, object> { ["k"] = "v" },
            ["nobody"] = "asked",
        });
        Assert.Equal("t", await OutputUtilities.GetValueAsync(thing.Text));
        Assert.Equal(3, await OutputUtilities.GetValueAsync(thing.Count));
        Assert.True(await OutputUtilities.GetValueAsync(thing.Maybe));
        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(thing.Items));
        Assert.Equal("v", (await OutputUtilities.GetValueAsync(thing.Labels))!["k"]);
        Assert.Equal("thing-id", await OutputUtilities.GetValueAsync(thing.Id));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::thing", await OutputUtilities.GetValueAsync(thing.Urn));
    }

    [Fact]
    public async Task An_output_depends_on_its_resource()
    {
        var thing = await ThingAsync([]);
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Text.Apply(t => t)));
    }

    [Fact]
    public async Task A_missing_key_is_unknown_in_a_preview_and_null_otherwise()
    {
        var planned = await ThingAsync([], preview: true);
        Assert.False(await OutputUtilities.GetIsKnownAsync(planned.Text));
        Assert.False(await OutputUtilities.GetIsKnownAsync(planned.Count));

        var made = await ThingAsync([]);
        Assert.True(await OutputUtilities.GetIsKnownAsync(made.Text));
        Assert.Null(await OutputUtilities.GetValueAsync(made.Text));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(made.Count));
        Assert.Null(await OutputUtilities.GetValueAsync(made.Maybe));
    }

    [Fact]
    public async Task An_output_is_secret_only_if_the_answer_says_so()
    {
        var thing = await ThingAsync(
            new() { ["text"] = Output.CreateSecret<object>("s"), ["items"] = new object[] { "a", Output.CreateSecret("b") }, ["count"] = 1 },
            options: new() { AdditionalSecretOutputs = { "count" } });
        Assert.True(await Output.IsSecretAsync(thing.Text));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(thing.Text));
        Assert.True(await Output.IsSecretAsync(thing.Items));
        Assert.False(await Output.IsSecretAsync(thing.Count));
    }

    [Fact]
    public async Task A_secret_input_that_is_echoed_comes_back_plain()
    {
        Thing thing = null!;
        await Run.UpAsync(new Recorder(), () => thing = new("thing", new() { Text = Output.CreateSecret("s") }));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(thing.Text));
        Assert.False(await Output.IsSecretAsync(thing.Text));
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_dropped()
    {
        var thing = await ThingAsync(new() { ["text"] = 1, ["count"] = "three" });
        Assert.Null(await OutputUtilities.GetValueAsync(thing.Text));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(thing.Count));
    }

    [Fact]
    public async Task An_answer_that_is_no_dictionary_fails()
    {
        var error = await Run.FailAsync(new Recorder { State = _ => new { text = "t" } }, () => _ = new Thing("thing"));
        Assert.Contains("is not a supported argument type", error, StringComparison.Ordinal);
    }

    private static async Task<Thing> ThingAsync(
        Dictionary<string, object> state, bool preview = false, CustomResourceOptions? options = null)
    {
        Thing thing = null!;
        var mocks = new Recorder { State = _ => state };
        Action program = () => thing = new("thing", null, options);
        await (preview ? Run.PreviewAsync(mocks, program) : Run.UpAsync(mocks, program));
        return thing;
    }
}
