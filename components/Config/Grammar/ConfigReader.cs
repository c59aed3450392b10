using System.Text;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Reads single keys, applies defaults and remembers what was wrong.</summary>
internal sealed class ConfigReader(IReadOnlyDictionary<string, string> values)
{
    private const int LongestShown = 100;

    private readonly List<ConfigError> errors = [];

    public IReadOnlyList<ConfigError> Errors => errors;

    public Field<T> Read<T>(string name, LeafParser<T> parse)
    {
        var key = ConfigKeys.ByName[name];
        if (key.When is { } condition && Text(ConfigKeys.ByName[condition.Key]) is var other && (other is null || !condition.Values.Contains(other)))
        {
            // Pulumi hands defaults over as if they were set. And where the other key is wrong in itself, nobody knows whether this one counts.
            if (values.TryGetValue(name, out var idle) && idle.Length > 0 && idle != key.Default && ConfigKeys.IsWord(condition.Key, other))
            {
                errors.Add(new ConfigError(name, key.IsSecret ? "[secret]" : Show(idle), $"it counts only with {condition}, and here that is {other}", "leave it out"));
            }

            return Field<T>.Idle(name);
        }

        var (shown, leaf) = Text(key) is not { } text ? (values.ContainsKey(name) ? "(empty)" : "(not set)", Missing(key))
            : key.IsSecret ? (text.Length > 0 ? "[secret]" : values.ContainsKey(name) ? "(empty)" : "(not set)", parse(text)) : (Show(text), parse.ParseOrNameBlanks(text));
        errors.AddRange(leaf.Faults.Select(fault => new ConfigError(name, shown, fault.Rule, fault.Mend)));
        return new Field<T>(name, shown, leaf);

        Leaf<T> Missing(ConfigKey missing) => new Fault("the key is required", missing switch
        {
            { Type: ConfigKeyType.List } => $"set it in the stack's file, a list, e.g. {missing.Example}",
            _ => $"set it, e.g. `{missing.Command}`",
        });
    }

    /// <summary>A value on one line, with everything visible that could hide in it.</summary>
    public static string Show(string text)
    {
        if (text.Length == 0)
        {
            return "(empty)";
        }

        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(LongestShown))
        {
            shown.Append(rune.Value switch
            {
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when Rune.IsControl(rune) || rune.Value is >= 0x200B and <= 0x202E => $@"\u{rune.Value:x4}",
                _ => rune.ToString(),
            });
        }

        return text.EnumerateRunes().Skip(LongestShown).Any() ? shown.Append('…').ToString() : shown.ToString();
    }

    private string? Text(ConfigKey key)
    {
        if (values.TryGetValue(key.Name, out var text) && (text.Length > 0 || key is { IsRequired: false, Type: not ConfigKeyType.Text }))
        {
            return text;
        }

        return key.Default;
    }
}
