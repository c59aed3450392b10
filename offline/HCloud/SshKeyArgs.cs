namespace Pulumi.HCloud;

public sealed class SshKeyArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? labels;

    public static new SshKeyArgs Empty => new();

    public InputMap<string> Labels
    {
        get => labels ??= new();
        set => labels = value;
    }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("publicKey", required: true)]
    public Input<string> PublicKey { get; set; } = null!;
}
