namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>A command that a test lets run for as long as it wants.</summary>
internal sealed class HeldCommand
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once the command runs.</summary>
    public Task Started => started.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Release() => released.TrySetResult();

    public Task RunAsync()
    {
        started.TrySetResult();
        return released.Task;
    }
}
