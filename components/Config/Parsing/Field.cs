using System.Diagnostics.CodeAnalysis;

namespace Ipv6Dmz.Config.Parsing;

/// <summary>A key together with what was read from it, for relations between keys.</summary>
internal sealed class Field<T>(string key, string shown, Leaf<T> leaf)
{
    public string Key => key;

    /// <summary>The value, once the configuration is known to be free of errors.</summary>
    public T Value => leaf.IsValid ? leaf.Value! : throw new InvalidOperationException($"{key} holds no valid value");

    /// <summary>Whether an optional key was left out.</summary>
    public bool IsUnset => leaf is { IsValid: true, Value: null };

    /// <summary>Whether there is a value to compare: what is wrong in itself isn't reported a second time.</summary>
    public bool Is([NotNullWhen(true)] out T? value)
    {
        value = leaf.Value;
        return leaf.IsValid && value is not null;
    }

    public ConfigError Wrong(string rule, string mend) => new(key, shown, rule, mend);
}
