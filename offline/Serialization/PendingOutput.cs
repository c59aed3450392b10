namespace Pulumi;

/// <summary>An output of a resource whose answer is still to come.</summary>
internal abstract class PendingOutput
{
    public abstract Type Type { get; }

    public abstract object Output { get; }

    /// <summary>Only the first of these three has an effect.</summary>
    public abstract void Resolve(PlainValue value);

    public abstract void ResolveToDefault(bool isKnown);

    public abstract void Fail(Exception error);

    public static PendingOutput Of(Type type, Resource resource)
        => (PendingOutput)Activator.CreateInstance(typeof(PendingOutput<>).MakeGenericType(type), resource)!;
}
