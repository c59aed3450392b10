using System.Collections;
using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>The engine's side of a test: asks the mocks, and remembers what was registered.</summary>
internal sealed class MockMonitor(IMocks mocks)
{
    private readonly List<Resource> resources = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (resources)
            {
                return [.. resources];
            }
        }
    }

    public async Task<(string Urn, string Id, ImmutableDictionary<string, PlainValue> State)> RegisterAsync(
        Resource resource, string parentUrn, ImmutableDictionary<string, PlainValue> inputs)
    {
        lock (resources)
        {
            resources.Add(resource);
        }

        var urn = NewUrn(parentUrn, resource.GetResourceType(), resource.GetResourceName());
        if (resource is Stack)
        {
            return (urn, "", ImmutableDictionary<string, PlainValue>.Empty);
        }

        var (id, state) = await mocks.NewResourceAsync(new()
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            // An input with anything unknown in it is not there at all.
            Inputs = inputs.Where(i => i.Value is { IsKnown: true, Value: not null }).ToImmutableDictionary(i => i.Key, i => i.Value.Value!),
            Provider = "",
            Id = "",
        });
        var answer = state as IDictionary ?? (state as InputArgs)?.ToDictionary()
            ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type");
        return (urn, id ?? "", await new Serializer().EntriesAsync("", answer));
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, PlainValue> outputs)
        => mocks.RegisterResourceOutputs(new(urn, outputs.ToImmutableDictionary(
            output => output.Key,
            output => new Output<object?>(Task.FromResult(
                new OutputData<object?>([], output.Value.Value, output.Value.IsKnown, output.Value.IsSecret))))));

    /// <summary>As in the SDK's own mock: of the parents' types only the outermost is in the name.</summary>
    private static string NewUrn(string parentUrn, string type, string name)
    {
        var qualified = parentUrn.Length == 0 ? type : $"{parentUrn.Split("::")[2].Split('$')[0]}${type}";
        return $"urn:pulumi:{Deployment.Instance.StackName}::{Deployment.Instance.ProjectName}::{qualified}::{name}";
    }
}
