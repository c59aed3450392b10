namespace Pulumi.HCloud;

public sealed class FirewallArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? labels;

    [Input("rules")]
    private InputList<Inputs.FirewallRuleArgs>? rules;

    public static new FirewallArgs Empty => new();

    public InputMap<string> Labels
    {
        get => labels ??= new();
        set => labels = value;
    }

    [Input("name")]
    public Input<string>? Name { get; set; }

    public InputList<Inputs.FirewallRuleArgs> Rules
    {
        get => rules ??= new();
        set => rules = value;
    }
}
