namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Deletes resources for good, one after another.</summary>
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
        foreach (var resource in all)
        {
            if (resource.Made && !await TryAsync(resource, GoesByItself(resource, going), force, cancellation))
            {
                break;
            }

            state.Remove(resource);
            if (resource.Made)
            {
                deleted.Add(new ResourceChange(ChangeKind.Delete, resource.Key, []));
            }
        }

        return deleted;
    }

    private static bool GoesByItself(ResourceState resource, HashSet<ResourceKey> going) =>
        resource.Marks.RetainOnDelete || (resource.Marks.DeletedWith is { } with && going.Contains(with));

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
