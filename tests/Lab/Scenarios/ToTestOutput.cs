namespace Ipv6Dmz.Tests.Lab.Scenarios;

// A deployment's progress among the test runner's diagnostic messages.
internal sealed class ToTestOutput : IDeploymentEvents
{
    public void Planned(int steps) => Say($"{steps} steps");

    public void Started(ChangeKind kind, string step)
    {
    }

    public void Line(string step, string text) => Say($"{step}: {text}");

    public void Finished(ChangeKind kind, string step, TimeSpan took) => Say($"{step} {kind} {took.TotalSeconds:0.0} s");

    public void Failed(ChangeKind kind, string step, TimeSpan took, string message) => Say($"{step} failed: {message}");

    public void Note(string text) => Say(text);

    private static void Say(string text) => TestContext.Current.SendDiagnosticMessage(text);
}
