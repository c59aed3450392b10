using System.Text;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

internal sealed class ConfigReader(IReadOnlyDictionary<string, string> values, Func<string, HostsFile>? file = null)
{
    private const int LongestShown = 100;

    // A map, which is no key of the table.
    public string? Hosts => values.GetValueOrDefault(HostList.Key);

    public HostsFile File(string name) => file?.Invoke(name) ?? new(null, "nobody reads files here", "use hosts");

    public List<ConfigError> Errors { get; } = [];

    public List<string> Samples { get; } = [];

    public Field<T> Read<T>(string name, LeafParser<T> parse)
    {
        var key = ConfigKeys.ByName[name];
        if (key.When is { } when && Text(ConfigKeys.ByName[when.Key]) is var other && (other is null || !when.Values.Contains(other)))
        {
            // Pulumi hands defaults over as if they were set. And where the other key is wrong in itself, nobody knows whether this one counts.
            if (values.TryGetValue(name, out var idle) && idle.Length > 0 && idle != key.Default && ConfigKeys.IsWord(when.Key, other))
            {
                Errors.Add(new(name, key.IsSecret ? "[secret]" : Show(idle), $"it counts only with {when}, and here that is {other}", "leave it out"));
            }

            return Field<T>.Idle(name);
        }

        var text = Text(key);
        var shown = text is null or "" ? values.ContainsKey(name) ? "(empty)" : "(not set)" : key.IsSecret ? "[secret]" : Show(text);
        var leaf = text is null ? new Fault("the key is required", key.Type == ConfigKeyType.List ? $"set it in the stack's file, a list, e.g. {key.Example}" : $"set it, e.g. `{key.Command}`")
            : key.IsSecret ? parse(text)
            : parse.ParseOrNameBlanks(text);
        Errors.AddRange(leaf.Faults.Select(fault => new ConfigError(name, shown, fault.Rule, fault.Mend)));
        if (!key.IsSecret && text?.Split([.. "[]\",/- "]).Any(word => word.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(word, out var address) && address.IsSample()) == true)
        {
            Samples.Add(name);
        }

        return new Field<T>(name, shown, leaf);
    }

    // Everything visible that could hide.
    public static string Show(string text) => text.Length == 0 ? "(empty)"
        : text.Length <= LongestShown && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? text
        : string.Concat(text.EnumerateRunes().Take(LongestShown).Select(Show)) + (text.EnumerateRunes().Skip(LongestShown).Any() ? "…" : "");

    private static string Show(Rune rune) => rune.Value switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when Rune.IsControl(rune) || rune.Value is >= 0x200B and <= 0x202E => $@"\u{rune.Value:x4}",
        _ => rune.ToString(),
    };

    private string? Text(ConfigKey key) =>
        values.TryGetValue(key.Name, out var text) && (text.Length > 0 || key is { IsRequired: false, Type: not ConfigKeyType.Text }) ? text : key.Default;
}
