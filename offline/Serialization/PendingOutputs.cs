using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>All outputs of one resource that the engine is to fill.</summary>
internal static class PendingOutputs
{
    public static ImmutableDictionary<string, PendingOutput> Of(Resource resource)
    {
        var outputs = ImmutableDictionary.CreateBuilder<string, PendingOutput>();
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A component sets its own outputs, perhaps has already.
            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute
                || (resource is ComponentResource && property.DeclaringType != typeof(Resource)))
            {
                continue;
            }

            var name = attribute.Name ?? property.Name;
            if (property.PropertyType is not { IsConstructedGenericType: true } type || type.GetGenericTypeDefinition() != typeof(Output<>))
            {
                throw new RunException($"Output(s) '{name}' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
            }

            var context = $"[Output] {resource.GetType().FullName}.{property.Name}";
            Deserializer.CheckType(context, type.GenericTypeArguments[0]);
            // The declaring type's view of the property sees a private setter too.
            var setter = property.DeclaringType!.GetProperty(property.Name, type)?.GetSetMethod(nonPublic: true)
                ?? throw new InvalidOperationException($"{context} did not have a 'set' method");
            var pending = PendingOutput.Of(type.GenericTypeArguments[0], resource);
            setter.Invoke(resource, [pending.Output]);
            outputs.Add(name, pending);
        }

        return outputs.ToImmutable();
    }
}
