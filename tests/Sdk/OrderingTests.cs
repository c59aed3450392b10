using Pulumi;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class OrderingTests
{
    public static TheoryData<int> Schedules => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task A_resource_starts_after_its_data_its_dependencies_and_its_parent(int seed)
    {
        var random = new System.Random(seed);
        var mocks = new Recorder { During = _ => YieldAsync(random) };
        await Run.UpAsync(mocks, () =>
        {
            var source = new Thing("source", new() { Text = "x" });
            var other = new Thing("other");
            var group = new Group("group", g =>
            {
                var child = new Thing("child", null, new() { Parent = g });
                _ = new Group("inner", i => new Thing("grandchild", null, new() { Parent = i }), new() { Parent = g });
            });
            _ = new Thing("by-data", new() { Text = source.Text.Apply(t => t + "!") });
            _ = new Thing("by-list", new() { Items = { "a", other.Text } });
            _ = new Thing("by-option", null, new() { DependsOn = { source, other } });
            _ = new Thing("by-group", null, new() { DependsOn = { group } });
        });

        Assert.True(mocks.EndedBeforeStart("source", "by-data"));
        Assert.True(mocks.EndedBeforeStart("other", "by-list"));
        Assert.True(mocks.EndedBeforeStart("source", "by-option"));
        Assert.True(mocks.EndedBeforeStart("other", "by-option"));
        Assert.True(mocks.EndedBeforeStart("group", "child"));
        Assert.True(mocks.EndedBeforeStart("inner", "grandchild"));
        Assert.True(mocks.EndedBeforeStart("group", "by-group"));
        Assert.True(mocks.EndedBeforeStart("child", "by-group"));
        Assert.True(mocks.EndedBeforeStart("grandchild", "by-group"));
    }

    [Fact]
    public async Task Independent_resources_run_at_the_same_time()
    {
        Recorder mocks = null!;
        mocks = new() { During = name => mocks.Started(name == "a" ? "b" : "a") };
        await Run.UpAsync(mocks, () => _ = (new Thing("a"), new Thing("b")));
        Assert.Equal(["a", "b"], mocks.Names.Order());
    }

    [Fact]
    public async Task Children_made_later_in_an_apply_are_not_waited_for()
    {
        Recorder mocks = null!;
        mocks = new() { During = name => name == "source" ? mocks.Started("dependent") : Task.CompletedTask };
        await Run.UpAsync(mocks, () =>
        {
            var source = new Thing("source", new() { Text = "x" });
            var group = new Group("group", g => source.Text.Apply(_ => new Thing("late", null, new() { Parent = g }).Urn));
            _ = new Thing("dependent", null, new() { DependsOn = { group } });
        });
        Assert.True(mocks.EndedBeforeStart("source", "late"));
    }

    [Fact]
    public async Task Children_of_a_custom_resource_are_not_waited_for()
    {
        Recorder mocks = null!;
        mocks = new() { During = name => name == "child" ? mocks.Started("dependent") : Task.CompletedTask };
        await Run.UpAsync(mocks, () =>
        {
            var parent = new Thing("parent");
            _ = new Thing("child", null, new() { Parent = parent });
            _ = new Thing("dependent", null, new() { DependsOn = { parent } });
        });
        Assert.Contains("child", mocks.Names);
    }

    [Fact]
    public async Task Whoever_depends_on_a_failed_resource_is_never_called()
    {
        var mocks = new Recorder { During = name => name == "source" ? throw new FormatException("boom") : Task.CompletedTask };
        var error = await Run.FailAsync(mocks, () =>
        {
            var source = new Thing("source");
            var byData = new Thing("by-data", new() { Text = source.Text });
            _ = new Thing("by-option", null, new() { DependsOn = { source } });
            _ = new Thing("by-both", null, new() { DependsOn = { byData } });
        });
        Assert.Contains("boom", error, StringComparison.Ordinal);
        Assert.Equal(["source"], mocks.Names);
    }

    private static async Task YieldAsync(System.Random random)
    {
        int times;
        lock (random)
        {
            times = random.Next(20);
        }

        for (var i = 0; i < times; i++)
        {
            await Task.Yield();
        }
    }
}
