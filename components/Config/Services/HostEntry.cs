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
        if (!IsMap)
        {
            errors.Add(new(path, Shown(map), "keys and values belong here", $"write it like {{ {known[0]}: … }}"));
            return;
        }

        var keys = map.EnumerateObject().ToLookup(entry => entry.Name);
        errors.AddRange(from key in keys where key.Skip(1).Any() select new ConfigError(
            $"{path}.{ConfigReader.Show(key.Key)}", "(not shown)", "the key stands there twice", "keep one of the two"));
        errors.AddRange(from key in keys where !known.Contains(key.Key) select new ConfigError(
            $"{path}.{ConfigReader.Show(key.Key)}", "(not shown)", "there is no such key", $"it is one of {string.Join(", ", known)}"));
    }

    public string Path { get; }

    private bool IsMap => map.ValueKind == JsonValueKind.Object;

    public Field<T> Read<T>(string key, LeafParser<T> parse, string? otherwise = null)
    {
        if (!IsMap)
        {
            return Field<T>.Idle($"{Path}.{key}");
        }

        var (name, text) = ($"{Path}.{key}", Text(key) ?? otherwise);
        var shown = text is null or "" ? "(not set)" : ConfigReader.Show(text);
        var leaf = text is null ? new Fault("the key is required", "set it in the list of hosts") : parse.ParseOrNameBlanks(text);
        errors.AddRange(leaf.Faults.Select(fault => new ConfigError(name, shown, fault.Rule, fault.Mend)));
        return new(name, shown, leaf);
    }

    public IEnumerable<JsonElement> List(string key)
    {
        if (!IsMap || !map.TryGetProperty(key, out var list) || list.ValueKind == JsonValueKind.Null)
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

    // Numbers and truth values are written without quotes. A key with nothing behind it is not the same as none: `from:` with its list forgotten would open a
    // service to everybody.
    private string? Text(string key) => !map.TryGetProperty(key, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static string Shown(JsonElement element) => ConfigReader.Show(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText());
}
