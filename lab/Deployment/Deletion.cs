namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// Deletes resources for good, in the real engine's order: by how far they are from what depends on nothing, the farthest first, those of one distance side
/// by side, and the next ones once all of them are gone.
/// </summary>
internal sealed class Deletion(StateStore state, Providers providers, StepRunner steps, Redactor redactor)
{
    /// <summary>Stops at the first that fails, unless forced.</summary>
    /// <param name="force">Forget what can't be deleted, and go on.</param>
    public async Task<IReadOnlyList<ResourceChange>> RunAsync(IEnumerable<ResourceState> resources, bool force, CancellationToken cancellation)
    {
        var deleted = new List<ResourceChange>();
        var all = resources.ToList();
        // As the real engine: before anything is gone, and force doesn't overrule it.
        if (all.FirstOrDefault(resource => resource.Marks.Protect) is { } kept)
        {
            _ = steps.Fail(ChangeKind.Delete, kept.Key, Protection.Of(kept.Key, "deleted", []));
            return deleted;
        }

        var going = all.Select(resource => resource.Key).ToHashSet();
        foreach (var round in Rounds(all))
        {
            // Who goes on after a failure needs to know of it before the next one starts.
            foreach (var side in force ? round.Chunk(1) : [round])
            {
                var gone = await Task.WhenAll(side.Select(async resource => (Resource: resource, Gone: await GoneAsync(resource))));
                deleted.AddRange(gone.Where(it => it.Gone && it.Resource.Made).Select(it => new ResourceChange(ChangeKind.Delete, it.Resource.Key, [])));
                if (!gone.All(it => it.Gone))
                {
                    return deleted;
                }
            }
        }

        return deleted;

        async Task<bool> GoneAsync(ResourceState resource)
        {
            if (resource.Made && !await TryAsync(resource, GoesByItself(resource, going), force, cancellation))
            {
                return false;
            }

            state.Remove(resource);
            return true;
        }
    }

    private static List<ResourceState[]> Rounds(List<ResourceState> resources)
    {
        var rounds = new List<ResourceState[]>();
        var left = resources;
        while (left.Count > 0)
        {
            var round = left.Where(resource => !left.Any(other => Needs(resource, other))).ToArray();
            // A circle, which no engine makes, would not come to an end otherwise.
            round = round.Length > 0 ? round : [.. left];
            rounds.Insert(0, round);
            left = [.. left.Except(round)];
        }

        return rounds;
    }

    private static bool Needs(ResourceState resource, ResourceState other) =>
        other != resource
        && (resource.Dependencies.Contains(other.Key) || resource.Marks.DeletedWith == other.Key || resource.Parent == other.Key.Name);

    private static bool GoesByItself(ResourceState resource, HashSet<ResourceKey> going) =>
        resource.Marks.DeletedWith is { } with && going.Contains(with);

    private async Task<bool> TryAsync(ResourceState resource, bool byItself, bool force, CancellationToken cancellation)
    {
        redactor.Learn(resource);
        try
        {
            return await steps.RunAsync(ChangeKind.Delete, resource.Key, async step =>
            {
                if (!byItself)
                {
                    await providers.Of(resource.Key).DeleteAsync(resource, step);
                }

                return true;
            });
        }
        catch (DeploymentException error) when (!cancellation.IsCancellationRequested)
        {
            if (force)
            {
                steps.Forgive($"forgotten, not deleted: {error.Message}");
            }

            return force;
        }
    }
}
