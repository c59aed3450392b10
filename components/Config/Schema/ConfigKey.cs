namespace Ipv6Dmz.Config.Schema;

/// <summary>One key of the configuration.</summary>
/// <param name="Name">Without the project's namespace, e.g. <c>dmz.prefix</c>.</param>
/// <param name="What">The key's meaning and consequences, in sentences.</param>
/// <param name="Default">Raw text, JSON for arrays; <see langword="null"/>: the key is required.</param>
/// <param name="Example">A raw value that fits, for messages and documentation; <see langword="null"/>: the default.</param>
/// <param name="Type">The type that Pulumi checks before the program sees the value.</param>
/// <param name="IsSecret">Whether its value is never to be shown.</param>
/// <param name="When">Condition on another key for this one to count; <see langword="null"/>: it always does.</param>
/// <param name="Change">The kind of change that another value makes on a deployed stack, one of <see cref="ConfigChanges"/>.</param>
/// <param name="Effect">Consequences of such a change; empty: those of the kind.</param>
public sealed record ConfigKey(
    string Name,
    string What,
    string? Default = null,
    string? Example = null,
    ConfigKeyType Type = ConfigKeyType.Text,
    bool IsSecret = false,
    ConfigCondition? When = null,
    string Change = ConfigChanges.Live,
    string Effect = "")
{
    /// <summary>A raw value that fits.</summary>
    public string Example { get; } = Example ?? Default ?? "";

    /// <summary>The one text of the key: in Pulumi.yaml, in docs/configuration.md and above it in a stack's file.</summary>
    public string Description => When is null ? What : $"Only with {string.Join(" or ", When.Values)}. {What}";

    /// <summary>The command that sets it. A secret has a key of its own outside the groups: Pulumi calls a whole group secret if one value in it is.</summary>
    public string Command => !IsSecret ? $"pulumi config set --path {Name} '{Example}'"
        : Example.StartsWith("-----", StringComparison.Ordinal) ? $"pulumi config set --secret {Name} < ~/.ssh/id_ed25519"
        : $"pulumi config set --secret {Name}";

    /// <summary>Whether the stack has to set it, where it counts.</summary>
    public bool IsRequired => Default is null;
}
