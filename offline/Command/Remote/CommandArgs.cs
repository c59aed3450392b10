namespace Pulumi.Command.Remote;

public sealed class CommandArgs : ResourceArgs
{
    [Input("connection", required: true)]
    private Input<Inputs.ConnectionArgs>? connection;

    [Input("environment")]
    private InputMap<string>? environment;

    [Input("triggers")]
    private InputList<object>? triggers;

    public static new CommandArgs Empty => new();

    [Input("addPreviousOutputInEnv")]
    public Input<bool>? AddPreviousOutputInEnv { get; set; }

    public Input<Inputs.ConnectionArgs>? Connection
    {
        get => connection;
        set => connection = Secret.From(value);
    }

    [Input("create")]
    public Input<string>? Create { get; set; }

    [Input("delete")]
    public Input<string>? Delete { get; set; }

    public InputMap<string> Environment
    {
        get => environment ??= new();
        set => environment = value;
    }

    [Input("logging")]
    public Input<Logging>? Logging { get; set; }

    [Input("stdin")]
    public Input<string>? Stdin { get; set; }

    public InputList<object> Triggers
    {
        get => triggers ??= new();
        set => triggers = value;
    }

    [Input("update")]
    public Input<string>? Update { get; set; }
}
