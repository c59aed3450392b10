namespace Pulumi.HCloud;

public sealed class PrimaryIpArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? labels;

    public static new PrimaryIpArgs Empty => new();

    [Input("assigneeId")]
    public Input<int>? AssigneeId { get; set; }

    [Input("autoDelete")]
    public Input<bool>? AutoDelete { get; set; }

    [Input("deleteProtection")]
    public Input<bool>? DeleteProtection { get; set; }

    public InputMap<string> Labels
    {
        get => labels ??= new();
        set => labels = value;
    }

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;
}
