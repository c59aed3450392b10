using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map of inputs that is itself an input.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    public InputMap() : base(Output.Create(ImmutableDictionary<string, TValue>.Empty)) { }

    private InputMap(Output<ImmutableDictionary<string, TValue>> values) : base(values) { }

    public void Add(string key, Input<TValue> value)
        => OutputValue = Output.Join(OutputValue, value.ToOutput(), (map, v) => With(map, key, v));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
        => OutputValue = Output.Join(OutputValue, values.OutputValue, (map, more) => map.AddRange(more));

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    private static ImmutableDictionary<string, TValue> With(ImmutableDictionary<string, TValue> map, string key, TValue value)
        => !map.TryGetValue(key, out var present) || EqualityComparer<TValue>.Default.Equals(present, value)
            ? map.SetItem(key, value)
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value.");

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values)
        => new(Output.Create(values.ToImmutableDictionary()));

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} can't be enumerated synchronously: its values may not be there yet.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await OutputValue.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty))
        {
            yield return value;
        }
    }
}
