namespace Ipv6Dmz.Tests.Lab.Deployment;

internal sealed class RecordedEvents : IDeploymentEvents
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public string All => string.Join('\n', lines);

    public void Planned(int steps) => lines.Enqueue($"planned {steps}");

    public void Started(ChangeKind kind, string step) => lines.Enqueue($"started {kind} {step}");

    public void Line(string step, string text) => lines.Enqueue($"| {step}: {text}");

    public void Finished(ChangeKind kind, string step, TimeSpan took) => lines.Enqueue($"finished {kind} {step}");

    public void Failed(ChangeKind kind, string step, TimeSpan took, string message) => lines.Enqueue($"failed {kind} {step}: {message}");

    public void Note(string text) => lines.Enqueue($"note {text}");
}
