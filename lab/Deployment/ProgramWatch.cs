using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// Sees what mocks can't: which inputs the program set and marked secret, parents, options. A transformation on the stack gets
/// every resource before it is registered. A stack that the lab deploys hands <see cref="Options"/> to its base.
/// </summary>
public sealed class ProgramWatch
{
    private static readonly AsyncLocal<ProgramWatch?> Running = new();

    private static readonly MethodInfo Traits =
        typeof(ProgramWatch).GetMethod(nameof(TraitsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ConcurrentDictionary<ResourceKey, Registration> registrations = new();
    private readonly ConcurrentQueue<string> said = new();

    private ProgramWatch()
    {
    }

    /// <summary>Options that let the run in progress watch the stack; null where nothing watches.</summary>
    public static StackOptions? Options() => Running.Value is { } watch
        ? new StackOptions { ResourceTransformations = { watch.Look } }
        : null;

    /// <summary>Takes what the program has to say to whoever runs it; null where nothing watches.</summary>
    public static Action<string>? Say() => Running.Value is { } watch ? watch.said.Enqueue : null;

    /// <summary>What the program said so far.</summary>
    internal IReadOnlyCollection<string> Said => said;

    /// <summary>From here on the caller's run is watched.</summary>
    internal static ProgramWatch Begin() => Running.Value = new ProgramWatch();

    internal Registration? Find(ResourceKey key) => registrations.GetValueOrDefault(key);

    private ResourceTransformationResult? Look(ResourceTransformationArgs args)
    {
        var key = KeyOf(args.Resource)!.Value;
        var options = args.Options as CustomResourceOptions;
        registrations[key] = new Registration(
            args.Resource is ComponentResource,
            args.Options.Parent?.GetResourceName(),
            InputsOf(args.Args).ToDictionary(
                input => input.Name,
                input => (Task<InputTraits>)Traits.MakeGenericMethod(InputSources.ValueType(input.Value.GetType())!).Invoke(null, [input.Value])!),
            InputSources.OfAsync(args.Options.DependsOn),
            options?.AdditionalSecretOutputs.ToImmutableHashSet() ?? [],
            options?.DeleteBeforeReplace == true,
            [.. args.Options.IgnoreChanges],
            new ResourceMarks(args.Options.Protect == true, KeyOf(args.Options.DeletedWith)),
            new StepTimeouts(args.Options.CustomTimeouts?.Create, args.Options.CustomTimeouts?.Update));
        return null;
    }

    internal static ResourceKey? KeyOf(Resource? resource) =>
        resource is null ? null : new ResourceKey(resource.GetResourceType(), resource.GetResourceName());

    // Fields too, and never their properties: reading those makes empty lists of what was not set.
    internal static IEnumerable<(string Name, object Value)> InputsOf(InputArgs args) => args.GetType()
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Select(member => (Member: member, Input: member.CustomAttributes.FirstOrDefault(it => it.AttributeType == typeof(InputAttribute))))
        .Where(found => found.Input is not null)
        .Select(found => (
            Name: (string)found.Input!.ConstructorArguments[0].Value!,
            Value: found.Member is FieldInfo field ? field.GetValue(args) : ((PropertyInfo)found.Member).GetValue(args)))
        .Where(input => input.Value is not null)!;

    private static async Task<InputTraits> TraitsAsync<T>(Input<T> input)
    {
        var output = input.ToOutput();
        return new InputTraits(
            await Output.IsSecretAsync(output),
            await OutputUtilities.GetIsKnownAsync(output) && await OutputUtilities.GetValueAsync(output) is null,
            await InputSources.OfAsync(input));
    }
}
