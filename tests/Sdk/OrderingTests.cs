namespace Ipv6Dmz.Tests.Sdk;

public sealed class OrderingTests
{
    private static readonly (string First, string Second)[] Pairs =
    [
        ("source", "by-data"), ("other", "by-list"), ("source", "by-option"), ("other", "by-option"),
        ("group", "child"), ("inner", "grandchild"), ("group", "by-group"), ("child", "by-group"), ("grandchild", "by-group"),
    ];

    public static TheoryData<int> Schedules => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task A_resource_starts_after_its_data_its_dependencies_and_its_parent(int seed)
    {
        var random = new System.Random(seed);
        var mocks = new Recorder { During = _ => YieldAsync(random) };
        await Run.UpAsync(mocks, () =>
        {
            var (source, other) = (new Thing("source", new() { Text = "x" }), new Thing("other"));
            var group = new Group("group", g =>
            {
                _ = new Thing("child", null, new() { Parent = g });
                _ = new Group("inner", i => new Thing("grandchild", null, new() { Parent = i }), new() { Parent = g });
            });
            _ = new Thing("by-data", new() { Text = source.Text.Apply(t => t + "!") });
            _ = new Thing("by-list", new() { Items = { "a", other.Text } });
            _ = new Thing("by-option", null, new() { DependsOn = { source, other } });
            _ = new Thing("by-group", null, new() { DependsOn = { group } });
        });

        Assert.All(Pairs, pair => Assert.True(mocks.EndedBeforeStart(pair.First, pair.Second)));
    }

    /// <summary>The first resource ends once the second has started.</summary>
    public static TheoryData<string, string, Action> NotWaitedFor => new()
    {
        { "a", "b", () => _ = (new Thing("a"), new Thing("b")) },
        { "b", "a", () => _ = (new Thing("a"), new Thing("b")) },
        {
            "source", "after children that come later", () =>
            {
                var source = new Thing("source", new() { Text = "x" });
                var group = new Group("group", g => source.Text.Apply(_ => new Thing("late", null, new() { Parent = g }).Urn));
                _ = new Thing("after children that come later", null, new() { DependsOn = { group } });
            }
        },
        {
            "child", "after a custom resource", () =>
            {
                var parent = new Thing("parent");
                _ = (new Thing("child", null, new() { Parent = parent }), new Thing("after a custom resource", null, new() { DependsOn = { parent } }));
            }
        },
    };

    [Theory]
    [MemberData(nameof(NotWaitedFor))]
    public async Task What_nothing_depends_on_is_not_waited_for(string first, string second, Action program)
    {
        Recorder mocks = null!;
        mocks = new() { During = name => name == first ? mocks.Started(second) : Task.CompletedTask };

        await Run.UpAsync(mocks, program);

        Assert.False(mocks.EndedBeforeStart(first, second));
    }

    private static async Task YieldAsync(System.Random random)
    {
        int times;
        lock (random)
        {
            times = random.Next(20);
        }

        for (; times > 0; times--)
        {
            await Task.Yield();
        }
    }
}
