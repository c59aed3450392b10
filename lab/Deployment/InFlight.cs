namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Counts what is under way, so that nobody leaves before it has ended.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private bool closed;

    /// <exception cref="DeploymentException">The end has been called: nothing new starts.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        lock (gate)
        {
            if (closed)
            {
                throw new DeploymentException("not started: the run is at its end");
            }

            running++;
        }

        try
        {
            return await work();
        }
        finally
        {
            lock (gate)
            {
                running--;
                Answer();
            }
        }
    }

    /// <summary>From here on nothing starts; done when everything that had started has ended.</summary>
    public Task EndAsync()
    {
        lock (gate)
        {
            closed = true;
            Answer();
            return ended.Task;
        }
    }

    private void Answer()
    {
        if (closed && running == 0)
        {
            ended.TrySetResult();
        }
    }
}
