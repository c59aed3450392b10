namespace Pulumi;

public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get; set; } = [];

    internal override CustomResourceOptions Clone() => CopyTo(new CustomResourceOptions
    {
        DeleteBeforeReplace = DeleteBeforeReplace,
        AdditionalSecretOutputs = [.. AdditionalSecretOutputs],
    });

    internal static CustomResourceOptions Merge(CustomResourceOptions first, CustomResourceOptions? second)
    {
        var merged = first.Clone();
        if (second?.Clone() is { } more)
        {
            merged.Take(more);
            merged.DeleteBeforeReplace = more.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.AdditionalSecretOutputs.AddRange(more.AdditionalSecretOutputs);
        }

        return merged;
    }
}
