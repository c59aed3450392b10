using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A lab of the tests, which come one after the other, beside the one of a demo: started by the first test that wants it, gone with the last.</summary>
/// <param name="first">The snapshot of the machines as shipped, with nothing deployed.</param>
public abstract class TestLab(LabFolder folder, string first, bool cloud) : IAsyncDisposable
{
    // Whoever uses the machines of this process, and which.
    private static (string Test, LabMachines Machines)? used;

    private LabLock? alone;
    private LabMachines? machines;
    private bool isUp;

    /// <summary>The folder of all labs.</summary>
    protected static string Root { get; } = Path.Combine(RepositoryFile.Root(), ".lab");

    /// <summary>Which run of test.sh, of which this process is a part.</summary>
    internal static string Run { get; } = Environment.GetEnvironmentVariable("IPV6_DMZ_TEST_RUN") ?? Guid.NewGuid().ToString("N");

    protected static string? Kind { get; } = Environment.GetEnvironmentVariable("IPV6_DMZ_TEST_LAB");

    /// <summary>What the machines are: <c>test.sh --debian</c>, or the lab's default.</summary>
    public static DebianRelease Debian { get; } = Environment.GetEnvironmentVariable("IPV6_DMZ_TEST_DEBIAN") is { Length: > 0 } name ? DebianRelease.Of(name)
        : Kind == "debian-12" ? DebianRelease.Of("12")
        : DebianRelease.Default;

    protected LabMachines Machines => machines!;

    /// <summary>The machines in the state of a snapshot. Skips the test, with the reason, where there can be none.</summary>
    /// <param name="snapshot">Its name.</param>
    /// <param name="measures">For a test that has the computer to itself.</param>
    protected async Task<LabMachines> RestoredAsync(string snapshot, bool measures)
    {
        Assert.SkipWhen(LabSupport.WhyNot() is not null, LabSupport.WhyNot() ?? "");
        var ct = TestContext.Current.CancellationToken;
        alone ??= LabLock.Take(folder.Path, "test.sh");
        machines ??= new LabMachines(folder);
        await Turn.TakeAsync(machines, measures, ct);
        if (isUp && machines.HasSnapshot(first))
        {
            await machines.RestoreAsync(snapshot, new ToTestOutput(), ct);
        }
        else
        {
            // One lab of a run after the other: a boot takes what processors there are, and the pace is to be the computer's.
            using var start = await Hold.TakeAsync(Path.Combine(Root, "start.lock"), ct);
            await BeginAsync(machines, ct);
            await machines.RestoreAsync(snapshot, new ToTestOutput(), ct);
            await MeasureAsync(machines, ct);
            isUp = true;
        }
        used = (TestContext.Current.Test?.UniqueID ?? "", machines);
        return machines;
    }

    /// <summary>What is wrong with the clocks of the machines that a test uses.</summary>
    /// <param name="test">Its unique id. A test without machines has no clock that could be wrong.</param>
    internal static Task<IReadOnlyList<string>> WrongClocksAsync(string test) =>
        used is { } those && those.Test == test ? those.Machines.WrongClocksAsync() : Task.FromResult<IReadOnlyList<string>>([]);

    // Once a run, by the first lab that is up: how much longer than elsewhere machines take for a fixed amount of work.
    internal static async Task MeasureAsync(LabMachines machines, CancellationToken ct)
    {
        var file = Path.Combine(Root, "pace");
        var known = File.Exists(file) ? (await File.ReadAllTextAsync(file, ct)).Split(' ') : [];
        if (known is not [var run, var seconds] || run != Run)
        {
            // At first, what was just restored is translated anew.
            await machines.WorkAsync(ct);
            seconds = (await machines.WorkAsync(ct)).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(file, $"{Run} {seconds}", ct);
        }

        Pace.Set(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        TestContext.Current.SendDiagnosticMessage(string.Create(
            CultureInfo.InvariantCulture, $"a fixed amount of work took {seconds} s: what machines compute has {Pace.Factor:0.0} times its time"));
    }

    /// <summary>Nobody uses the machines any more.</summary>
    protected virtual Task EndAsync(LabMachines machines) => machines.DownAsync();

    /// <summary>Makes the first snapshot of machines that have none.</summary>
    protected virtual Task BeginAsync(LabMachines machines, CancellationToken ct) => BootAsync(machines, first, cloud, ct);

    /// <summary>Makes that snapshot, unless an earlier run has.</summary>
    internal static async Task BootAsync(LabMachines machines, string first, bool cloud, CancellationToken ct)
    {
        if (machines.HasSnapshot(first) && await machines.AreAsync(cloud, Debian, ct))
        {
            return;
        }
        await machines.EraseAsync(ct);
        await machines.UpAsync(new ToTestOutput(), ct, cloud, Debian);
        await machines.SnapshotAsync(first, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (machines is not null)
        {
            await EndAsync(machines);
            machines.Dispose();
        }
        alone?.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class ToTestOutput : IProgress<LabStep>
    {
        public void Report(LabStep value) => TestContext.Current.SendDiagnosticMessage($"{value.Elapsed.TotalSeconds:0} s {value.What}");
    }
}
