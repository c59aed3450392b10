using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>One input that differs, ready to be shown: what is secret or not yet known has become a word for it.</summary>
public sealed record InputChange(string Name, string? Old, string? New)
{
    public const string Secret = "[secret]";
    public const string Unknown = "[unknown]";

    /// <param name="old">Null for a resource that isn't there yet.</param>
    internal static IReadOnlyList<InputChange> Between(
        JsonObject? old, JsonObject @new, IReadOnlySet<string> secrets, IReadOnlySet<string> unknown)
    {
        return [.. (old ?? []).Select(pair => pair.Key)
            .Union(@new.Select(pair => pair.Key))
            .Union(unknown)
            .Order(StringComparer.Ordinal)
            .Where(name => unknown.Contains(name) || old is null || !Same(old, @new, name))
            .Select(name => new InputChange(
                name,
                Shown(old, name),
                unknown.Contains(name) ? Unknown : Shown(@new, name)))];

        string? Shown(JsonObject? inputs, string name) =>
            inputs?.ContainsKey(name) != true ? null : secrets.Contains(name) ? Secret : InputValues.Text(inputs[name]);
    }

    private static bool Same(JsonObject old, JsonObject @new, string name) =>
        old.ContainsKey(name) == @new.ContainsKey(name) && JsonNode.DeepEquals(old[name], @new[name]);
}
