using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

/// <summary>Commands that run on another machine by SSH, on create, update and delete.</summary>
public partial class Command(string name, CommandArgs args, CustomResourceOptions? options = null)
    : CustomResource("command:remote:Command", name, args ?? new CommandArgs(), WithDefaults(options))
{
    [Output("addPreviousOutputInEnv")]
    public Output<bool?> AddPreviousOutputInEnv { get; private set; } = null!;

    [Output("connection")]
    public Output<Outputs.Connection> Connection { get; private set; } = null!;

    [Output("create")]
    public Output<string?> Create { get; private set; } = null!;

    [Output("delete")]
    public Output<string?> Delete { get; private set; } = null!;

    [Output("environment")]
    public Output<ImmutableDictionary<string, string>?> Environment { get; private set; } = null!;

    [Output("logging")]
    public Output<Logging?> Logging { get; private set; } = null!;

    [Output("stderr")]
    public Output<string> Stderr { get; private set; } = null!;

    [Output("stdin")]
    public Output<string?> Stdin { get; private set; } = null!;

    [Output("stdout")]
    public Output<string> Stdout { get; private set; } = null!;

    [Output("triggers")]
    public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;

    [Output("update")]
    public Output<string?> Update { get; private set; } = null!;

    private static CustomResourceOptions WithDefaults(CustomResourceOptions? options) => CustomResourceOptions.Merge(
        new() { AdditionalSecretOutputs = { "connection" }, ReplaceOnChanges = { "triggers[*]" } }, options);
}
