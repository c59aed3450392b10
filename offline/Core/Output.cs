using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

public static partial class Output
{
    public static Output<T> Create<T>(T value) => Create(Task.FromResult(value));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => CreateSecret(Task.FromResult(value));

    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Create(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value) => value.With(data => data with { IsSecret = true });

    public static Output<T> Unsecret<T>(Output<T> output) => output.With(data => data with { IsSecret = false });

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs)
        => Gather(inputs.Select(input => (Output<T>)input).ToList());

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => Gather(outputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => Gather(outputs.ToList());

    public static Output<string> Format(FormattableString formattableString)
        => All(formattableString.GetArguments().Select(ToObject))
            .Apply(arguments => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. arguments]));

    private static Output<object?> ToObject(object? value) => value switch
    {
        IInput input => input.ToOutput().ToObject(),
        IOutput output => output.ToObject(),
        _ => Create(value),
    };

    private static Output<ImmutableArray<T>> Gather<T>(IReadOnlyCollection<Output<T>> outputs)
    {
        return new(Wait());

        async Task<OutputData<ImmutableArray<T>>> Wait()
        {
            var all = new OutputData<ImmutableArray<T>>([], [], IsKnown: true, IsSecret: false);
            var values = ImmutableArray.CreateBuilder<T>(outputs.Count);
            foreach (var output in outputs)
            {
                var data = await output.Data;
                values.Add(data.Value);
                all = new(all.Resources.Union(data.Resources), [], all.IsKnown && data.IsKnown, all.IsSecret || data.IsSecret);
            }

            return all with { Value = values.MoveToImmutable() };
        }
    }

    internal static Output<TResult> Join<T1, T2, TResult>(Output<T1> first, Output<T2> second, Func<T1, T2, TResult> func)
    {
        return new(Wait());

        async Task<OutputData<TResult>> Wait()
        {
            var (a, b) = (await first.Data, await second.Data);
            var known = a.IsKnown && b.IsKnown;
            return new(a.Resources.Union(b.Resources), known ? func(a.Value, b.Value) : default!, known, a.IsSecret || b.IsSecret);
        }
    }
}
