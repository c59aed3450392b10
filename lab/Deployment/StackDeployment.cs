using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// Deploys a program without the Pulumi CLI, for the lab: runs it against itself as the engine, by the SDK's testing interface.
/// A preview differs from the real engine's in one thing: whatever a resource that would be created or updated returns counts as
/// unknown here, where the real one asks the provider.
/// </summary>
public sealed class StackDeployment(StackProgram program, string folder, IRemoteShell shell, IDeploymentEvents events)
{
    private readonly Redactor redactor = new();

    /// <summary>Makes the machines what the program says. When nothing differs, no machine is spoken to.</summary>
    public async Task<DeploymentResult> UpAsync(StackConfig config, CancellationToken cancellation)
    {
        using var state = StateStore.Open(folder);
        var plan = await RunAsync(state, config, preview: true, cancellation);
        if (plan.Result is { Ok: true, HasChanges: false } && plan.Run.Leftovers.Count == 0)
        {
            return plan.Result;
        }

        Throw(plan.Result);
        events.Planned(plan.Result.Changes.Count(change => change.Kind != ChangeKind.Same));
        var (run, done) = await RunAsync(state, config, preview: false, cancellation);
        if (!done.Ok)
        {
            return done;
        }

        var deleted = await DeleteAsync(run, run.Leftovers, force: false);
        return done with { Changes = [.. done.Changes, .. deleted], Failures = run.Failures };
    }

    /// <summary>What <see cref="UpAsync"/> would do.</summary>
    /// <exception cref="DeploymentException">The program failed; its errors.</exception>
    public async Task<DeploymentResult> PreviewAsync(StackConfig config, CancellationToken cancellation)
    {
        using var state = StateStore.Open(folder);
        var (_, result) = await RunAsync(state, config, preview: true, cancellation);
        Throw(result);
        return result;
    }

    /// <summary>Deletes everything in the state, last created first. Each one that is gone is gone from the state.</summary>
    /// <param name="force">Go on where a delete fails, and forget the resource.</param>
    public async Task<DeploymentResult> DestroyAsync(bool force, CancellationToken cancellation)
    {
        using var state = StateStore.Open(folder);
        var run = NewRun(state, ProgramWatch.Begin(), preview: false, cancellation);
        var leftovers = run.Leftovers;
        events.Planned(leftovers.Count(resource => resource.Phase != ResourcePhase.Component));
        var deleted = await DeleteAsync(run, leftovers, force);
        if (state.Resources.IsEmpty)
        {
            StateStore.Forget(folder);
        }

        return new DeploymentResult(deleted, ImmutableDictionary<string, string>.Empty, run.Failures);
    }

    private async Task<(DeploymentRun Run, DeploymentResult Result)> RunAsync(
        StateStore state, StackConfig config, bool preview, CancellationToken cancellation)
    {
        foreach (var value in config.SecretValues)
        {
            redactor.Learn(value);
        }

        var run = NewRun(state, ProgramWatch.Begin(), preview, cancellation);
        try
        {
            var resources = await program.RunAsync(run, config, preview, cancellation);
            var outputs = await StackOutputs.OfAsync(resources);
            var leftovers = preview
                ? run.Leftovers
                    .Where(resource => resource.Phase != ResourcePhase.Component)
                    .Select(resource => new ResourceChange(ChangeKind.Delete, resource.Key, []))
                : [];
            return (run, new DeploymentResult([.. run.Changes, .. leftovers], outputs, run.Failures));
        }
        catch (Exception error) when (error is RunException or AggregateException)
        {
            cancellation.ThrowIfCancellationRequested();
            // Where steps failed, the program's failure is only their echo.
            var failures = run.Failures.Count > 0 ? run.Failures : [.. Messages(error).Select(message => new StepFailure(null, redactor.Clean(message)))];
            return (run, new DeploymentResult(run.Changes, ImmutableDictionary<string, string>.Empty, failures));
        }
    }

    private DeploymentRun NewRun(StateStore state, ProgramWatch watch, bool preview, CancellationToken cancellation) => new(
        state,
        watch,
        new Dictionary<string, IResourceProvider>
        {
            [CommandProvider.Type] = new CommandProvider(new UnreachableMachines(shell)),
            [RandomPasswordProvider.Type] = new RandomPasswordProvider(),
        },
        redactor,
        events,
        preview,
        cancellation);

    private async Task<IReadOnlyList<ResourceChange>> DeleteAsync(DeploymentRun run, IReadOnlyList<ResourceState> resources, bool force)
    {
        var deleted = new List<ResourceChange>();
        foreach (var resource in resources)
        {
            if (!await run.DeleteAsync(resource, force))
            {
                break;
            }

            if (resource.Phase != ResourcePhase.Component)
            {
                deleted.Add(new ResourceChange(ChangeKind.Delete, resource.Key, []));
            }
        }

        return deleted;
    }

    private static void Throw(DeploymentResult result)
    {
        if (!result.Ok)
        {
            throw new DeploymentException(string.Join('\n', result.Failures.Select(failure => failure.Message)));
        }
    }

    private static IEnumerable<string> Messages(Exception error) => error is AggregateException several
        ? several.InnerExceptions.SelectMany(Messages)
        : [string.Join('\n', error.Message.Split('\n').Where(line => !line.StartsWith("   at ", StringComparison.Ordinal)))];
}
