using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A resource as the testing interface wants it back.</summary>
internal static class MockAnswer
{
    public static readonly (string? Id, object State) Component = (null, ImmutableDictionary<string, object>.Empty);

    /// <param name="outputsKnown">In a preview what is left out counts as unknown.</param>
    public static (string? Id, object State) Of(ResourceState resource, bool outputsKnown)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        Add(resource.Inputs, resource.SecretInputs);
        if (outputsKnown)
        {
            Add(resource.Outputs, resource.SecretOutputs);
        }

        return (resource.Id, values.ToImmutableDictionary());

        void Add(JsonObject from, IReadOnlySet<string> secrets)
        {
            foreach (var (name, node) in from)
            {
                if (InputValues.FromJson(node) is { } value)
                {
                    values[name] = secrets.Contains(name) ? Output.CreateSecret(value) : value;
                }
            }
        }
    }
}
