using System.Collections.Immutable;
using System.Text.Json;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A stack's config as the engine hands it to a program: full keys, every value a string.</summary>
public sealed record StackConfig(
    string Project,
    string Stack,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedSet<string> SecretKeys)
{
    /// <summary>Sets one value; a key without a namespace belongs to the project.</summary>
    public StackConfig With(ConfigValue entry)
    {
        var key = FullKey(Project, entry.Key);
        return this with
        {
            Values = Values.SetItem(key, entry.Value),
            SecretKeys = entry.Secret ? SecretKeys.Add(key) : SecretKeys,
        };
    }

    public StackConfig With(IEnumerable<ConfigValue> entries) => entries.Aggregate(this, (config, entry) => config.With(entry));

    /// <summary>What PULUMI_CONFIG holds.</summary>
    public string ValuesJson() => JsonSerializer.Serialize(Values);

    /// <summary>What PULUMI_CONFIG_SECRET_KEYS holds.</summary>
    public string SecretKeysJson() => JsonSerializer.Serialize(SecretKeys);

    internal static string FullKey(string project, string key) =>
        key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
}
