using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A stack's outputs, ready to be shown.</summary>
internal static class StackOutputs
{
    private static readonly MethodInfo Text = typeof(StackOutputs).GetMethod(nameof(TextAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<Resource> resources)
    {
        var outputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (resources.OfType<Stack>().FirstOrDefault() is not { } stack)
        {
            return outputs;
        }

        // Its own only: a resource's urn is an output too.
        var properties = stack.GetType().GetProperties()
            .Where(property => property.GetCustomAttribute<OutputAttribute>() is not null && property.DeclaringType?.IsAssignableFrom(typeof(Stack)) != true);
        foreach (var property in properties)
        {
            var text = (Task<string>)Text.MakeGenericMethod(property.PropertyType.GetGenericArguments()).Invoke(null, [property.GetValue(stack)])!;
            outputs[property.GetCustomAttribute<OutputAttribute>()!.Name ?? property.Name] = await text;
        }

        return outputs;
    }

    private static async Task<string> TextAsync<T>(Output<T> output) =>
        await Output.IsSecretAsync(output) ? InputChange.Secret
        : !await OutputUtilities.GetIsKnownAsync(output) ? InputChange.Unknown
        : (await OutputUtilities.GetValueAsync(output))?.ToString() ?? "";
}
