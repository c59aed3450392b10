using System.Collections.Concurrent;
using System.Diagnostics;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Machines;

// What machines compute in a time, and whether time is the same for them as for this computer.
public sealed partial class LabMachines
{
    // How long the clock of a machine is watched that was not looked at when this boot of it began.
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(10);

    // A machine that doesn't answer by then keeps its time to itself.
    private static TimeSpan ClockLimit => Pace.Time(40);

    // Since the last restore. In a snapshot's making machines stand still, and their clocks with them.
    private readonly ConcurrentDictionary<LabMachine, ClockReading> _clocks = new();

    /// <summary>How long <see cref="Pace.Work"/> takes in two machines at the same time, as in an <c>up</c>.</summary>
    public async Task<TimeSpan> WorkAsync(CancellationToken ct = default)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(new[] { LabMachine.World, LabMachine.Router }.Select(async machine =>
        {
            var result = await (await ConnectAsync(machine, ct)).RunAsync(Pace.Work, ct: ct);
            if (!result.Ok)
            {
                throw new LabException($"{machine.Label()}: {Pace.Work}: {result.Stderr}");
            }
        }));
        return clock.Elapsed;
    }

    /// <summary>
    /// What is wrong with the machines' clocks: since the last restore, or, of one that has booted since, in the next ten seconds. A machine that doesn't answer
    /// is left out.
    /// </summary>
    public async Task<IReadOnlyList<string>> WrongClocksAsync(CancellationToken ct = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ClockLimit);
        var wrong = await Task.WhenAll(Present.Where(m => m.Pid() is not null).Select(m => WrongClockAsync(m.Id, patience.Token, ct)));
        return [.. wrong.OfType<string>()];
    }

    private async Task<string?> WrongClockAsync(LabMachine machine, CancellationToken patience, CancellationToken ct)
    {
        try
        {
            var now = await LookAsync(machine, patience);
            if (_clocks.TryGetValue(machine, out var restored) && restored.Boot == now.Boot)
            {
                return ClockReading.Wrong(machine.Label(), restored, now);
            }
            await Task.Delay(Watched, patience);
            return ClockReading.Wrong(machine.Label(), now, await LookAsync(machine, patience));
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (e is OperationCanceledException or LabException || Sessions.IsLost(e, ct)))
        {
            return null;
        }
    }

    private async Task<ClockReading> LookAsync(LabMachine machine, CancellationToken ct)
    {
        var session = await ConnectAsync(machine, ct);
        var before = Stopwatch.GetElapsedTime(0);
        var result = await session.RunAsync(ClockReading.Command, ct: ct);
        return ClockReading.Parse(result.Stdout, before, Stopwatch.GetElapsedTime(0))
            ?? throw new LabException($"{machine.Label()} doesn't say what its clock shows: {result.Stdout}{result.Stderr}");
    }
}
