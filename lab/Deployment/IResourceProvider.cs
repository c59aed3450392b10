using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What the lab can do with one type of resource.</summary>
internal interface IResourceProvider
{
    /// <summary>Whether a change between these inputs makes a new resource instead of changing the old one.</summary>
    bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs);

    /// <summary>Outputs that are secret whatever the program says.</summary>
    IReadOnlySet<string> SecretOutputs { get; }

    Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step);

    Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step);

    Task DeleteAsync(ResourceState old, StepContext step);
}
