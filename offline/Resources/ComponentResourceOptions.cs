namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    internal override ComponentResourceOptions Clone() => CopyTo(new ComponentResourceOptions());
}
