using System.Collections.Immutable;
using Ipv6Dmz.Lab.Cloud;
using Pulumi;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// Deploys a program without the Pulumi CLI, for the lab: runs it against itself as the engine, by the SDK's testing interface.
/// A preview differs from the real engine's in one thing: whatever a resource that would be created or updated returns counts as
/// unknown here, where the real one asks the provider.
/// </summary>
/// <param name="cloud">Null: none.</param>
public sealed class StackDeployment(StackProgram program, string folder, IRemoteShell shell, IDeploymentEvents events, LabCloud? cloud = null)
{
    private readonly Redactor redactor = new();
    private readonly Providers providers = new(shell, cloud);

    /// <summary>Makes the machines what the program says. When nothing differs, no machine is spoken to.</summary>
    public async Task<DeploymentResult> UpAsync(StackConfig config, CancellationToken cancellation)
    {
        using var phase = Phase.Begin(Phase.Deployment);
        using var state = StateStore.Open(folder);
        using var interruption = Announce(cancellation);
        Warn(state);
        var (plan, planned) = await RunAsync(state, config, Steps(cancellation), application: null, cancellation);
        Throw(planned);
        if (!planned.HasChanges && plan.Leftovers.Count == 0 && !plan.MarksDiffer)
        {
            return planned;
        }

        events.Planned(planned.Changes.Count(change => change.Kind != ChangeKind.Same));
        var steps = Steps(cancellation);
        var (run, done) = await RunAsync(state, config, steps, new Application(state, steps, redactor), cancellation);
        if (!done.Ok)
        {
            return done;
        }

        var deleted = await new Deletion(state, providers, steps, redactor).RunAsync(run.Leftovers, force: false, cancellation);
        return done with { Changes = [.. done.Changes, .. deleted], Failures = steps.Failures };
    }

    /// <summary>What <see cref="UpAsync"/> would do.</summary>
    /// <exception cref="DeploymentException">The program failed; its errors.</exception>
    public async Task<DeploymentResult> PreviewAsync(StackConfig config, CancellationToken cancellation)
    {
        using var phase = Phase.Begin(Phase.Deployment);
        using var state = StateStore.Open(folder);
        var (_, result) = await RunAsync(state, config, Steps(cancellation), application: null, cancellation);
        Throw(result);
        return result;
    }

    /// <summary>Deletes everything in the state, last created first. Each one that is gone is gone from the state.</summary>
    /// <param name="force">Go on where a delete fails, and forget the resource.</param>
    public async Task<DeploymentResult> DestroyAsync(bool force, CancellationToken cancellation)
    {
        using var phase = Phase.Begin(Phase.Deployment);
        using var state = StateStore.Open(folder);
        using var interruption = Announce(cancellation);
        Warn(state);
        var everything = state.Resources.Reverse().ToList();
        events.Planned(everything.Count(resource => resource.Made));
        var steps = Steps(cancellation);
        var deleted = await new Deletion(state, providers, steps, redactor).RunAsync(everything, force, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (state.Resources.IsEmpty)
        {
            StateStore.Forget(folder);
        }

        return new DeploymentResult(deleted, ImmutableDictionary<string, string>.Empty, steps.Failures);
    }

    private CancellationTokenRegistration Announce(CancellationToken cancellation) => cancellation.Register(
        () => events.Note("interrupted: what runs comes to its end, and nothing else starts. Once more, and this ends at once"));

    private void Warn(StateStore state)
    {
        foreach (var cut in state.Resources.Where(resource => resource.Phase == ResourcePhase.Creating))
        {
            events.Note($"{cut.Key.Name} was being created when an earlier run was killed: what it has done is not known, up does it again and destroy leaves it");
        }
    }

    private StepRunner Steps(CancellationToken cancellation) => new(redactor, events, cancellation);

    private async Task<(DeploymentRun Run, DeploymentResult Result)> RunAsync(
        StateStore state, StackConfig config, StepRunner steps, Application? application, CancellationToken cancellation)
    {
        foreach (var value in config.SecretValues)
        {
            redactor.Learn(value);
        }

        var watch = ProgramWatch.Begin();
        var run = new DeploymentRun(state, watch, providers, steps, redactor, application);
        var preview = application is null;
        try
        {
            var resources = await ToItsEndAsync();
            var outputs = await StackOutputs.OfAsync(resources);
            var leftovers = preview ? Condemned(run.Leftovers, steps) : [];
            return (run, new DeploymentResult([.. run.Changes, .. leftovers], outputs, steps.Failures));
        }
        catch (Exception error) when (error is RunException or AggregateException)
        {
            cancellation.ThrowIfCancellationRequested();
            // Where steps failed, the program's failure is only their echo.
            var failures = steps.Failures.Count > 0
                ? steps.Failures
                : [.. Messages(error).Select(message => new StepFailure(null, redactor.Clean(message)))];
            return (run, new DeploymentResult(run.Changes, ImmutableDictionary<string, string>.Empty, failures));
        }

        async Task<ImmutableArray<Resource>> ToItsEndAsync()
        {
            try
            {
                return await program.RunAsync(run, config, preview, cancellation);
            }
            finally
            {
                await run.EndAsync();
                // An `up` runs the program twice.
                foreach (var text in preview ? watch.Said : [])
                {
                    events.Note(redactor.Clean(text));
                }
            }
        }
    }

    private static IReadOnlyList<ResourceChange> Condemned(IReadOnlyList<ResourceState> leftovers, StepRunner steps)
    {
        foreach (var kept in leftovers.Where(resource => resource.Marks.Protect))
        {
            _ = steps.Fail(ChangeKind.Delete, kept.Key, Protection.Of(kept.Key, "deleted", []));
        }

        return [.. leftovers.Where(resource => resource.Made).Select(resource => new ResourceChange(ChangeKind.Delete, resource.Key, []))];
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
