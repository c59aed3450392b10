using Pulumi;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class ThingPartArgs : ResourceArgs
{
    [Input("wheelSize", required: true)]
    public Input<double> WheelSize { get; set; } = null!;

    [Input("colour")]
    public Input<string>? Colour { get; set; }
}
