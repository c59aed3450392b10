using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What the program said of a resource beyond its plain inputs.</summary>
/// <param name="Inputs">Every input that the program set; its traits are there once the input is.</param>
internal sealed record Registration(
    bool Component,
    string? Parent,
    IReadOnlyDictionary<string, Task<InputTraits>> Inputs,
    Task<IReadOnlySet<ResourceKey>> DependsOn,
    IReadOnlySet<string> SecretOutputs,
    bool DeleteBeforeReplace,
    IReadOnlyList<string> IgnoreChanges,
    ResourceMarks Marks,
    StepTimeouts Timeouts)
{
    /// <summary>The inputs with what the program wants left alone as it was; for comparing, and for an update. Names of whole inputs are known, paths into them aren't.</summary>
    public void LeaveAlone(JsonObject old, JsonObject inputs)
    {
        foreach (var name in IgnoreChanges)
        {
            inputs.Remove(name);
            if (old.TryGetPropertyValue(name, out var before))
            {
                inputs[name] = before?.DeepClone();
            }
        }
    }

    /// <summary>What it needs, said or by its inputs.</summary>
    public async Task<IReadOnlyList<ResourceKey>> DependenciesAsync()
    {
        var traits = await Task.WhenAll(Inputs.Values);
        return [.. (await DependsOn).Concat(traits.SelectMany(input => input.Sources)).Distinct().OrderBy(key => key.ToString(), StringComparer.Ordinal)];
    }

    public Task<HashSet<string>> SecretInputsAsync() => WhereAsync((_, traits) => traits.Secret);

    /// <summary>Inputs that the program set and that didn't come: they hang on something not yet known.</summary>
    public Task<HashSet<string>> UnknownInputsAsync(Func<string, bool> came) =>
        WhereAsync((name, traits) => !traits.Null && !came(name));

    private async Task<HashSet<string>> WhereAsync(Func<string, InputTraits, bool> wanted)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, traits) in Inputs)
        {
            if (wanted(name, await traits))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
