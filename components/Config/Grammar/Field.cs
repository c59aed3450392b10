using System.Diagnostics.CodeAnalysis;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>A key together with what was read from it, for rules between keys.</summary>
internal sealed class Field<T>(string key, string shown, Leaf<T> leaf, bool counts = true)
{
    public string Key => key;

    /// <summary>Whether the key has a meaning in this configuration (<see cref="ConfigKey.When"/>).</summary>
    public bool Counts => counts;

    /// <summary>The value, once the configuration is known to be free of errors.</summary>
    public T Value => leaf.IsValid && counts ? leaf.Value! : throw new InvalidOperationException($"{key} holds no valid value");

    public bool IsUnset => counts && leaf is { IsValid: true, Value: null };

    public static Field<T> Idle(string key) => new(key, "(not set)", new Leaf<T>(default, []), counts: false);

    /// <summary>One that nobody configures: what another calls it when it has to say why it doesn't fit.</summary>
    public static Field<T> Given(string origin, T value) => new(origin, "(given)", value);

    /// <summary>Whether there is a value to compare: what is wrong in itself isn't reported a second time.</summary>
    public bool Is([NotNullWhen(true)] out T? value)
    {
        value = leaf.Value;
        return counts && leaf.IsValid && value is not null;
    }

    public ConfigError Wrong(string rule, string mend) => new(key, shown, rule, mend);
}
