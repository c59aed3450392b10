using System.Collections;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>The resources that an input is made of, however deep in it they are.</summary>
internal static class InputSources
{
    private static readonly MethodInfo Into = typeof(InputSources).GetMethod(nameof(AddInputAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task<IReadOnlySet<ResourceKey>> OfAsync(object input)
    {
        var found = new HashSet<ResourceKey>();
        await AddAsync(input, found);
        return found;
    }

    /// <summary>Of what a type is an input; null: it is none. InputList and InputMap are inputs of immutable collections.</summary>
    public static Type? ValueType(Type? type) => type is null ? null
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Input<>) ? type.GetGenericArguments()[0]
        : ValueType(type.BaseType);

    private static async Task AddAsync(object? value, HashSet<ResourceKey> found)
    {
        // Inputs first: a list of them can't be enumerated.
        if (ValueType(value?.GetType()) is { } type)
        {
            await (Task)Into.MakeGenericMethod(type).Invoke(null, [value, found])!;
            return;
        }

        // Of dependsOn.
        if (value is Resource resource)
        {
            found.Add(ProgramWatch.KeyOf(resource)!.Value);
            return;
        }

        var parts = value switch
        {
            string => [],
            InputArgs args => ProgramWatch.InputsOf(args).Select(input => input.Value),
            IEnumerable list => list.Cast<object?>(),
            _ => [],
        };
        foreach (var part in parts)
        {
            await AddAsync(part, found);
        }
    }

    private static async Task AddInputAsync<T>(Input<T> input, HashSet<ResourceKey> found)
    {
        var output = input.ToOutput();
        found.UnionWith((await OutputUtilities.GetDependenciesAsync(output)).Select(resource => ProgramWatch.KeyOf(resource)!.Value));
        if (await OutputUtilities.GetIsKnownAsync(output))
        {
            await AddAsync(await OutputUtilities.GetValueAsync(output), found);
        }
    }
}
