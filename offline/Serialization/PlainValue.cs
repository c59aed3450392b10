namespace Pulumi;

/// <summary>A value in the shapes that travel between program and engine: null, bool, double, string, lists and maps of these.</summary>
internal readonly record struct PlainValue(object? Value, bool IsKnown = true, bool IsSecret = false)
{
    public static PlainValue Unknown { get; } = new(null, IsKnown: false);
}
