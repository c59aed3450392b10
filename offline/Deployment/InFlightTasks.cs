using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Everything a program has started and that has not ended yet.</summary>
internal sealed class InFlightTasks
{
    private readonly Lock gate = new();
    private readonly List<Exception> failures = [];
    private int running;
    private TaskCompletionSource<ImmutableArray<Exception>>? waiting;

    public void Add(Task task)
    {
        lock (gate)
        {
            running++;
        }

        task.ContinueWith(Ended, TaskScheduler.Default);
    }

    /// <summary>The failures of the first moment there is one, or none once nothing runs any more.</summary>
    public Task<ImmutableArray<Exception>> IdleOrFirstFailureAsync()
    {
        lock (gate)
        {
            waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var task = waiting.Task;
            Answer();
            return task;
        }
    }

    private void Ended(Task task)
    {
        lock (gate)
        {
            running--;
            failures.AddRange(task.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>());
            Answer();
        }
    }

    private void Answer()
    {
        if (waiting is not null && (failures.Count > 0 || running == 0))
        {
            // One failure passes through every output that depends on it.
            waiting.SetResult([.. failures.Distinct()]);
            failures.Clear();
            waiting = null;
        }
    }
}
