using Ipv6Dmz.Lab;

namespace Ipv6Dmz.Tests.Lab;

public sealed class PollTests
{
    private static readonly Backoff Quick = new(TimeSpan.FromMilliseconds(1), 1, TimeSpan.FromMilliseconds(1));

    [Fact]
    public void Ten_forgiven_dials_wait_about_eleven_seconds_in_all() =>
        Assert.Equal(11.3, Enumerable.Range(0, 10).Sum(n => Backoff.Dial.After(n).TotalSeconds), 0.1);

    [Fact]
    public void A_wait_never_exceeds_the_most() => Assert.Equal(TimeSpan.FromSeconds(5), Backoff.Dial.After(1000));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task What_always_fails_is_tried_once_more_than_it_is_retried(int retries, int attempts)
    {
        var count = 0;

        await Assert.ThrowsAsync<IOException>(() => Poll.RetryAsync<int>(
            _ =>
            {
                count++;
                throw new IOException();
            }, retries, Quick, TestContext.Current.CancellationToken));

        Assert.Equal(attempts, count);
    }

    [Fact]
    public async Task Without_a_limit_only_cancelling_ends_it()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var count = 0;

        var ended = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Poll.RetryAsync<int>(
            _ =>
            {
                if (++count == 20)
                {
                    cancel.Cancel();
                }
                throw new IOException();
            }, retries: -1, Quick, cancel.Token).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        Assert.Equal(20, count);
        Assert.IsType<IOException>(ended.InnerException);
    }

    [Fact]
    public async Task A_condition_is_asked_at_least_once_and_not_after_the_deadline()
    {
        var count = 0;

        Assert.False(await Poll.UntilAsync(_ => Task.FromResult(++count > 1), TimeSpan.Zero, ct: TestContext.Current.CancellationToken));
        Assert.Equal(1, count);
    }
}
