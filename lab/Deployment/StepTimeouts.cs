namespace Ipv6Dmz.Lab.Deployment;

/// <summary>How long a step may wait for its machine, where the program says so: the provider looks at the time between two dials and nowhere else.</summary>
internal sealed record StepTimeouts(TimeSpan? Create = null, TimeSpan? Update = null)
{
    public TimeSpan? Of(ChangeKind kind) => kind == ChangeKind.Update ? Update : Create;
}
