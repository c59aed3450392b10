using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class MockInputTests
{
    [Fact]
    public async Task Inputs_are_plain_values_under_their_own_names()
    {
        var inputs = await InputsAsync(() => new()
        {
            Text = Output.CreateSecret("t"),
            Count = 3,
            Flag = true,
            Items = { "a", Output.CreateSecret("b") },
            Labels = { ["k"] = "v" },
            Part = new ThingPartArgs { WheelSize = 26, Colour = Output.Create("red") },
        });

        Assert.Equal(["count", "flag", "items", "labels", "part", "text"], inputs.Keys.Order());
        Assert.Equal("t", inputs["text"]);
        Assert.Equal(3.0, inputs["count"]);
        Assert.Equal(true, inputs["flag"]);
        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object>>(inputs["items"]));
        Assert.Equal("v", Assert.IsType<ImmutableDictionary<string, object>>(inputs["labels"])["k"]);
        var part = Assert.IsType<ImmutableDictionary<string, object>>(inputs["part"]);
        Assert.Equal(26.0, part["wheelSize"]);
        Assert.Equal("red", part["colour"]);
    }

    [Fact]
    public async Task Inputs_that_are_missing_or_null_are_not_there()
        => Assert.Empty(await InputsAsync(() => new() { Text = (string)null!, Anything = Output.Create((object)null!) }));

    [Fact]
    public async Task An_empty_list_that_was_touched_is_there()
    {
        var inputs = await InputsAsync(() =>
        {
            var args = new ThingArgs();
            _ = args.Items;
            return args;
        });
        Assert.Empty(Assert.IsType<ImmutableArray<object>>(inputs["items"]));
    }

    [Fact]
    public async Task An_input_that_holds_anything_unknown_is_dropped_whole()
    {
        var unknown = OutputUtilities.CreateUnknown("?");
        var inputs = await InputsAsync(() => new()
        {
            Text = Output.Format($"known and {unknown}"),
            Count = 1,
            Items = { "a", unknown },
            Labels = { ["k"] = unknown },
            Part = new ThingPartArgs { WheelSize = 26, Colour = unknown },
            Anything = new Dictionary<string, object> { ["deep"] = new object[] { "a", unknown } },
        });
        Assert.Equal(["count"], inputs.Keys);
    }

    [Fact]
    public async Task A_loose_object_takes_the_same_shapes()
    {
        var inputs = await InputsAsync(() => new()
        {
            Anything = new Dictionary<string, object?> { ["n"] = 1, ["list"] = new[] { "x" }, ["none"] = null, ["out"] = Output.Create(2.5) },
        });
        var map = Assert.IsType<ImmutableDictionary<string, object>>(inputs["anything"]);
        Assert.Equal(["list", "n", "out"], map.Keys.Order());
        Assert.Equal(1.0, map["n"]);
        Assert.Equal(2.5, map["out"]);
        Assert.Equal(["x"], Assert.IsType<ImmutableArray<object>>(map["list"]));
    }

    [Fact]
    public async Task A_value_of_no_known_shape_fails_and_names_the_input()
    {
        var error = await Run.FailAsync(new Recorder(), () => _ = new Thing("thing", new() { Anything = Guid.Empty }));
        Assert.Contains("System.Guid is not a supported argument type", error, StringComparison.Ordinal);
        Assert.Contains("anything", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_input_that_is_missing_fails_and_is_named()
    {
        var error = await Run.FailAsync(
            new Recorder(), () => _ = new Thing("thing", new() { Part = new ThingPartArgs { Colour = "red" } }));
        Assert.Contains("WheelSize is required but was not given a value", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mocks_see_type_and_name_and_an_id_only_for_an_import()
    {
        var mocks = new Recorder { Id = _ => null };
        Thing imported = null!;
        Thing plain = null!;
        await Run.UpAsync(mocks, () =>
        {
            plain = new("plain");
            imported = new("imported", null, new() { ImportId = "there-already" });
        });
        Assert.Equal("test:index:Thing", mocks["plain"].Type);
        Assert.Equal("plain", mocks["plain"].Name);
        Assert.True(string.IsNullOrEmpty(mocks["plain"].Id));
        Assert.True(string.IsNullOrEmpty(mocks["plain"].Provider));
        Assert.Equal("there-already", mocks["imported"].Id);
        Assert.Equal("there-already", await OutputUtilities.GetValueAsync(imported.Id));
        Assert.False(await OutputUtilities.GetIsKnownAsync(plain.Id));
    }

    [Fact]
    public async Task A_component_is_a_resource_without_inputs()
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () => _ = new Group("group", _ => { }));
        Assert.Equal("test:index:Group", mocks["group"].Type);
        Assert.Empty(mocks.Inputs("group"));
    }

    [Fact]
    public async Task Mocks_need_not_care_for_outputs_of_components()
        => Assert.Single(await Run.UpAsync(new MinimalMocks(), () => _ = new Group("group", _ => { })));

    private static async Task<ImmutableDictionary<string, object>> InputsAsync(Func<ThingArgs> args)
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () => _ = new Thing("thing", args()));
        return mocks.Inputs("thing");
    }

    private sealed class MinimalMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
            => Task.FromResult<(string?, object)>((null, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
    }
}
