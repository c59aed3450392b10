namespace Ipv6Dmz.Lab.Deployment;

/// <summary>How long a step may take, where the program says so.</summary>
internal sealed record StepTimeouts(TimeSpan? Create = null, TimeSpan? Update = null)
{
    public TimeSpan? Of(ChangeKind kind) => kind == ChangeKind.Update ? Update : Create;
}
