using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// command:remote:Command with the semantics of Pulumi.Command's provider: any changed input runs update, or create where there
/// is no update; a changed trigger replaces; delete runs with the recorded connection and stdin. One dial per command.
/// </summary>
internal sealed class CommandProvider(IRemoteShell shell) : IResourceProvider
{
    public const string Type = "command:remote:Command";

    // The provider sends these unless told not to, and sshd as shipped refuses them: the provider only warns.
    private const string PreviousOutput = "addPreviousOutputInEnv";

    public IReadOnlySet<string> SecretOutputs { get; } = ImmutableHashSet<string>.Empty;

    public bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs) =>
        !JsonNode.DeepEquals(oldInputs["triggers"], newInputs["triggers"]);

    public Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step) =>
        RunAsync(Guid.NewGuid().ToString("n"), inputs, InputValues.String(inputs, "create"), Outputs("", ""), step);

    public Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step)
    {
        if (inputs[PreviousOutput]?.GetValue<bool>() ?? true)
        {
            step.Line($"warning: {PreviousOutput} is not false: the provider would ask sshd to accept variables, which it refuses");
        }

        return RunAsync(old.Id!, inputs, InputValues.String(inputs, "update") ?? InputValues.String(inputs, "create"), old.Outputs, step);
    }

    public Task DeleteAsync(ResourceState old, StepContext step) =>
        RunAsync(old.Id ?? "", old.Inputs, InputValues.String(old.Inputs, "delete"), old.Outputs, step);

    /// <param name="before">The outputs where there is nothing to run.</param>
    private async Task<ProviderResult> RunAsync(string id, JsonObject inputs, string? command, JsonObject before, StepContext step)
    {
        if (inputs["environment"] is JsonObject { Count: > 0 })
        {
            throw new DeploymentException("environment: sshd as shipped accepts no variables (AcceptEnv); put them into stdin");
        }

        if (command is null)
        {
            return new ProviderResult(id, before);
        }

        var connection = RemoteConnection.FromInputs(inputs);
        var logging = InputValues.String(inputs, "logging") ?? "stdoutAndStderr";
        var result = await shell.RunAsync(
            connection, command, InputValues.String(inputs, "stdin") ?? "", logging == "none" ? _ => { } : step.Line, step.Cancellation);
        return result.ExitStatus == 0
            ? new ProviderResult(id, Outputs(result.Stdout, result.Stderr))
            : throw new DeploymentException($"""
                exit status {result.ExitStatus} on {connection} from
                  {command.ReplaceLineEndings("\n  ")}
                {(result.Stdout + result.Stderr).TrimEnd('\n')}
                """.TrimEnd());
    }

    private static JsonObject Outputs(string stdout, string stderr) => new() { ["stdout"] = Trim(stdout), ["stderr"] = Trim(stderr) };

    // One newline, not all: the provider's way.
    private static string Trim(string text) => text.EndsWith('\n') ? text[..^1] : text;
}
