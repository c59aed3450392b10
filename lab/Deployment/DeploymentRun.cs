using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi.Testing;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// One run of the program as its engine: compares what the program registers with the state and, unless it is a preview, makes
/// the difference true.
/// </summary>
/// <param name="application">Null in a preview.</param>
internal sealed class DeploymentRun(
    StateStore state, ProgramWatch watch, Providers providers, StepRunner steps, Redactor redactor, Application? application) : IMocks
{
    private static readonly IReadOnlySet<string> None = ImmutableHashSet<string>.Empty;
    private readonly ConcurrentDictionary<ResourceKey, byte> registered = new();
    private readonly ConcurrentQueue<ResourceChange> changes = new();
    private readonly InFlight inFlight = new();
    private volatile bool marksDiffer;

    private bool Preview => application is null;

    /// <summary>What was done; in a preview, what would be.</summary>
    public IReadOnlyList<ResourceChange> Changes => [.. changes];

    /// <summary>Whether what a delete goes by, protection or dependencies, is other than the state has it without anything else to do.</summary>
    public bool MarksDiffer => marksDiffer;

    /// <summary>What the state holds and the program no longer wants, last created first.</summary>
    public IReadOnlyList<ResourceState> Leftovers =>
        [.. state.Resources
            .Where(resource => resource.Phase == ResourcePhase.Replaced || !registered.ContainsKey(resource.Key))
            .OrderByDescending(resource => resource.Order)];

    public Task<object> CallAsync(MockCallArgs args) => throw new DeploymentException($"the lab can't call {args.Token}");

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => inFlight.RunAsync(() => RegisterAsync(args));

    /// <summary>Waits for the steps that still run: the SDK returns at the first failure.</summary>
    public Task EndAsync() => inFlight.EndAsync();

    private async Task<(string? Id, object State)> RegisterAsync(MockResourceArgs args)
    {
        var key = new ResourceKey(args.Type ?? "", args.Name ?? "");
        var registration = watch.Find(key);
        if (!registered.TryAdd(key, 0))
        {
            throw steps.Fail(ChangeKind.Create, key, $"the program registers two resources of the name {key.Name}");
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

        return await ResourceAsync(key, registration, InputValues.ToJson(args.Inputs));
    }

    private async Task<(string? Id, object State)> ResourceAsync(ResourceKey key, Registration registration, JsonObject inputs)
    {
        var provider = ProviderOf(key);
        var old = state.Find(key);
        var said = inputs.DeepClone().AsObject();
        if (old is { Phase: ResourcePhase.Done })
        {
            registration.LeaveAlone(old.Inputs, inputs);
        }

        var wanted = new ResourceState(
            key,
            registration.Parent,
            0,
            ResourcePhase.Done,
            old?.Id,
            inputs,
            old?.Outputs ?? [],
            await registration.SecretInputsAsync(),
            registration.SecretOutputs.Union(provider.SecretOutputs).ToImmutableHashSet())
        {
            Marks = registration.Marks,
            Dependencies = await registration.DependenciesAsync(),
        };
        redactor.Learn(wanted);
        var unknown = Preview ? await registration.UnknownInputsAsync(name => inputs.ContainsKey(name) || (old is not null && registration.IgnoreChanges.Contains(name))) : None;
        var change = Compare(provider, old, wanted, unknown);
        if (change.Kind == ChangeKind.Replace)
        {
            // As the real engine: what a change alone wouldn't count for, a new resource is made with.
            wanted = wanted with { Inputs = said };
        }

        // Both: protection may be taken away, or given, in the same up.
        if (change.Kind == ChangeKind.Replace && old!.Marks.Protect && wanted.Marks.Protect)
        {
            throw steps.Fail(change.Kind, key, Protection.Of(key, "replaced", change.Inputs.Select(input => input.Name)));
        }

        if (change.Kind == ChangeKind.Same)
        {
            changes.Enqueue(change);
            if (old!.Marks != wanted.Marks || !old.Dependencies.SequenceEqual(wanted.Dependencies))
            {
                marksDiffer = true;
            }

            // Marks and parents may change without anything to do.
            return MockAnswer.Of(Preview || Equivalent(old!, wanted) ? wanted : state.Put(wanted), outputsKnown: true);
        }

        var result = application is null
            ? MockAnswer.Of(wanted with { Id = change.Kind == ChangeKind.Update ? old!.Id : null }, outputsKnown: false)
            : MockAnswer.Of(await application.RunAsync(change.Kind, provider, old, wanted, registration), outputsKnown: true);
        changes.Enqueue(change);
        return result;
    }

    private static ResourceChange Compare(IResourceProvider provider, ResourceState? old, ResourceState wanted, IReadOnlySet<string> unknown)
    {
        if (old is null or { Phase: ResourcePhase.Creating })
        {
            return new ResourceChange(ChangeKind.Create, wanted.Key, InputChange.Between(null, wanted.Inputs, wanted.SecretInputs, unknown));
        }

        // What once was secret isn't shown because the program no longer says so.
        var differences = InputChange.Between(old.Inputs, wanted.Inputs, wanted.SecretInputs.Union(old.SecretInputs).ToHashSet(), unknown);
        var kind = differences.Count == 0 ? ChangeKind.Same
            : provider.NeedsReplacement(old.Inputs, wanted.Inputs) ? ChangeKind.Replace
            : ChangeKind.Update;
        return new ResourceChange(kind, wanted.Key, differences);
    }

    private IResourceProvider ProviderOf(ResourceKey key)
    {
        try
        {
            return providers.Of(key);
        }
        catch (DeploymentException unknown)
        {
            throw steps.Fail(ChangeKind.Create, key, unknown.Message);
        }
    }

    private (string? Id, object State) Component(ResourceKey key, string? parent)
    {
        if (!Preview && state.Find(key) is null)
        {
            state.Put(new ResourceState(key, parent, 0, ResourcePhase.Component, null, [], [], None, None));
        }

        return MockAnswer.Component;
    }

    private static bool Equivalent(ResourceState old, ResourceState wanted) =>
        old.Parent == wanted.Parent && old.Marks == wanted.Marks && old.Dependencies.SequenceEqual(wanted.Dependencies) && old.SecretInputs.SetEquals(wanted.SecretInputs) && old.SecretOutputs.SetEquals(wanted.SecretOutputs);
}
