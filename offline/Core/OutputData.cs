namespace Pulumi;

/// <summary>What travels inside an output: the value and everything the engine wants to know about it.</summary>
internal readonly record struct OutputData<T>(
    System.Collections.Immutable.ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public OutputData<object?> Untyped => new(Resources, Value, IsKnown, IsSecret);
}
