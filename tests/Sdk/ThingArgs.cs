using Pulumi;

namespace Ipv6Dmz.Tests.Sdk;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("items")]
    public InputList<string> Items { get; set; } = new();
}
