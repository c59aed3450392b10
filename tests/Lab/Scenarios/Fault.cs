using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// A fault, with traffic before it, meanwhile and after it.
internal static class Fault
{
    // Five a second: a gap that anyone would notice shows, and it is little for emulated machines to carry beside a boot.
    private const int Rate = 5;

    public const string Returns = "traffic is back within 30 s";

    public static readonly TimeSpan Goal = TimeSpan.FromSeconds(30);

    // So much for what waits by a timer (the watch's looks, calls for a handshake), and half as much again for what a busy computer computes meanwhile; the
    // row then says so.
    public static TimeSpan Limit => Goal + Pace.Time(15);

    // Where a watch has to notice it first, which takes several programs more; the row then says so, too.
    public static TimeSpan Notice => Goal + Pace.Time(90);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Strikes until the cause is gone; records how long after that there is traffic, and what was lost in all. Where it goes on, there is traffic all the while.
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
        var said = Say($"{cause}: {back.TotalSeconds:0.0} s", streams);
        // One in a hundred a busy computer loses by itself.
        Assert.True(!goesOn || streams.All(stream => stream.Lost <= stream.Sent / 100), $"traffic did not go on: {said}");
        await RecordAsync(cause, seen, back, streams, limit ?? Limit);
    }

    // Tells whoever runs the test what became of the streams.
    public static string Say(string cause, IEnumerable<PingStream> streams)
    {
        var each = streams.Select(stream => $"{stream.Name} lost {stream.Lost} of {stream.Sent}, gap {stream.LongestGap.TotalSeconds:0.00} s");
        var said = $"{cause}: {string.Join("; ", each)}";
        TestContext.Current.SendDiagnosticMessage(said);
        return said;
    }

    // Records a row; one that was back within the limit, but later than the goal, says that instead.
    public static Task RecordAsync(string cause, string seen, TimeSpan back, IReadOnlyList<PingStream> streams, TimeSpan limit) =>
        ReliabilityTable.RecordAsync(cause, back > Goal ? $"late, within {limit.TotalSeconds:0} s" : seen, back, streams);

    // Another program takes the firewall and the policy rules away, on both machines.
    public static Task FlushAsync(DeployedLab lab) => lab.SayBothAsync("nft flush ruleset; ip -6 rule flush; ip -6 rule add pref 32766 lookup main");

    // Both machines have them again: traffic alone passes without them, too.
    public static Task GuardedAsync(DeployedLab lab) =>
        lab.SayBothAsync($"timeout {Pace.Seconds(60)} sh -c 'until nft list table inet ipv6_dmz >/dev/null 2>&1 && ip -6 rule | grep -q ^6400:; do sleep 1; done'");

    public static Task LastsAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Ct);

    public static Task RebootAsync(DeployedLab lab, params LabMachine[] machines) =>
        Task.WhenAll(machines.Select(machine => lab.Machines.RebootAsync(machine, Ct)));

    public static async Task PowerLossAsync(DeployedLab lab, LabMachine machine)
    {
        await lab.Machines.CutAsync(machine, Ct);
        await LastsAsync(3);
        await lab.Machines.StartAsync(machine, Ct);
    }
}
