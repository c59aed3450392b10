namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    internal override ComponentResourceOptions Clone() => CopyTo(new ComponentResourceOptions());

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = options1?.Clone() ?? new();
        if (options2?.Clone() is { } more)
        {
            merged.Take(more);
        }

        return merged;
    }
}
