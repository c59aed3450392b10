namespace Pulumi;

internal sealed class PendingOutput<T> : PendingOutput
{
    private readonly TaskCompletionSource<OutputData<T>> source = new();
    private readonly Resource resource;
    private readonly Output<T> output;

    public PendingOutput(Resource resource) => (this.resource, output) = (resource, new(source.Task));

    public override Type Type => typeof(T);

    public override object Output => output;

    public override void Resolve(PlainValue value)
        => source.TrySetResult(new([resource], value.Value is null ? default! : (T)value.Value, value.IsKnown, value.IsSecret));

    public override void ResolveToDefault(bool isKnown) => source.TrySetResult(new([resource], default!, isKnown, IsSecret: false));

    public override void Fail(Exception error) => source.TrySetException(error);
}
