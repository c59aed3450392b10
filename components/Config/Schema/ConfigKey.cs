namespace Ipv6Dmz.Config.Schema;

/// <summary>One key of the configuration.</summary>
/// <param name="Name">Without the project's namespace, e.g. <c>dmz.prefix</c>.</param>
/// <param name="What">Meaning and consequences, in sentences.</param>
/// <param name="Default">Raw text, JSON for arrays; null: the key is required.</param>
/// <param name="Example">A raw value that fits; null: the default.</param>
/// <param name="Type">Pulumi checks it before the program sees the value.</param>
/// <param name="When">For the key to count; null: it always does.</param>
/// <param name="Change">What another value does to a deployed stack: one of the kinds in docs/configuration.md.</param>
/// <param name="Effect">Its consequences; empty: those of the kind.</param>
public sealed record ConfigKey(
    string Name,
    string What,
    string? Default = null,
    string? Example = null,
    ConfigKeyType Type = ConfigKeyType.Text,
    bool IsSecret = false,
    ConfigCondition? When = null,
    string Change = ConfigKeys.Live,
    string Effect = "")
{
    /// <summary>A raw value that fits.</summary>
    public string Example { get; } = Example ?? Default ?? "";

    /// <summary>What Pulumi.yaml, docs/configuration.md and the comment in a stack's file say.</summary>
    public string Description => When is null ? What : $"Only with {string.Join(" or ", When.Values)}. {What}";

    /// <summary>Sets it. A secret has a key of its own outside the groups: Pulumi calls a whole group secret if one value in it is.</summary>
    public string Command => !IsSecret ? $"pulumi config set --path {Name} '{Example}'"
        : Example.StartsWith("-----") ? $"pulumi config set --secret {Name} < ~/.ssh/id_ed25519"
        : $"pulumi config set --secret {Name}";

    /// <summary>Where it counts.</summary>
    public bool IsRequired => Default is null;
}
