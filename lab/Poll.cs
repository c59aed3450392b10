namespace Ipv6Dmz.Lab;

/// <summary>The one place that waits: for a condition with a deadline, or between the attempts of something that may fail.</summary>
public static class Poll
{
    /// <summary>Asks until the answer is true (true) or the deadline has passed (false). Asks at least once.</summary>
    public static async Task<bool> UntilAsync(
        Func<CancellationToken, Task<bool>> condition, TimeSpan deadline, TimeSpan? interval = null, CancellationToken ct = default)
    {
        using var phase = Phase.Begin(Phase.Wait);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!await condition(ct))
        {
            if (clock.Elapsed >= deadline)
            {
                return false;
            }
            await Task.Delay(interval ?? TimeSpan.FromMilliseconds(200), ct);
        }
        return true;
    }

    /// <summary>Repeats what throws, up to <paramref name="retries"/> times after the first attempt (−1: until cancelled).</summary>
    /// <exception cref="OperationCanceledException">Cancelled; inside it is what the last attempt threw.</exception>
    public static async Task<T> RetryAsync<T>(
        Func<CancellationToken, Task<T>> attempt, int retries, Backoff backoff, CancellationToken ct = default)
    {
        Exception? last = null;
        try
        {
            for (var failures = 0; ; failures++)
            {
                try
                {
                    return await attempt(ct);
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    last = failure;
                    ct.ThrowIfCancellationRequested();
                    if (retries >= 0 && failures >= retries)
                    {
                        throw;
                    }

                    await Task.Delay(backoff.After(failures), ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException("cancelled between attempts", last, ct);
        }
    }
}
