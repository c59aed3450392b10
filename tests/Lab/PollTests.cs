namespace Ipv6Dmz.Tests.Lab;

public sealed class PollTests
{
    private int count;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Ten_forgiven_dials_wait_about_eleven_seconds_in_all_and_no_wait_exceeds_the_most()
    {
        Assert.Equal(11.3, Enumerable.Range(0, 10).Sum(n => Backoff.Dial.After(n).TotalSeconds), 0.1);
        Assert.Equal(TimeSpan.FromSeconds(5), Backoff.Dial.After(1000));
    }

    [Fact]
    public async Task Without_a_limit_only_cancelling_ends_it()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var ended = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Poll.RetryAsync(_ => FailAsync(cancel), retries: -1, new(TimeSpan.FromMilliseconds(1), 1, TimeSpan.FromMilliseconds(1)), cancel.Token)
                .WaitAsync(TimeSpan.FromSeconds(30), Ct));

        Assert.Equal(20, count);
        Assert.IsType<IOException>(ended.InnerException);
    }

    [Fact]
    public async Task A_condition_is_asked_at_least_once_and_not_after_the_deadline()
    {
        Assert.False(await Poll.UntilAsync(_ => Task.FromResult(++count > 1), TimeSpan.Zero, ct: Ct));

        Assert.Equal(1, count);
    }

    private Task<int> FailAsync(CancellationTokenSource cancel)
    {
        if (++count == 20)
        {
            cancel.Cancel();
        }

        throw new IOException();
    }
}
