using System.Collections.Concurrent;
using System.Globalization;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>A line for each step as it ends: how far, what, what became of it, how long. One that takes long says so before that.</summary>
/// <param name="patience">How long a step runs before it is named; 5 s.</param>
public sealed class DeploymentProgress(Screen screen, bool verbose, TimeSpan? patience = null) : IDeploymentEvents
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new();
    private int planned;
    private int ended;

    public void Planned(int steps) => (planned, ended) = (steps, 0);

    public void Started(ChangeKind kind, string step)
    {
        if (verbose)
        {
            screen.Dim($"{step} …");
            return;
        }

        var end = running[step] = new CancellationTokenSource();
        _ = NameAsync(step, end.Token);
    }

    public void Line(string step, string text)
    {
        if (verbose)
        {
            screen.Dim($"    {step}: {text}");
        }
    }

    public void Finished(ChangeKind kind, string step, TimeSpan took) => screen.Line(End(step, ChangeText.Done(kind), took));

    public void Failed(ChangeKind kind, string step, TimeSpan took, string message) => screen.Bad(End(step, message == StepRunner.Interrupted ? "cut off" : "FAILED", took));

    public void Note(string text) => screen.Changed(text);

    private async Task NameAsync(string step, CancellationToken end)
    {
        await Task.Delay(patience ?? TimeSpan.FromSeconds(5), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!end.IsCancellationRequested)
        {
            var total = planned.ToString(CultureInfo.InvariantCulture);
            screen.Dim($"[{"…".PadLeft(total.Length)}/{total}] {step,-24} running");
        }
    }

    private string End(string step, string what, TimeSpan took)
    {
        if (running.TryRemove(step, out var naming))
        {
            naming.Cancel();
            naming.Dispose();
        }

        // Deletes at the end of an up, or of what turned out to differ, can exceed the plan.
        var done = Interlocked.Increment(ref ended);
        var total = Math.Max(planned, done).ToString(CultureInfo.InvariantCulture);
        var number = done.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length);
        return string.Create(CultureInfo.InvariantCulture, $"[{number}/{total}] {step,-24} {what,-9} {took.TotalSeconds,6:0.0} s");
    }
}
