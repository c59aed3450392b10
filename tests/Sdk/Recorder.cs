using Pulumi.Testing;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>Mocks that note when each resource starts and ends, and can make one wait or fail.</summary>
internal sealed class Recorder : IMocks
{
    private readonly Lock gate = new();
    private readonly List<string> events = [];
    private readonly Dictionary<string, TaskCompletionSource> started = [];
    private readonly Dictionary<string, MockResourceArgs> resources = [];

    /// <summary>What a resource does between start and end.</summary>
    public Func<string, Task> During { get; init; } = async _ => await Task.Yield();

    /// <summary>The provider's answer. Where not given: the inputs.</summary>
    public Func<MockResourceArgs, object> State { get; init; } = args => args.Inputs;

    public Func<MockResourceArgs, string?> Id { get; init; } = args => $"{args.Name}-id";

    public MockResourceArgs this[string name] => resources[name];

    public IEnumerable<string> Names => resources.Keys;

    public ImmutableDictionary<string, object> Inputs(string name) => resources[name].Inputs;

    /// <summary>Ends as soon as the resource has started.</summary>
    public Task Started(string name)
    {
        lock (gate)
        {
            return Signal(name).Task;
        }
    }

    public bool EndedBeforeStart(string first, string second) => At($"end {first}") < At($"start {second}");

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (gate)
        {
            events.Add($"start {args.Name}");
            resources.Add(args.Name!, args);
            Signal(args.Name!).SetResult();
        }

        await During(args.Name!);
        lock (gate)
        {
            events.Add($"end {args.Name}");
        }

        return (Id(args), State(args));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();

    private int At(string what)
    {
        lock (gate)
        {
            var at = events.IndexOf(what);
            Assert.True(at >= 0, $"'{what}' never happened: {string.Join(", ", events)}");
            return at;
        }
    }

    private TaskCompletionSource Signal(string name)
    {
        if (!started.TryGetValue(name, out var signal))
        {
            started[name] = signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return signal;
    }
}
