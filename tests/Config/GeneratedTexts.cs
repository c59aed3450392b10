using System.Text.Encodings.Web;

namespace Ipv6Dmz.Tests.Config;

// What the table of keys makes of each file that says something of keys.
internal static partial class GeneratedTexts
{
    private const string Begin = "<!-- The table: written by the tests, from components/Config/Schema/ConfigKeys.cs. -->";
    private const string End = "<!-- The end of the table. -->";

    // Of a comment in a stack's file, with its indentation.
    private const int Width = 140;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Document(string text) => string.Join('\n', [
        $"{text.Split(Begin)[0]}{Begin}", "",
        "| key | default | what it is | a change is |", "|---|---|---|---|", .. ConfigKeys.All.Select(Row), "", $"{End}{text.Split(End)[1]}"]);

    // Everything from `config:` on: the schema.
    public static string Project(string text) => $"{text.Split("\nconfig:\n")[0]}\nconfig:\n{string.Concat(ConfigKeys.Schema.Select(Schema))}";

    // The comment above each key, also above one that is commented out as `#key: value`; and a key that the file hasn't, behind the one before it in the table.
    // Values, what stands behind them and other comments are the file's own.
    public static string Stack(string text)
    {
        var (lines, path, ends) = (new List<string>(), new List<string>(), new Dictionary<string, (int Line, string Indent)>());
        foreach (var line in text.Split('\n'))
        {
            if (Entry().Match(line) is { Success: true } entry)
            {
                var (indent, mark, inner) = (entry.Groups[1].Value, entry.Groups[2].Value, entry.Groups[3].Value);
                path = [.. path.Take((indent.Length + inner.Length - 2) / 2), entry.Groups[4].Value];
                var name = string.Join('.', path);
                if (ConfigKeys.ByName.TryGetValue(name, out var key))
                {
                    var front = inner.Length > 0 ? $"{indent}{mark}{inner}# " : $"{indent}# ";
                    var old = lines.FindLastIndex(above => !above.StartsWith(front) || above.StartsWith($"{front}---") || Entry().IsMatch(above)) + 1;
                    lines.RemoveRange(old, lines.Count - old);
                    lines.AddRange(Wrapped(key.Description, Width - front.Length).Select(words => front + words));
                }

                ends[name] = (lines.Count + 1, key is null ? $"{indent}  " : indent);
            }
            else if (line.TrimStart().StartsWith('-') && ends.TryGetValue(string.Join('.', path), out var list))
            {
                ends[string.Join('.', path)] = list with { Line = lines.Count + 1 };
            }

            lines.Add(line);
        }

        var values = YamlFile.Values(text).ToImmutableDictionary();
        if (Missing(values, ends.Keys).FirstOrDefault(key => ends.ContainsKey(Group(key.Name))) is { } missing)
        {
            var (line, indent) = ends[Before(missing, ends.Keys)];
            lines.Insert(line, $"{indent}{missing.Name.Split('.')[^1]}: {(missing.Default is "" ? "\"\"" : missing.Default ?? missing.Example)}");
            return Stack(string.Join('\n', lines));
        }

        return string.Join('\n', lines);
    }

    // Keys that count with the file's values, but for secrets and what is known of a machine once it is there.
    private static IEnumerable<ConfigKey> Missing(ImmutableDictionary<string, string> values, IEnumerable<string> present) =>
        ConfigKeys.All.Where(key => !key.IsSecret && !key.Name.EndsWith(".hostKey") && !BadValueTests.IsIdle(key, values)).ExceptBy(present, key => key.Name);

    private static string Before(ConfigKey key, IEnumerable<string> present) =>
        ConfigKeys.All.TakeWhile(other => other != key).Select(other => other.Name).LastOrDefault(name => present.Contains(name) && Group(name) == Group(key.Name), Group(key.Name));

    private static string Group(string name) => name[..name.LastIndexOf('.')];

    private static string Row(ConfigKey key)
    {
        var value = key switch { { IsSecret: true } => "none, secret", { Default: null } => "required", { Default: "" } => "none", _ => $"`{key.Default}`" };
        return $"| `{key.Name}` | {value} | {key.Description} | {key.Change}{(key.Effect == "" ? "" : $": {key.Effect}")} |";
    }

    private static string Schema(ConfigKey key)
    {
        var (type, value) = key.Type switch
        {
            ConfigKeyType.Text => ("string", JsonSerializer.Serialize(key.Default)),
            ConfigKeyType.Integer => ("integer", key.Default),
            _ => ("array\n    items:\n      type: string", key.Default!.Replace(",", ", ")),
        };
        return $"  {key.Name}:\n    type: {type}\n    description: {JsonSerializer.Serialize(key.Description, Json)}\n    default: {value}\n";
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? $" {word}" : word;
        }

        yield return line;
    }

    // A key or a group. Where it is commented out, behind its # the name comes at once or by the two blanks of each level; a sentence comes after one blank.
    [GeneratedRegex(@"^( +)(#?)((?:  )*)(?:ipv6-dmz:)?([A-Za-z0-9]+):(?: .*)?$")]
    private static partial Regex Entry();
}
