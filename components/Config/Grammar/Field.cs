using System.Diagnostics.CodeAnalysis;

namespace Ipv6Dmz.Config;

// What was read from a key.
internal sealed class Field<T>(string key, string shown, Leaf<T> leaf, bool counts = true)
{
    public string Key => key;

    // Whether the key has a meaning in this configuration (ConfigKey.When).
    public bool Counts => counts;

    public T Value => leaf.IsValid && counts ? leaf.Value! : throw new InvalidOperationException($"{key} holds no valid value");

    public bool IsUnset => counts && leaf is { IsValid: true, Value: null };

    public static Field<T> Idle(string key) => new(key, "(not set)", new Leaf<T>(default, []), counts: false);

    // One that nobody configures: what another calls it when it has to say why it doesn't fit.
    public static Field<T> Given(string origin, T value) => new(origin, "(given)", value);

    // Whether there is a value to compare: what is wrong in itself isn't reported a second time.
    public bool Is([NotNullWhen(true)] out T? value)
    {
        value = leaf.Value;
        return counts && leaf.IsValid && value is not null;
    }

    public ConfigError Wrong(string rule, string mend) => new(key, shown, rule, mend);
}
