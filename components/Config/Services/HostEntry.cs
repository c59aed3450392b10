using System.Text.Json;

namespace Ipv6Dmz.Config;

// A map in the list of hosts: of a host, or of a service.
internal sealed class HostEntry
{
    private readonly JsonElement map;
    private readonly List<ConfigError> errors;

    public HostEntry(string path, JsonElement map, string[] known, List<ConfigError> errors)
    {
        (Path, this.map, this.errors) = (path, map, errors);
        if (map.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(path, Shown(map), "keys and values belong here", $"write it like {{ {known[0]}: … }}"));
            return;
        }

        errors.AddRange(from entry in map.EnumerateObject() where !known.Contains(entry.Name) select new ConfigError(
            $"{path}.{ConfigReader.Show(entry.Name)}", "(not shown)", "there is no such key", $"it is one of {string.Join(", ", known)}"));
    }

    public string Path { get; }

    public Field<T> Read<T>(string key, LeafParser<T> parse, string? otherwise = null)
    {
        var (name, text) = ($"{Path}.{key}", Text(key) ?? otherwise);
        var shown = text is null or "" ? "(not set)" : ConfigReader.Show(text);
        var leaf = text is null ? new Fault("the key is required", "set it in the list of hosts") : parse.ParseOrNameBlanks(text);
        errors.AddRange(leaf.Faults.Select(fault => new ConfigError(name, shown, fault.Rule, fault.Mend)));
        return new(name, shown, leaf);
    }

    public IEnumerable<JsonElement> List(string key)
    {
        if (map.ValueKind != JsonValueKind.Object || !map.TryGetProperty(key, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new($"{Path}.{key}", Shown(list), "not a list", "write it as a YAML list, a line `- …` for each"));
            return [];
        }

        return list.EnumerateArray();
    }

    // Numbers and truth values are written without quotes.
    private string? Text(string key) => map.ValueKind != JsonValueKind.Object || !map.TryGetProperty(key, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static string Shown(JsonElement element) => ConfigReader.Show(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText());
}
