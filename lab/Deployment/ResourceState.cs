using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What the state remembers of one resource.</summary>
/// <param name="Order">Counts creations.</param>
/// <param name="SecretInputs">Names of the inputs that are stored encrypted and never shown.</param>
public sealed record ResourceState(
    ResourceKey Key,
    string? Parent,
    int Order,
    ResourcePhase Phase,
    string? Id,
    JsonObject Inputs,
    JsonObject Outputs,
    IReadOnlySet<string> SecretInputs,
    IReadOnlySet<string> SecretOutputs)
{
    public ResourceMarks Marks { get; init; } = ResourceMarks.None;

    /// <summary>What has to be there for it, and so goes after it.</summary>
    public IReadOnlyList<ResourceKey> Dependencies { get; init; } = [];

    /// <summary>Whether there is something that a delete would undo.</summary>
    public bool Made => Phase is ResourcePhase.Done or ResourcePhase.Replaced;
}
