using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class OutputTests
{
    private static Output<string> Unknown => OutputUtilities.CreateUnknown("?");

    [Fact]
    public async Task Apply_takes_a_value_a_task_and_an_output()
    {
        var two = Output.Create(2);
        Assert.Equal(4, await OutputUtilities.GetValueAsync(two.Apply(n => n * n)));
        Assert.Equal(4, await OutputUtilities.GetValueAsync(two.Apply(n => Task.FromResult(n * n))));
        Assert.Equal(4, await OutputUtilities.GetValueAsync(two.Apply(n => Output.Create(n * n))));
    }

    [Fact]
    public async Task Apply_is_not_called_for_an_unknown_value()
    {
        var called = false;
        var result = Unknown.Apply(text =>
        {
            called = true;
            return text.Length;
        });
        Assert.False(await OutputUtilities.GetIsKnownAsync(result));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(result));
        Assert.False(called);
    }

    [Fact]
    public async Task An_output_that_becomes_unknown_inside_an_apply_is_unknown()
        => Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Create("a").Apply(_ => Unknown)));

    [Fact]
    public async Task A_secret_stays_secret_through_apply_all_tuple_and_format()
    {
        var secret = Output.CreateSecret("s");
        var plain = Output.Create("p");
        Assert.True(await Output.IsSecretAsync(secret.Apply(s => s.Length)));
        Assert.True(await Output.IsSecretAsync(plain.Apply(_ => secret)));
        Assert.True(await Output.IsSecretAsync(Output.All(plain, secret)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple(plain, secret)));
        Assert.True(await Output.IsSecretAsync(Output.Format($"{plain}-{secret}")));
        Assert.False(await Output.IsSecretAsync(Output.Format($"{plain}-{plain}")));
    }

    [Fact]
    public async Task Secrets_are_made_from_values_tasks_and_outputs_and_unmade()
    {
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Task.FromResult(1))));
        var secret = Output.CreateSecret(Output.Create(1));
        Assert.True(await Output.IsSecretAsync(secret));
        Assert.False(await Output.IsSecretAsync(Output.Unsecret(secret)));
        Assert.Equal(1, await OutputUtilities.GetValueAsync(Output.Unsecret(secret)));
    }

    [Fact]
    public async Task All_keeps_the_order_and_is_unknown_if_one_is()
    {
        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(Output.All(Output.Create("a"), Output.Create("b"))));
        Assert.Equal(["a", "b"], await OutputUtilities.GetValueAsync(Output.All(new List<Output<string>> { Output.Create("a"), Output.Create("b") })));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(Output.Create("a"), Unknown)));
    }

    [Fact]
    public async Task A_tuple_holds_up_to_eight_values_and_is_unknown_if_one_is()
    {
        Input<int> one = 1;
        Assert.Equal((1, 1), await OutputUtilities.GetValueAsync(Output.Tuple(one, one)));
        Assert.Equal((1, "b", true), await OutputUtilities.GetValueAsync(Output.Tuple(Output.Create(1), Output.Create("b"), Output.Create(true))));
        Assert.Equal(
            (1, 1, 1, 1, 1, 1, 1, 1), await OutputUtilities.GetValueAsync(Output.Tuple(one, one, one, one, one, one, one, one)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Tuple(Output.Create(1), Unknown)));
    }

    [Fact]
    public async Task Format_takes_outputs_inputs_and_values_in_the_invariant_culture()
    {
        Input<string> input = "in";
        Assert.Equal("out in 1.5", await OutputUtilities.GetValueAsync(Output.Format($"{Output.Create("out")} {input} {1.5}")));
    }

    [Fact]
    public async Task Json_takes_the_secrets_and_unknowns_inside()
    {
        var value = Output.Create(new Dictionary<string, Output<string>> { ["key"] = Output.CreateSecret("v") });
        var json = Output.JsonSerialize(value);
        Assert.Equal("""{"key":"v"}""", await OutputUtilities.GetValueAsync(json));
        Assert.True(await Output.IsSecretAsync(json));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.JsonSerialize(Output.Create(new[] { Unknown }))));
    }

    [Fact]
    public async Task A_missing_input_has_an_output_of_the_default()
    {
        Input<string>? none = null;
        Assert.Null(await OutputUtilities.GetValueAsync(none.ToOutput()));
        Assert.Equal("none", await OutputUtilities.GetValueAsync(none.Apply(text => text ?? "none")));
    }

    [Fact]
    public async Task A_list_is_made_from_values_outputs_arrays_and_lists()
    {
        Assert.Equal(["a"], await Values("a"));
        Assert.Equal(["a"], await Values(Output.Create("a")));
        Assert.Equal(["a", "b"], await Values(new[] { "a", "b" }));
        Assert.Equal(["a", "b"], await Values(new[] { Output.Create("a"), Output.Create("b") }));
        Assert.Equal(["a", "b"], await Values(new List<string> { "a", "b" }));
        Assert.Equal(["a", "b"], await Values(ImmutableArray.Create("a", "b")));
        Assert.Equal(["a", "b"], await Values(Output.Create(ImmutableArray.Create("a", "b"))));
        Assert.Equal(["a", "b", "c"], await Values(new InputList<string> { "a", Output.Create("b"), "c" }));

        static Task<ImmutableArray<string>> Values(InputList<string> list) => OutputUtilities.GetValueAsync(list.ToOutput());
    }

    [Fact]
    public async Task A_map_refuses_a_second_value_for_a_key()
    {
        var map = new InputMap<string> { ["a"] = "1", ["b"] = Output.Create("2") };
        Assert.Equal(
            new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }, await OutputUtilities.GetValueAsync(map.ToOutput()));
        map.Add("a", "other");
        await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(map.ToOutput()));
    }

    [Fact]
    public async Task A_failure_inside_an_apply_reaches_whoever_waits()
        => Assert.Equal("boom", (await Assert.ThrowsAsync<FormatException>(() => OutputUtilities.GetValueAsync(
            Output.Create(1).Apply<int>(int (_) => throw new FormatException("boom"))))).Message);
}
