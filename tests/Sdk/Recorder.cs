namespace Ipv6Dmz.Tests.Sdk;

/// <summary>Mocks that note when each resource starts and ends, and can make one wait or fail.</summary>
internal sealed class Recorder : IMocks
{
    private readonly ConcurrentQueue<string> events = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> started = new();
    private readonly ConcurrentDictionary<string, MockResourceArgs> resources = new();

    /// <summary>What a resource does between start and end.</summary>
    public Func<string, Task> During { get; init; } = async _ => await Task.Yield();

    /// <summary>The provider's answer. Where not given: the inputs.</summary>
    public Func<MockResourceArgs, object> State { get; init; } = args => args.Inputs;

    public Func<MockResourceArgs, string?> Id { get; init; } = args => $"{args.Name}-id";

    public MockResourceArgs this[string name] => resources[name];

    public IEnumerable<string> Names => resources.Keys;

    public ImmutableDictionary<string, object> Inputs(string name) => resources[name].Inputs;

    /// <summary>Ends as soon as the resource has started.</summary>
    public Task Started(string name) => Signal(name).Task;

    public bool EndedBeforeStart(string first, string second)
    {
        var order = events.ToList();
        Assert.Superset(new HashSet<string> { $"end {first}", $"start {second}" }, order.ToHashSet());
        return order.IndexOf($"end {first}") < order.IndexOf($"start {second}");
    }

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var name = args.Name!;
        events.Enqueue($"start {name}");
        Assert.True(resources.TryAdd(name, args), $"{name} is registered twice");
        Signal(name).SetResult();
        await During(name);
        events.Enqueue($"end {name}");
        return (Id(args), State(args));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();

    private TaskCompletionSource Signal(string name) => started.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
