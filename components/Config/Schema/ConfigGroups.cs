using System.Text.Json;

namespace Ipv6Dmz.Config.Schema;

/// <summary>A dotted key is a path into an object: in the schema of Pulumi.yaml as in <c>pulumi config set --path dmz.prefix …</c>.</summary>
public static class ConfigGroups
{
    /// <summary>Raw values by dotted key.</summary>
    /// <param name="groups">As Pulumi passes them: objects and lists are JSON text.</param>
    public static Dictionary<string, string> Flatten(IEnumerable<KeyValuePair<string, string>> groups)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in groups)
        {
            // Set without --path, a dotted key is one word: Pulumi writes it so, and so it is nobody's key.
            foreach (var (leaf, value) in (key == HostList.Key ? null : Leaves(key, text)) ?? [(key.Contains('.') ? $"[\"{key}\"]" : key, text)])
            {
                flat[leaf] = value;
            }
        }

        return flat;
    }

    // What stands in a group; null: it is none or damaged, and then a text like any other.
    private static (string Key, string Value)[]? Leaves(string key, string text)
    {
        try
        {
            using var group = JsonDocument.Parse(text, new() { AllowDuplicateProperties = false });
            return group.RootElement.ValueKind == JsonValueKind.Object ? [.. Leaves(key, group.RootElement)] : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter: half a character.
            return null;
        }
    }

    private static IEnumerable<(string Key, string Value)> Leaves(string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(entry => Leaves($"{key}.{entry.Name}", entry.Value)),
        JsonValueKind.Null => [(key, "")],
        JsonValueKind.String => [(key, value.GetString()!)],
        _ => [(key, value.GetRawText())],
    };
}
