using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// One run of the program as its engine: compares what the program registers with the state and, unless it is a preview, makes
/// the difference true.
/// </summary>
internal sealed class DeploymentRun(
    StateStore state,
    ProgramWatch watch,
    IReadOnlyDictionary<string, IResourceProvider> providers,
    Redactor redactor,
    IDeploymentEvents events,
    bool preview,
    CancellationToken cancellation) : IMocks
{
    private readonly ConcurrentDictionary<ResourceKey, byte> registered = new();
    private readonly ConcurrentQueue<ResourceChange> changes = new();
    private readonly ConcurrentQueue<StepFailure> failures = new();

    public IReadOnlyList<ResourceChange> Changes => [.. changes];

    public IReadOnlyList<StepFailure> Failures => [.. failures];

    /// <summary>What the state holds and the program no longer wants, last created first.</summary>
    public IReadOnlyList<ResourceState> Leftovers =>
        [.. state.Resources
            .Where(resource => resource.Phase == ResourcePhase.Replaced || !registered.ContainsKey(resource.Key))
            .OrderByDescending(resource => resource.Order)];

    public Task<object> CallAsync(MockCallArgs args) => throw new DeploymentException($"the lab can't call {args.Token}");

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var key = new ResourceKey(args.Type ?? "", args.Name ?? "");
        var registration = watch.Find(key);
        if (!registered.TryAdd(key, 0))
        {
            throw Fail(ChangeKind.Create, key, TimeSpan.Zero, $"the program registers two resources of the name {key.Name}");
        }

        if (registration?.Component == true || key.Type == ResourceKey.StackType)
        {
            return Component(key, registration?.Parent);
        }

        if (registration is null)
        {
            // Without it nobody knows which inputs are secret.
            throw new InvalidOperationException($"{key} came by unwatched: the stack must pass ProgramWatch.Options() to its base");
        }

        var provider = Provider(key);
        var inputs = InputValues.ToJson(args.Inputs);
        var secrets = await registration.SecretInputsAsync();
        foreach (var name in secrets)
        {
            redactor.Learn(inputs[name]);
        }

        var unknown = preview ? await registration.UnknownInputsAsync(inputs.ContainsKey) : [];
        var old = state.Find(key);
        var change = Compare(key, provider, old, inputs, secrets, unknown);
        changes.Enqueue(change);
        var wanted = new ResourceState(
            key,
            registration.Parent,
            0,
            ResourcePhase.Done,
            old?.Id,
            inputs,
            old?.Outputs ?? [],
            secrets,
            registration.SecretOutputs.Union(provider.SecretOutputs).ToImmutableHashSet());
        if (change.Kind == ChangeKind.Same)
        {
            // Marks and parents may change without anything to do.
            return Registered(preview || Equivalent(old!, wanted) ? wanted : state.Put(wanted), outputsKnown: true);
        }

        return preview
            ? Registered(wanted with { Id = change.Kind == ChangeKind.Update ? old!.Id : null }, outputsKnown: false)
            : Registered(await ApplyAsync(change, provider, old, wanted, registration), outputsKnown: true);
    }

    private ResourceChange Compare(
        ResourceKey key, IResourceProvider provider, ResourceState? old, JsonObject inputs, HashSet<string> secrets, HashSet<string> unknown)
    {
        if (old is null or { Phase: ResourcePhase.Creating })
        {
            return new ResourceChange(ChangeKind.Create, key, InputChange.Between(null, inputs, secrets, unknown));
        }

        var differences = InputChange.Between(old.Inputs, inputs, secrets.Union(old.SecretInputs).ToHashSet(), unknown);
        var kind = differences.Count == 0 ? ChangeKind.Same
            : provider.NeedsReplacement(old.Inputs, inputs) ? ChangeKind.Replace
            : ChangeKind.Update;
        return new ResourceChange(kind, key, differences);
    }

    private async Task<ResourceState> ApplyAsync(
        ResourceChange change, IResourceProvider provider, ResourceState? old, ResourceState wanted, Registration registration)
    {
        if (!failures.IsEmpty)
        {
            throw new DeploymentException($"{change.Key.Name} was not started because another step failed");
        }

        var interruptedBefore = old is { Phase: ResourcePhase.Creating };
        return await StepAsync(change.Kind, change.Key, async step =>
        {
            switch (change.Kind)
            {
                case ChangeKind.Update:
                    return state.Put(Finished(await provider.UpdateAsync(old!, wanted.Inputs, step)));
                case ChangeKind.Replace when registration.DeleteBeforeReplace:
                    await provider.DeleteAsync(old!, step);
                    state.Remove(old!);
                    return state.Put(Finished(await provider.CreateAsync(wanted.Inputs, step)));
                case ChangeKind.Replace:
                    return state.Replace(Finished(await provider.CreateAsync(wanted.Inputs, step)));
                default:
                    return await CreateAsync(step);
            }
        });

        async Task<ResourceState> CreateAsync(StepContext step)
        {
            // Were the lab killed now, the machine might hold what the state doesn't know of.
            var started = state.Put(wanted with { Phase = ResourcePhase.Creating, Outputs = [] });
            try
            {
                return state.Put(Finished(await provider.CreateAsync(wanted.Inputs, step)));
            }
            catch (Exception) when (!cancellation.IsCancellationRequested && !interruptedBefore)
            {
                // As the real engine: a create that failed made nothing.
                state.Remove(started);
                throw;
            }
        }

        ResourceState Finished(ProviderResult result)
        {
            foreach (var name in wanted.SecretOutputs)
            {
                redactor.Learn(result.Outputs[name]);
            }

            return wanted with { Phase = ResourcePhase.Done, Id = result.Id, Outputs = result.Outputs };
        }
    }

    /// <summary>Deletes one resource for good. A component has nothing to delete.</summary>
    /// <param name="force">Forget it even where the delete fails.</param>
    /// <returns>Whether it is out of the state.</returns>
    public async Task<bool> DeleteAsync(ResourceState resource, bool force)
    {
        if (resource.Phase != ResourcePhase.Component && !await TryDeleteAsync(resource, force))
        {
            return false;
        }

        state.Remove(resource);
        return true;
    }

    private async Task<bool> TryDeleteAsync(ResourceState resource, bool force)
    {
        foreach (var name in resource.SecretInputs)
        {
            redactor.Learn(resource.Inputs[name]);
        }

        try
        {
            await StepAsync(ChangeKind.Delete, resource.Key, async step =>
            {
                await Provider(resource.Key).DeleteAsync(resource, step);
                return resource;
            });
            return true;
        }
        catch (DeploymentException error) when (!cancellation.IsCancellationRequested)
        {
            if (force)
            {
                failures.Clear();
                events.Note($"forgotten, not deleted: {error.Message}");
            }

            return force;
        }
    }

    private async Task<ResourceState> StepAsync(ChangeKind kind, ResourceKey key, Func<StepContext, Task<ResourceState>> work)
    {
        cancellation.ThrowIfCancellationRequested();
        events.Started(kind, key.Name);
        var start = Stopwatch.GetTimestamp();
        try
        {
            var result = await work(new StepContext(line => events.Line(key.Name, redactor.Clean(line)), cancellation));
            events.Finished(kind, key.Name, Stopwatch.GetElapsedTime(start));
            return result;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw Fail(kind, key, Stopwatch.GetElapsedTime(start), "interrupted");
        }
        catch (Exception error) when (error is DeploymentException or DialException)
        {
            throw Fail(kind, key, Stopwatch.GetElapsedTime(start), error.Message);
        }
    }

    private IResourceProvider Provider(ResourceKey key) => providers.GetValueOrDefault(key.Type) ?? throw Fail(
        ChangeKind.Create, key, TimeSpan.Zero, $"the lab can't make a {key.Type}; it knows {string.Join(", ", providers.Keys.Order())}");

    private DeploymentException Fail(ChangeKind kind, ResourceKey key, TimeSpan took, string message)
    {
        var clean = redactor.Clean(message);
        failures.Enqueue(new StepFailure(key.Name, clean));
        events.Failed(kind, key.Name, took, clean);
        return new DeploymentException($"{key.Name}: {clean}");
    }

    private (string? Id, object State) Component(ResourceKey key, string? parent)
    {
        if (!preview && state.Find(key) is null)
        {
            state.Put(new ResourceState(key, parent, 0, ResourcePhase.Component, null, [], [], ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty));
        }

        return (null, ImmutableDictionary<string, object>.Empty);
    }

    private static (string? Id, object State) Registered(ResourceState resource, bool outputsKnown)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        Add(resource.Inputs, resource.SecretInputs);
        if (outputsKnown)
        {
            Add(resource.Outputs, resource.SecretOutputs);
        }

        return (resource.Id, values.ToImmutableDictionary());

        void Add(JsonObject from, IReadOnlySet<string> secrets)
        {
            foreach (var (name, node) in from)
            {
                if (InputValues.FromJson(node) is { } value)
                {
                    values[name] = secrets.Contains(name) ? Output.CreateSecret(value) : value;
                }
            }
        }
    }

    private static bool Equivalent(ResourceState old, ResourceState wanted) =>
        old.Parent == wanted.Parent && old.SecretInputs.SetEquals(wanted.SecretInputs) && old.SecretOutputs.SetEquals(wanted.SecretOutputs);
}
