using System.Collections.Concurrent;
using System.Diagnostics;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Runs the steps of one run, tells who follows it, and gathers what failed. No text leaves it with a secret in it.</summary>
internal sealed class StepRunner(Redactor redactor, IDeploymentEvents events, CancellationToken cancellation)
{
    public const string Interrupted = "interrupted";
    private readonly ConcurrentQueue<StepFailure> failures = new();

    public IReadOnlyList<StepFailure> Failures => [.. failures];

    /// <exception cref="DeploymentException">The step failed, or didn't start because another had failed.</exception>
    public async Task<T> RunAsync<T>(ChangeKind kind, ResourceKey key, Func<StepContext, Task<T>> work, TimeSpan? limit = null)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!failures.IsEmpty)
        {
            throw new DeploymentException($"{key.Name} was not started because another step failed");
        }

        events.Started(kind, key.Name);
        var start = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (limit is { } time)
        {
            patience.CancelAfter(time);
        }

        try
        {
            var result = await work(new StepContext(line => events.Line(key.Name, redactor.Clean(line)), patience.Token));
            events.Finished(kind, key.Name, Stopwatch.GetElapsedTime(start));
            return result;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw Fail(kind, key, Interrupted, Stopwatch.GetElapsedTime(start));
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested)
        {
            // Of a machine that is waited for: what it had against the last dial.
            var last = late.InnerException is { } failure ? $": {failure.Message}" : "";
            throw Fail(kind, key, $"not reached within {limit!.Value.TotalSeconds:0} s, which is what customTimeouts allows{last}", Stopwatch.GetElapsedTime(start));
        }
        catch (Exception error) when (error is DeploymentException or DialException)
        {
            throw Fail(kind, key, error.Message, Stopwatch.GetElapsedTime(start));
        }
    }

    public DeploymentException Fail(ChangeKind kind, ResourceKey key, string message, TimeSpan took = default)
    {
        var clean = redactor.Clean(message);
        failures.Enqueue(new StepFailure(key.Name, clean));
        events.Failed(kind, key.Name, took, clean);
        return new DeploymentException($"{key.Name}: {clean}");
    }

    /// <summary>A failure that is not to stop what comes after it.</summary>
    public void Forgive(string note)
    {
        failures.Clear();
        events.Note(redactor.Clean(note));
    }
}
