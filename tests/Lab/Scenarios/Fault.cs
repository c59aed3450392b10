using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>A fault, with traffic before it, meanwhile and after it.</summary>
internal static class Fault
{
    /// <summary>Five a second: a gap that anyone would notice shows, and it is little for emulated machines to carry beside a boot.</summary>
    private const int Rate = 5;

    public const string Returns = "traffic is back within 30 s";

    public static readonly TimeSpan Goal = TimeSpan.FromSeconds(30);

    /// <summary>So much, and half as much again for a computer that is busy; the row then says so.</summary>
    public static readonly TimeSpan Limit = Goal * 1.5;

    /// <summary>Where a watch has to notice it first, which takes several programs more; the row then says so, too.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Records how long after the cause was gone there is traffic, and what was lost in all.</summary>
    /// <param name="cause">The row's.</param>
    /// <param name="strike">The cause, to when it is gone.</param>
    /// <param name="seen">Said in the row.</param>
    /// <param name="afterwards">What must hold in the end.</param>
    /// <param name="limit">How long it may take; null: as always.</param>
    /// <param name="goesOn">Whether traffic is to go on all the while.</param>
    public static async Task RunAsync(
        DeployedLab lab, string cause, Func<Task> strike, string seen = "it was", Func<Task>? afterwards = null, TimeSpan? limit = null, bool goesOn = false)
    {
        await using var traffic = await Traffic.StartAsync(lab, Rate);
        await strike();
        var back = await traffic.FlowsAsync(await Traffic.NowAsync(lab), limit ?? Limit);
        if (afterwards is not null)
        {
            await afterwards();
        }

        var streams = await traffic.StopAsync();
        TestContext.Current.SendDiagnosticMessage($"{cause}: {back.TotalSeconds:0.0} s; {string.Join("; ", streams.Select(stream => $"{stream.Name} lost {stream.Lost} of {stream.Sent}, gap {stream.LongestGap.TotalSeconds:0.0} s"))}");
        // One in a hundred a busy computer loses by itself.
        Assert.True(!goesOn || streams.All(stream => stream.Lost <= stream.Sent / 100), $"{cause}: traffic did not go on: {string.Join("; ", streams.Select(stream => $"{stream.Name} lost {stream.Lost} of {stream.Sent}"))}");
        await RecordAsync(cause, seen, back, streams, limit ?? Limit);
    }

    /// <summary>Records a row; one that was back within the limit, but later than the goal, says that instead.</summary>
    public static Task RecordAsync(string cause, string seen, TimeSpan back, IReadOnlyList<PingStream> streams, TimeSpan limit) =>
        ReliabilityTable.RecordAsync(cause, back > Goal ? $"late, within {limit.TotalSeconds:0} s" : seen, back, streams);

    /// <summary>Time for a fault to be felt.</summary>
    public static Task LastsAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Ct);

    public static Task RebootAsync(DeployedLab lab, params LabMachine[] machines) =>
        Task.WhenAll(machines.Select(machine => lab.Machines.RebootAsync(machine, Ct)));

    /// <summary>Without power for a few seconds.</summary>
    public static async Task PowerLossAsync(DeployedLab lab, LabMachine machine)
    {
        await lab.Machines.CutAsync(machine, Ct);
        await LastsAsync(3);
        await lab.Machines.StartAsync(machine, Ct);
    }
}
