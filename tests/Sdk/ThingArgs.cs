using Ipv6Dmz.Concerns;
using Pulumi;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class ThingArgs : ResourceArgs
{
    [Input("items")]
    private InputList<string>? items;

    [Input("labels")]
    private InputMap<string>? labels;

    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("part")]
    public Input<ThingPartArgs>? Part { get; set; }

    public InputList<string> Items
    {
        get => items ??= new();
        set => items = value;
    }

    public InputMap<string> Labels
    {
        get => labels ??= new();
        set => labels = value;
    }
}
