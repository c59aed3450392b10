using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>Turns a provider's plain answer into the type of an output. What doesn't fit becomes the type's default, with a warning.</summary>
internal sealed class Deserializer(Action<string> warn)
{
    private static readonly Type[] Simple = [typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object)];

    public object? Convert(string context, object? value, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return value is null ? null : Convert(context, value, underlying);
        }

        if (value is null)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        if (type == typeof(int) || type.IsEnum)
        {
            return value is double number
                ? type.IsEnum ? Enum.ToObject(type, (int)number) : (int)number
                : Mismatch(context, value, typeof(double), type);
        }

        if (Simple.Contains(type))
        {
            return type.IsInstanceOfType(value) ? value : Mismatch(context, value, type, type);
        }

        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return ConstructorOf(type, value.GetType())?.Invoke([value]) ?? Mismatch(context, value, typeof(string), type);
        }

        if (Is(type, typeof(ImmutableArray<>)))
        {
            return value is ImmutableArray<object> list
                ? Collect(nameof(Array), type.GenericTypeArguments[0], list.Select(e => Convert(context, e, type.GenericTypeArguments[0])))
                : Mismatch(context, value, typeof(ImmutableArray<object>), type);
        }

        if (value is not ImmutableDictionary<string, object> map)
        {
            return Mismatch(context, value, typeof(ImmutableDictionary<string, object>), type);
        }

        return Is(type, typeof(ImmutableDictionary<,>))
            ? Collect(nameof(Map), type.GenericTypeArguments[1],
                map.Select(e => KeyValuePair.Create(e.Key, Convert(context, e.Value, type.GenericTypeArguments[1]))))
            : OutputConstructorOf(type)!.Invoke(
                [.. OutputConstructorOf(type)!.GetParameters().Select(
                    p => Convert($"{type.FullName}({p.Name})", map.GetValueOrDefault(p.Name!), p.ParameterType))]);
    }

    /// <summary>Whether a resource may have an output of this type at all.</summary>
    public static void CheckType(string context, Type type)
    {
        if (Simple.Contains(type) || type.IsEnum || type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            CheckType(context, underlying);
        }
        else if (Is(type, typeof(ImmutableArray<>)))
        {
            CheckType(context, type.GenericTypeArguments[0]);
        }
        else if (Is(type, typeof(ImmutableDictionary<,>)) && type.GenericTypeArguments[0] == typeof(string))
        {
            CheckType(context, type.GenericTypeArguments[1]);
        }
        else if (type.IsDefined(typeof(OutputTypeAttribute)) && OutputConstructorOf(type) is { } constructor)
        {
            foreach (var parameter in constructor.GetParameters())
            {
                CheckType($"{type.FullName}({parameter.Name})", parameter.ParameterType);
            }
        }
        else
        {
            throw new InvalidOperationException($"{context} contains invalid type {type.FullName}.");
        }
    }

    private object? Mismatch(string context, object value, Type expected, Type type)
    {
        warn($"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {context}");
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static object Collect(string method, Type element, IEnumerable items)
        => typeof(Deserializer).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(element).Invoke(null, [items])!;

    private static ImmutableArray<T> Array<T>(IEnumerable<object?> items) => [.. items.Select(item => (T)item!)];

    private static ImmutableDictionary<string, T> Map<T>(IEnumerable<KeyValuePair<string, object?>> items)
        => items.ToImmutableDictionary(item => item.Key, item => (T)item.Value!);

    private static bool Is(Type type, Type definition) => type.IsConstructedGenericType && type.GetGenericTypeDefinition() == definition;

    private static ConstructorInfo? ConstructorOf(Type type, Type parameter)
        => type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [parameter]);

    private static ConstructorInfo? OutputConstructorOf(Type type)
        => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(c => c.IsDefined(typeof(OutputConstructorAttribute)));
}
