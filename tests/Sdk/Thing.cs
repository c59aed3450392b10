using Pulumi;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>A resource that others can depend on in every way.</summary>
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new(), options)
{
    [Output("text")]
    public Output<string> Text { get; private set; } = null!;
}
