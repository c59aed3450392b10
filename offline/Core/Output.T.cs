using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A value that is there later, and knows which resources it came from, whether it is known and whether it is secret.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        Data = data;
        // The program is not over before all its values are there, and a failure in one fails the program.
        Deployment.Current?.Track(data);
    }

    internal Task<OutputData<T>> Data { get; }

    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Wait());

        async Task<OutputData<T>> Wait() => new([], await value, IsKnown: true, isSecret);
    }

    internal static Output<T> Unknown(T value) => new(Task.FromResult(new OutputData<T>([], value, IsKnown: false, IsSecret: false)));

    internal Output<T> With(Func<OutputData<T>, OutputData<T>> change)
    {
        return new(Wait());

        async Task<OutputData<T>> Wait() => change(await Data);
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await Data;
        return data.IsKnown ? data.Value : whenUnknown;
    }

    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(value => Output.Create(Run(func(value))));

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        return new(Wait());

        async Task<OutputData<TResult>> Wait()
        {
            var outer = await Data;
            if (!outer.IsKnown)
            {
                return new(outer.Resources, default!, IsKnown: false, outer.IsSecret);
            }

            if (func(outer.Value) is not { } result)
            {
                return new(outer.Resources, default!, IsKnown: true, outer.IsSecret);
            }

            var inner = await result.Data;
            return new(outer.Resources.Union(inner.Resources), inner.Value, inner.IsKnown, outer.IsSecret || inner.IsSecret);
        }
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync() => (await Data).Untyped;

    Output<object?> IOutput.ToObject() => Apply(value => (object?)value);

    public override string ToString()
        => "Calling [ToString] on an [Output<T>] is not supported: use Apply, or Output.Format for a string made of outputs.";

    private static async Task<ValueTuple> Run(Task task)
    {
        await task;
        return default;
    }
}
