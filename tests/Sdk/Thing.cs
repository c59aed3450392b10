namespace Ipv6Dmz.Tests.Sdk;

/// <summary>A resource that others can depend on in every way.</summary>
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new(), options)
{
    [Output("text")]
    public Output<string> Text { get; private set; } = null!;
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("items")]
    public InputList<string> Items { get; set; } = new();
}

/// <summary>A component whose children are what the test says.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, Action<Group> addChildren, ComponentResourceOptions? options = null) : base("test:index:Group", name, options)
    {
        addChildren(this);
        RegisterOutputs();
    }
}
