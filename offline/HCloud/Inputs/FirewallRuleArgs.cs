namespace Pulumi.HCloud.Inputs;

/// <summary>What is let in, or out once there is a rule for that.</summary>
public sealed class FirewallRuleArgs : ResourceArgs
{
    [Input("destinationIps")]
    private InputList<string>? destinationIps;

    [Input("sourceIps")]
    private InputList<string>? sourceIps;

    public static new FirewallRuleArgs Empty => new();

    [Input("description")]
    public Input<string>? Description { get; set; }

    public InputList<string> DestinationIps
    {
        get => destinationIps ??= new();
        set => destinationIps = value;
    }

    [Input("direction", required: true)]
    public Input<string> Direction { get; set; } = null!;

    [Input("port")]
    public Input<string>? Port { get; set; }

    [Input("protocol", required: true)]
    public Input<string> Protocol { get; set; } = null!;

    public InputList<string> SourceIps
    {
        get => sourceIps ??= new();
        set => sourceIps = value;
    }
}
