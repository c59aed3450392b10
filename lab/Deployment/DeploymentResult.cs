namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a run did, or would do. Outputs are ready to be shown.</summary>
public sealed record DeploymentResult(
    IReadOnlyList<ResourceChange> Changes,
    IReadOnlyDictionary<string, string> Outputs,
    IReadOnlyList<StepFailure> Failures)
{
    public bool Ok => Failures.Count == 0;

    public bool HasChanges => Changes.Any(change => change.Kind != ChangeKind.Same);

    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);
}
