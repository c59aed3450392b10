namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a run does, or would do, with one resource.</summary>
public sealed record ResourceChange(ChangeKind Kind, ResourceKey Key, IReadOnlyList<InputChange> Inputs);
