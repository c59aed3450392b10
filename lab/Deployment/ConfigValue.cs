namespace Ipv6Dmz.Lab.Deployment;

/// <summary>One config value as `pulumi config set` takes it: arrays and objects are JSON text.</summary>
public sealed record ConfigValue(string Key, string Value, bool Secret = false)
{
    /// <summary>Whether the key is to be as if the stack's file didn't have it, as after `pulumi config rm --path`.</summary>
    public bool IsUnset { get; private init; }

    /// <summary>A key that is taken away.</summary>
    public static ConfigValue Unset(string key) => new(key, "") { IsUnset = true };

    /// <summary>Reads `key=value` from a command line.</summary>
    /// <exception cref="FormatException">There is no `=`, or no key before it.</exception>
    public static ConfigValue Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new ConfigValue(text[..equals].Trim(), text[(equals + 1)..])
            : throw new FormatException($"'{text}' is not key=value, as in dmz.dhcpLease=6h");
    }
}
