namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
    : Resource(type, name, args ?? ResourceArgs.Empty, options ?? new())
{
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
