namespace Ipv6Dmz.Tests.Lab;

public sealed class PollTests
{
    private static readonly Backoff AtOnce = new(TimeSpan.FromMilliseconds(1), 1, TimeSpan.FromMilliseconds(1));
    private int count;

    [Fact]
    public void Ten_forgiven_dials_wait_about_eleven_seconds_in_all_and_no_wait_exceeds_the_most()
    {
        Assert.Equal(11.3, Enumerable.Range(0, 10).Sum(n => Backoff.Dial.After(n).TotalSeconds), 0.1);
        Assert.Equal(TimeSpan.FromSeconds(5), Backoff.Dial.After(1000));
    }

    [Fact]
    public async Task Without_a_limit_only_cancelling_ends_it()
    {
        using var cancel = new CancellationTokenSource();

        var ended = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Poll.RetryAsync(Task<int> (_) =>
        {
            if (++count == 20)
            {
                cancel.Cancel();
            }

            throw new IOException();
        }, retries: -1, AtOnce, cancel.Token).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        Assert.Equal((20, typeof(IOException)), (count, ended.InnerException?.GetType()));
    }
}
