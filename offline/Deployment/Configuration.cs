using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration as the engine hands it to a program: by the environment, all values as text.</summary>
internal sealed record Configuration(ImmutableDictionary<string, string> Values)
{
    public static Configuration FromEnvironment() => new(
        Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { } json
            ? Parse(JsonDocument.Parse(json).RootElement)
            : ImmutableDictionary<string, string>.Empty);

    private static ImmutableDictionary<string, string> Parse(JsonElement values)
        => values.EnumerateObject().ToImmutableDictionary(value => WithoutConfig(value.Name), value => value.Value.ToString());

    /// <summary>Old stack files have project:config:key.</summary>
    private static string WithoutConfig(string key)
        => key.Split(':', 3) is [{ Length: > 0 } project, "config", var rest] ? $"{project}:{rest}" : key;
}
