using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs that is itself an input. The conversions are the SDK's, no more and no fewer.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    public InputList() : base(Output.Create(ImmutableArray<T>.Empty)) { }

    private InputList(Output<ImmutableArray<T>> values) : base(values) { }

    private static InputList<T> Of(IEnumerable<Input<T>> values) => new(Output.All(values));

    public void Add(params Input<T>[] inputs) => AddRange(Of(inputs));

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => OutputValue = Concat(inputs).OutputValue;

    public InputList<T> Concat(InputList<T> other) => new(Output.Join(OutputValue, other.OutputValue, (a, b) => a.AddRange(b)));

    internal InputList<T> Clone() => new(OutputValue);

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(T[] values) => Of(values.Select(v => (Input<T>)v));

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} can't be enumerated synchronously: its values may not be there yet.");

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await OutputValue.GetValueAsync(whenUnknown: []))
        {
            yield return value;
        }
    }
}
