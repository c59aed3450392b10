namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Makes one resource what the program wants, and records it as soon as it is.</summary>
internal sealed class Application(StateStore state, StepRunner steps, Redactor redactor)
{
    public Task<ResourceState> RunAsync(
        ChangeKind kind, IResourceProvider provider, ResourceState? old, ResourceState wanted, Registration registration)
    {
        return steps.RunAsync(kind, wanted.Key, async step =>
        {
            switch (kind)
            {
                case ChangeKind.Update:
                    return state.Put(Finished(await provider.UpdateAsync(old!, wanted.Inputs, step)));
                case ChangeKind.Replace when registration.DeleteBeforeReplace:
                    await provider.DeleteAsync(old!, step);
                    state.Remove(old!);
                    return await CreateAsync(step);
                case ChangeKind.Replace:
                    return state.Replace(Finished(await provider.CreateAsync(wanted.Inputs, step)));
                default:
                    return await CreateAsync(step);
            }
        }, registration.Timeouts.Of(kind));

        async Task<ResourceState> CreateAsync(StepContext step)
        {
            // Were the lab killed now, the machine might hold what the state doesn't know of.
            var started = state.Put(wanted with { Phase = ResourcePhase.Creating, Outputs = [] });
            try
            {
                return state.Put(Finished(await provider.CreateAsync(wanted.Inputs, step)));
            }
            catch
            {
                // As the real engine: a create that failed, or that was given up between two dials, made nothing.
                state.Remove(started);
                throw;
            }
        }

        ResourceState Finished(ProviderResult result)
        {
            var finished = wanted with { Phase = ResourcePhase.Done, Id = result.Id, Outputs = result.Outputs };
            redactor.Learn(finished);
            return finished;
        }
    }
}
