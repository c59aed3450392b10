namespace Pulumi;

public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get; set; } = [];

    public string? ImportId { get; set; }

    internal override CustomResourceOptions Clone() => CopyTo(new CustomResourceOptions
    {
        DeleteBeforeReplace = DeleteBeforeReplace,
        AdditionalSecretOutputs = [.. AdditionalSecretOutputs],
        ImportId = ImportId,
    });

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = options1?.Clone() ?? new();
        if (options2?.Clone() is { } more)
        {
            merged.Take(more);
            merged.DeleteBeforeReplace = more.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.AdditionalSecretOutputs.AddRange(more.AdditionalSecretOutputs);
            merged.ImportId = more.ImportId ?? merged.ImportId;
        }

        return merged;
    }
}
