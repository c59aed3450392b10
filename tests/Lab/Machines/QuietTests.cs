using Ipv6Dmz.Lab;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class QuietTests : InFolder
{
    /// <summary>Long enough for anything but waiting for somebody who doesn't let go.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Who_is_alone_waits_for_the_others_and_they_for_it_from_the_moment_it_asks()
    {
        var beside = await Quiet.BesideAsync(Folder, Ct).WaitAsync(Limit, Ct);
        (await Quiet.BesideAsync(Folder, Ct).WaitAsync(Limit, Ct)).Dispose();
        var alone = Quiet.AloneAsync(Folder, Ct);
        var later = Quiet.BesideAsync(Folder, Ct);
        Assert.False(await SoonAsync(alone, later));

        beside.Dispose();
        var held = await alone.WaitAsync(Limit, Ct);
        Assert.False(await SoonAsync(later));

        held.Dispose();
        (await later.WaitAsync(Limit, Ct)).Dispose();
    }

    /// <summary>Whether any of them gets its turn in half a second.</summary>
    private static Task<bool> SoonAsync(params Task[] waiting) =>
        Poll.UntilAsync(_ => Task.FromResult(waiting.Any(task => task.IsCompleted)), TimeSpan.FromMilliseconds(500), ct: Ct);

    [Fact]
    public async Task Who_gives_up_waiting_to_be_alone_keeps_nobody_out()
    {
        using var given = new CancellationTokenSource();
        using var beside = await Quiet.BesideAsync(Folder, Ct).WaitAsync(Limit, Ct);
        var alone = Quiet.AloneAsync(Folder, given.Token);

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone.WaitAsync(Limit, Ct));
        (await Quiet.BesideAsync(Folder, Ct).WaitAsync(Limit, Ct)).Dispose();
    }
}
