using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>Turns what a program passes around into plain values, and notes which resources they came from.</summary>
internal sealed class Serializer
{
    public HashSet<Resource> Dependencies { get; } = [];

    /// <summary>Each entry for itself, since each may be unknown or secret for itself. Null values are left out.</summary>
    public async Task<ImmutableDictionary<string, PlainValue>> EntriesAsync(string path, IDictionary entries)
    {
        var result = ImmutableDictionary.CreateBuilder<string, PlainValue>();
        foreach (DictionaryEntry entry in entries)
        {
            var key = entry.Key as string ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{path}");
            var value = await ToPlainAsync($"{path}.{key}", entry.Value);
            if (value is not { Value: null, IsKnown: true, IsSecret: false })
            {
                result.Add(key, value);
            }
        }

        return result.ToImmutable();
    }

    public async Task<PlainValue> ToPlainAsync(string path, object? value) => value switch
    {
        null or bool or double or string => new(value),
        int number => new((double)number),
        InputArgs args => await MapAsync(path, args.ToDictionary()),
        Task => throw new InvalidOperationException($"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{path}"),
        IInput input => await ToPlainAsync(path, input.ToOutput()),
        IOutput output => await ContentAsync(path, await output.GetDataAsync()),
        IDictionary map => await MapAsync(path, map),
        IList list => await ListAsync(path, list),
        Enum when Enum.GetUnderlyingType(value.GetType()) == typeof(int) => new((double)(int)value),
        ValueTuple => new(null),
        _ when value.GetType().IsDefined(typeof(EnumTypeAttribute)) => new(NameOf(value)),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{path}"),
    };

    private async Task<PlainValue> ContentAsync(string path, OutputData<object?> data)
    {
        Dependencies.UnionWith(data.Resources);
        var content = data.IsKnown ? await ToPlainAsync(path, data.Value) : PlainValue.Unknown;
        return content with { IsSecret = content.IsSecret || data.IsSecret };
    }

    private async Task<PlainValue> MapAsync(string path, IDictionary map)
    {
        // Keys with two underscores are the engine's own.
        var entries = (await EntriesAsync(path, map)).Where(e => !e.Key.StartsWith("__", StringComparison.Ordinal)).ToList();
        return Whole(entries.ToImmutableDictionary(e => e.Key, e => e.Value.Value!), [.. entries.Select(e => e.Value)]);
    }

    private async Task<PlainValue> ListAsync(string path, IList list)
    {
        var elements = new List<PlainValue>();
        for (var i = 0; !IsDefault(list) && i < list.Count; i++)
        {
            elements.Add(await ToPlainAsync($"{path}[{i}]", list[i]));
        }

        return Whole(elements.Select(e => e.Value!).ToImmutableArray(), elements);
    }

    private static PlainValue Whole(object value, List<PlainValue> parts)
        => new(value, parts.All(p => p.IsKnown), parts.Any(p => p.IsSecret));

    /// <summary>An immutable array that was never given a value throws when asked for its length.</summary>
    private static bool IsDefault(IList list)
        => list.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && (bool)type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(list)!;

    private static object? NameOf(object value)
        => value.GetType().GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [value.GetType()])?.Invoke(null, [value])
            ?? throw new InvalidOperationException($"{value.GetType().FullName} has no conversion to its name.");
}
