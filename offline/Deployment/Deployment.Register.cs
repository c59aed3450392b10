using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Starts the registration; the resource's outputs get their values when it is done.</summary>
    internal void Register(
        Resource resource, ResourceArgs args, ResourceOptions options, ImmutableDictionary<string, PendingOutput> outputs)
        => Track(RegisterAsync(resource, args, options, outputs));

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        Track(WhenKnownAsync());

        async Task WhenKnownAsync()
        {
            var urn = await resource.Urn.GetValueAsync(whenUnknown: default!);
            var values = await outputs.GetValueAsync(whenUnknown: default!);
            await monitor.RegisterOutputsAsync(urn, await SerializeAsync("registerResourceOutputs", values, new()));
        }
    }

    private async Task RegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, ImmutableDictionary<string, PendingOutput> outputs)
    {
        try
        {
            var (urn, id, state) = await RegisterAfterDependenciesAsync(resource, args, options);
            outputs["urn"].Resolve(new(urn));
            outputs.GetValueOrDefault("id")?.Resolve(new(id, IsKnown: id.Length > 0));
            var deserializer = new Deserializer(warning => Log.Warn(warning, resource));
            foreach (var (name, output) in outputs.Where(output => output.Key is not ("urn" or "id")))
            {
                if (state.TryGetValue(name, out var value))
                {
                    output.Resolve(value with
                    {
                        Value = deserializer.Convert($"{resource.GetType().FullName}.{name}", value.Value, output.Type),
                    });
                }
            }
        }
        catch (Exception error)
        {
            // Whoever waits for one of these must not wait for ever.
            foreach (var output in outputs.Values)
            {
                output.Fail(error);
            }

            throw;
        }
        finally
        {
            foreach (var output in outputs.Values)
            {
                output.ResolveToDefault(isKnown: !Instance.IsDryRun);
            }
        }
    }

    private async Task<(string Urn, string Id, ImmutableDictionary<string, PlainValue> State)> RegisterAfterDependenciesAsync(
        Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var named = await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []);
        var given = args.ToDictionary();
        given.Remove("id");
        given.Remove("urn");
        var serializer = new Serializer();
        var inputs = await SerializeAsync($"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]", given, serializer);
        var parent = options.Parent ?? (resource is Stack ? null : Stack);
        var parentUrn = parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "");
        await Task.WhenAll(Reachable([.. named, .. serializer.Dependencies]).OfType<CustomResource>().Select(r => r.Urn.Data));
        return await monitor.RegisterAsync(resource, parentUrn, inputs);
    }

    private static async Task<ImmutableDictionary<string, PlainValue>> SerializeAsync(
        string path, IDictionary<string, object?> values, Serializer serializer)
    {
        var result = ImmutableDictionary<string, PlainValue>.Empty;
        foreach (var (key, value) in values)
        {
            try
            {
                result = result.AddRange(await serializer.EntriesAsync(path, new Dictionary<string, object?> { [key] = value }));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"error serializing property \"{key}\": {error.Message}", error);
            }
        }

        return result;
    }

    /// <summary>A component stands for itself and all that is below it so far; a custom resource only for itself.</summary>
    private static HashSet<Resource> Reachable(IEnumerable<Resource> resources)
    {
        var found = new HashSet<Resource>();
        var open = new Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (found.Add(resource) && resource is ComponentResource)
            {
                foreach (var child in resource.Children)
                {
                    open.Push(child);
                }
            }
        }

        return found;
    }
}
